type Labels = Readonly<Record<string, string>>;

const SUBJECT: Labels = {
  'security id': 'SubjectUserSid',
  'account name': 'SubjectUserName',
  'account domain': 'SubjectDomainName',
  'domain name': 'SubjectDomainName',
  'logon id': 'SubjectLogonId',
};
const TARGET: Labels = {
  'security id': 'TargetUserSid',
  'account name': 'TargetUserName',
  'account domain': 'TargetDomainName',
  'logon id': 'TargetLogonId',
  'logon guid': 'LogonGuid',
};
const OBJECT_ACCOUNT: Labels = {
  'security id': 'TargetSid',
  'account name': 'TargetUserName',
  'account domain': 'TargetDomainName',
  'domain name': 'TargetDomainName',
  'user id': 'TargetSid',
  'supplied realm name': 'TargetDomainName',
  'old account name': 'OldTargetUserName',
  'new account name': 'NewTargetUserName',
};
const GROUP: Labels = {
  'security id': 'TargetSid',
  'group name': 'TargetUserName',
  'account name': 'TargetUserName',
  'group domain': 'TargetDomainName',
  'account domain': 'TargetDomainName',
};

/** Labels under no heading. */
const TOP: Labels = {
  'logon type': 'LogonType',
  'logon account': 'TargetUserName',
  'source workstation': 'Workstation',
  'error code': 'Status',
  'authentication package': 'PackageName',
  'service name': 'ServiceName',
  'service file name': 'ImagePath',
  'service type': 'ServiceType',
  'service start type': 'StartType',
  'service account': 'AccountName',
  privileges: 'PrivilegeList',
};

/** What Windows calls in English, under each heading of a message, the fields of EventData. All in lower case. */
const SECTIONS: Readonly<Record<string, Labels>> = {
  '': TOP,
  subject: SUBJECT,
  'creator subject': SUBJECT,
  'new logon': TARGET,
  'account for which logon failed': TARGET,
  'target subject': TARGET,
  'account whose credentials were used': TARGET,
  'account information': OBJECT_ACCOUNT,
  'new account': OBJECT_ACCOUNT,
  'target account': OBJECT_ACCOUNT,
  'account that was locked out': OBJECT_ACCOUNT,
  'new computer account': OBJECT_ACCOUNT,
  'computer account that was changed': OBJECT_ACCOUNT,
  group: GROUP,
  'new group': GROUP,
  'deleted group': GROUP,
  member: { 'security id': 'MemberSid', 'account name': 'MemberName' },
  'logon information': { 'logon type': 'LogonType' },
  'target server': {
    'target server name': 'TargetServerName',
    'additional information': 'TargetInfo',
  },
  'service information': {
    'service name': 'ServiceName',
    'service id': 'ServiceSid',
    'service file name': 'ServiceFileName',
    'service type': 'ServiceType',
    'service start type': 'ServiceStartType',
    'service account': 'ServiceAccount',
  },
  'network information': {
    'workstation name': 'WorkstationName',
    'source network address': 'IpAddress',
    'network address': 'IpAddress',
    'client address': 'IpAddress',
    'source address': 'IpAddress',
    'source port': 'IpPort',
    'client port': 'IpPort',
    port: 'IpPort',
    direction: 'Direction',
    'destination address': 'DestAddress',
    'destination port': 'DestPort',
    protocol: 'Protocol',
    'object type': 'ObjectType',
  },
  'application information': { 'process id': 'ProcessID', 'application name': 'Application' },
  'process information': {
    'process id': 'ProcessId',
    'process name': 'ProcessName',
    'caller process id': 'ProcessId',
    'caller process name': 'ProcessName',
    'new process id': 'NewProcessId',
    'new process name': 'NewProcessName',
    'token elevation type': 'TokenElevationType',
    'mandatory label': 'MandatoryLabel',
    'creator process id': 'ProcessId',
    'creator process name': 'ParentProcessName',
    'process command line': 'CommandLine',
  },
  'failure information': {
    'failure reason': 'FailureReason',
    status: 'Status',
    'sub status': 'SubStatus',
  },
  'detailed authentication information': {
    'logon process': 'LogonProcessName',
    'authentication package': 'AuthenticationPackageName',
    'transited services': 'TransmittedServices',
    'package name (ntlm only)': 'LmPackageName',
    'key length': 'KeyLength',
  },
  'additional information': {
    'ticket options': 'TicketOptions',
    'ticket encryption type': 'TicketEncryptionType',
    'result code': 'Status',
    'failure code': 'Status',
    'pre-authentication type': 'PreAuthType',
    'caller workstation': 'Workstation',
    'status code': 'Status',
    privileges: 'PrivilegeList',
  },
  'task information': {
    'task name': 'TaskName',
    'task content': 'TaskContent',
    'task new content': 'TaskContentNew',
  },
  'audit policy change': {
    category: 'CategoryId',
    subcategory: 'SubcategoryId',
    'subcategory guid': 'SubcategoryGuid',
    changes: 'AuditPolicyChanges',
  },
  'share information': {
    'share name': 'ShareName',
    'share path': 'ShareLocalPath',
    'relative target name': 'RelativeTargetName',
  },
  object: {
    'object server': 'ObjectServer',
    'object type': 'ObjectType',
    'object name': 'ObjectName',
    'object value name': 'ObjectValueName',
    'operation type': 'OperationType',
    'handle id': 'HandleId',
  },
  'change information': { 'old value': 'OldValue', 'new value': 'NewValue' },
  'access request information': { 'access mask': 'AccessMask' },
  attributes: { 'new uac value': 'NewUacValue' },
  'changed attributes': { 'new uac value': 'NewUacValue' },
};

/** The filtering platform has its own names for the ends of a connection. */
const CONNECTION_CODES = ['5150', '5151', '5152', '5153', '5156', '5157', '5158', '5159'];
const CONNECTION_ENDS: Labels = { 'source address': 'SourceAddress', 'source port': 'SourcePort' };

/** The name in EventData of the field that stands under a heading with a label; undefined when it is not known. */
export function fieldOfLabel(code: string, heading: string, label: string): string | undefined {
  const section = heading.toLowerCase();
  const key = label.toLowerCase();
  const isEnd = section === 'network information' && CONNECTION_CODES.includes(code);
  return (isEnd ? CONNECTION_ENDS[key] : undefined) ?? SECTIONS[section]?.[key];
}
