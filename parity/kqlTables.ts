/** Columns of the tables of Sentinel that the texts read, as Microsoft documents them. */
const DEVICE =
  'TimeGenerated: datetime, Timestamp: datetime, DeviceId: string, DeviceName: string, ActionType: string, ReportId: long';
const INITIATOR = [
  'InitiatingProcessFileName: string, InitiatingProcessFolderPath: string, InitiatingProcessCommandLine: string',
  'InitiatingProcessId: long, InitiatingProcessCreationTime: datetime, InitiatingProcessParentFileName: string',
  'InitiatingProcessAccountName: string, InitiatingProcessAccountDomain: string',
  'InitiatingProcessAccountSid: string, InitiatingProcessLogonId: long',
].join(', ');

export const KQL_TABLES: Readonly<Record<string, string>> = {
  DeviceProcessEvents: `(${DEVICE}, FileName: string, FolderPath: string, SHA1: string, SHA256: string, ProcessId: long, ProcessCommandLine: string, ProcessCreationTime: datetime, ProcessIntegrityLevel: string, ProcessVersionInfoOriginalFileName: string, ProcessVersionInfoCompanyName: string, AccountDomain: string, AccountName: string, AccountSid: string, LogonId: long, ${INITIATOR})`,
  DeviceNetworkEvents: `(${DEVICE}, RemoteIP: string, RemotePort: int, RemoteUrl: string, RemoteIPType: string, LocalIP: string, LocalPort: int, LocalIPType: string, Protocol: string, ${INITIATOR})`,
  DeviceLogonEvents: `(${DEVICE}, LogonType: string, AccountDomain: string, AccountName: string, AccountSid: string, Protocol: string, FailureReason: string, LogonId: long, RemoteDeviceName: string, RemoteIP: string, RemoteIPType: string, RemotePort: int, IsLocalAdmin: bool, ${INITIATOR})`,
  SecurityEvent:
    '(TimeGenerated: datetime, Computer: string, EventID: int, Activity: string, Channel: string, EventSourceName: string, EventRecordId: string, Account: string, AccountType: string, SubjectUserName: string, SubjectDomainName: string, SubjectUserSid: string, SubjectLogonId: string, TargetUserName: string, TargetDomainName: string, TargetAccount: string, TargetSid: string, TargetUserSid: string, TargetLogonId: string, MemberName: string, MemberSid: string, LogonType: int, LogonTypeName: string, Status: string, SubStatus: string, FailureReason: string, IpAddress: string, IpPort: string, WorkstationName: string, LogonProcessName: string, AuthenticationPackageName: string, LmPackageName: string, KeyLength: int, NewProcessName: string, NewProcessId: string, CommandLine: string, ParentProcessName: string, ProcessId: string, PrivilegeList: string)',
};
