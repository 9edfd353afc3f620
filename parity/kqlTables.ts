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
  DeviceEvents: `(${DEVICE}, FileName: string, FolderPath: string, AccountDomain: string, AccountName: string, AccountSid: string, LogonId: long, ProcessCommandLine: string, RemoteIP: string, AdditionalFields: string, ${INITIATOR})`,
  DeviceFileEvents: `(${DEVICE}, FileName: string, FolderPath: string, PreviousFileName: string, PreviousFolderPath: string, FileSize: long, SHA1: string, SHA256: string, RequestProtocol: string, RequestSourceIP: string, RequestAccountName: string, RequestAccountDomain: string, ShareName: string, ${INITIATOR})`,
  DeviceRegistryEvents: `(${DEVICE}, RegistryKey: string, RegistryValueType: string, RegistryValueName: string, RegistryValueData: string, ${INITIATOR})`,
  DeviceImageLoadEvents: `(${DEVICE}, FileName: string, FolderPath: string, SHA1: string, SHA256: string, ${INITIATOR})`,
  DeviceNetworkEvents: `(${DEVICE}, RemoteIP: string, RemotePort: int, RemoteUrl: string, RemoteIPType: string, LocalIP: string, LocalPort: int, LocalIPType: string, Protocol: string, ${INITIATOR})`,
  DeviceLogonEvents: `(${DEVICE}, LogonType: string, AccountDomain: string, AccountName: string, AccountSid: string, Protocol: string, FailureReason: string, LogonId: long, RemoteDeviceName: string, RemoteIP: string, RemoteIPType: string, RemotePort: int, IsLocalAdmin: bool, ${INITIATOR})`,
  DeviceNetworkInfo: `(${DEVICE}, IPAddresses: string, MacAddress: string, NetworkAdapterName: string, NetworkAdapterStatus: string)`,
  CloudflareV2_CL:
    '(TimeGenerated: datetime, DeviceName: string, DeviceID: string, Email: string, SourceIP: string, SourceInternalIP: string, SrcIP: string, DestinationIP: string, OriginIP: string, SessionID: string, HTTPHost: string, HTTPMethod: string, URL: string, UserAgent: string, Action: string, UploadedFileNames: string, UploadMatchedDlpProfiles: string, BytesSent: long, BytesReceived: long, ResolvedFQDN: string, SNI: string, Offramp: string, QueryName: string, ClientRequestHost: string, ClientRequestMethod: string, ClientRequestBytes: long, EdgeResponseBytes: long)',
  CommonSecurityLog:
    '(TimeGenerated: datetime, DeviceVendor: string, DeviceProduct: string, DeviceAction: string, SourceHostName: string, SourceUserName: string, SourceIP: string, SourcePort: int, DestinationHostName: string, DestinationIP: string, DestinationPort: int, RequestMethod: string, RequestURL: string, RequestClientApplication: string, SentBytes: long, ReceivedBytes: long)',
  Event:
    '(TimeGenerated: datetime, Computer: string, EventLog: string, Source: string, EventID: int, EventLevelName: string, EventData: string, ParameterXml: string, RenderedDescription: string, UserName: string)',
  WindowsEvent:
    '(TimeGenerated: datetime, Computer: string, Channel: string, Provider: string, EventID: int, EventRecordId: string, EventData: dynamic)',
  SecurityEvent:
    '(TimeGenerated: datetime, Computer: string, EventID: int, Activity: string, Channel: string, EventSourceName: string, EventRecordId: string, Account: string, AccountType: string, SubjectUserName: string, SubjectDomainName: string, SubjectUserSid: string, SubjectLogonId: string, TargetUserName: string, TargetDomainName: string, TargetAccount: string, TargetSid: string, TargetUserSid: string, TargetLogonId: string, MemberName: string, MemberSid: string, LogonType: int, LogonTypeName: string, Status: string, SubStatus: string, FailureReason: string, IpAddress: string, IpPort: string, WorkstationName: string, LogonProcessName: string, AuthenticationPackageName: string, LmPackageName: string, KeyLength: int, NewProcessName: string, NewProcessId: string, CommandLine: string, ParentProcessName: string, ProcessId: string, PrivilegeList: string, UserAccountControl: string, ProcessName: string, ServiceName: string, ServiceFileName: string, ServiceType: string, ShareName: string, RelativeTargetName: string, AccessMask: string, EventData: string)',
};
