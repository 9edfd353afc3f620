type Labels = Readonly<Record<string, string>>;

/** Hayabusa's short labels that mean the same field in every log. */
const COMMON: Labels = {
  Cmdline: 'CommandLine',
  CmdLine: 'CommandLine',
  Cmd: 'CommandLine',
  ParentCmdline: 'ParentCommandLine',
  ParentCmd: 'ParentCommandLine',
  PGUID: 'ProcessGuid',
  ParentPID: 'ParentProcessId',
  ParentPGUID: 'ParentProcessGuid',
  LGUID: 'LogonGuid',
  Hash: 'Hashes',
  ScriptBlock: 'ScriptBlockText',
  Svc: 'ServiceName',
};

const SYSMON: Labels = {
  Proc: 'Image',
  PID: 'ProcessId',
  Path: 'TargetFilename',
  LID: 'LogonId',
  TgtObj: 'TargetObject',
  RegKey: 'TargetObject',
  OldName: 'TargetObject',
  Proto: 'Protocol',
  SrcIP: 'SourceIp',
  SrcPort: 'SourcePort',
  SrcHost: 'SourceHostname',
  TgtIP: 'DestinationIp',
  TgtPort: 'DestinationPort',
  TgtHost: 'DestinationHostname',
  SrcProc: 'SourceImage',
  TgtProc: 'TargetImage',
  SrcPID: 'SourceProcessId',
  SrcPGUID: 'SourceProcessGUID',
  TgtPID: 'TargetProcessId',
  TgtPGUID: 'TargetProcessGUID',
  SrcUser: 'SourceUser',
  TgtUser: 'TargetUser',
  Access: 'GrantedAccess',
  Query: 'QueryName',
  Result: 'QueryResults',
  Config: 'Configuration',
  Pipe: 'PipeName',
};

const SECURITY: Labels = {
  User: 'SubjectUserName',
  SrcUser: 'SubjectUserName',
  SID: 'SubjectUserSid',
  Domain: 'SubjectDomainName',
  Dom: 'SubjectDomainName',
  LID: 'SubjectLogonId',
  TgtUser: 'TargetUserName',
  TgtDomain: 'TargetDomainName',
  TgtSID: 'TargetSid',
  TgtGrp: 'TargetUserName',
  TgtSvr: 'TargetInfo',
  SrcIP: 'IpAddress',
  SrcPort: 'IpPort',
  SrcComp: 'WorkstationName',
  Type: 'LogonType',
  AuthPkg: 'AuthenticationPackageName',
  Proc: 'ProcessName',
  PID: 'ProcessId',
  Name: 'TaskName',
  Task: 'TaskName',
  Content: 'TaskContent',
};

const OF_GROUPS: Labels = { SrcSID: 'MemberSid', SrcUser: 'MemberName' };
const OF_CONNECTIONS: Labels = {
  Proc: 'Application',
  PID: 'ProcessID',
  SrcIP: 'SourceAddress',
  SrcPort: 'SourcePort',
  TgtIP: 'DestAddress',
  TgtPort: 'DestPort',
  Proto: 'Protocol',
};

/** Labels that mean something else in one event. */
const BY_CODE: Readonly<Record<string, Labels>> = {
  4624: { LID: 'TargetLogonId' },
  4672: { TgtUser: 'SubjectUserName' },
  4688: { Proc: 'NewProcessName', Path: 'NewProcessName', PID: 'NewProcessId' },
  4697: {
    Path: 'ServiceFileName',
    SvcAcct: 'ServiceAccount',
    SvcType: 'ServiceType',
    SvcStartType: 'ServiceStartType',
  },
  4702: { Content: 'TaskContentNew' },
  4728: OF_GROUPS,
  4729: OF_GROUPS,
  4732: OF_GROUPS,
  4733: OF_GROUPS,
  4756: OF_GROUPS,
  4757: OF_GROUPS,
  4776: { SrcComp: 'Workstation' },
  5156: OF_CONNECTIONS,
  5157: OF_CONNECTIONS,
};

const BY_CHANNEL: Readonly<Record<string, Labels>> = {
  Security: SECURITY,
  System: {
    User: 'SubjectUserName',
    Log: 'ClearedLog',
    Path: 'ImagePath',
    Acct: 'AccountName',
  },
  'Microsoft-Windows-Sysmon/Operational': SYSMON,
  'Microsoft-Windows-TaskScheduler/Operational': {
    Name: 'TaskName',
    Task: 'TaskName',
    User: 'UserContext',
  },
};

/** Channels that it shortens, of those whose events are read. */
const CHANNELS: Labels = {
  Sec: 'Security',
  Sys: 'System',
  App: 'Application',
  Sysmon: 'Microsoft-Windows-Sysmon/Operational',
  TaskSch: 'Microsoft-Windows-TaskScheduler/Operational',
  PwSh: 'Microsoft-Windows-PowerShell/Operational',
  PwShClassic: 'Windows PowerShell',
  PwShCore: 'PowerShellCore/Operational',
  Defender: 'Microsoft-Windows-Windows Defender/Operational',
  Firewall: 'Microsoft-Windows-Windows Firewall With Advanced Security/Firewall',
  BitsCli: 'Microsoft-Windows-Bits-Client/Operational',
  WMI: 'Microsoft-Windows-WMI-Activity/Operational',
  WinRM: 'Microsoft-Windows-WinRM/Operational',
  'RDS-LSM': 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
  'RDS-RCM': 'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational',
};

/** The channel in full, whether the timeline shortens it or not. */
export function fullChannel(channel: string): string {
  return CHANNELS[channel] ?? channel;
}

/** What EventData calls the field that Hayabusa labels so in `Details`; a label that is not known names itself. */
export function fieldOfDetail(channel: string, code: string, label: string): string {
  const own = channel === 'Security' ? BY_CODE[code]?.[label] : undefined;
  return own ?? BY_CHANNEL[channel]?.[label] ?? COMMON[label] ?? label;
}
