import type { Source } from '../../source';
import { windowsEventTables } from '../../windowsEvents';
import { namesWith } from '../../windowsFields';

/**
 * A table of Splunk over Windows and Sysmon events, under their own names, those of the Common Information Model or those
 * of the classic text. Not read: `Account_Name` and its kin, which hold the subject and the target in one value, and
 * `user`, `dest` and `src` of Security events, whose meaning changes with the event.
 */
export const source: Source = {
  id: 'sysmon-windows-table',
  title: 'Splunk table of Windows events',
  fileName: /sysmon|wineventlog/i,
  requires: [
    ['_time'],
    ['EventCode', 'EventID', 'signature_id'],
    ['Computer', 'ComputerName', 'dvc_nt_host', 'host'],
    [
      'Image',
      'CommandLine',
      'ParentImage',
      'process_path',
      'parent_process_path',
      'parent_process_name',
      'process_name',
      'NewProcessName',
      'TargetFilename',
      'TargetObject',
      'QueryName',
      'DestinationIp',
      'TargetUserName',
      'SubjectUserName',
      'ServiceName',
      'TaskName',
    ],
  ],
  time: { names: ['_time'] },
  tables: windowsEventTables(
    namesWith({
      EventID: ['EventCode', 'EventID', 'signature_id'],
      Provider: ['Provider_Name', 'SourceName', 'Provider'],
      Channel: ['Channel', 'source', 'LogName'],
      Computer: ['Computer', 'ComputerName', 'dvc_nt_host', 'host'],
      User: ['User', 'user'],
      Image: ['Image', 'process_path'],
      ImageName: ['process_name', 'process_exec'],
      CommandLine: ['CommandLine', 'Process_Command_Line', 'process'],
      ParentImage: ['ParentImage', 'parent_process_path'],
      ParentName: ['parent_process_name', 'parent_process_exec'],
      NewProcessName: ['NewProcessName', 'process_path'],
      ParentProcessName: ['ParentProcessName', 'Creator_Process_Name', 'parent_process_path'],
      ProcessId: ['ProcessId', 'process_id'],
      NewProcessId: ['NewProcessId', 'process_id'],
      TargetDomainName: ['TargetDomainName', 'Target_Domain'],
      SubjectUserName: ['SubjectUserName', 'Caller_User_Name', 'Subject_Account_Name'],
      SubjectDomainName: ['SubjectDomainName', 'Caller_Domain', 'Subject_Account_Domain'],
      IpAddress: ['IpAddress', 'Source_Network_Address', 'src_ip'],
      WorkstationName: ['WorkstationName', 'Source_Workstation'],
      Status: ['Status', 'Error_Code', 'Failure_Code'],
      SourceIp: ['SourceIp', 'src_ip'],
      DestinationIp: ['DestinationIp', 'dest_ip'],
      DestinationPort: ['DestinationPort', 'dest_port'],
      DestinationHostname: ['DestinationHostname', 'dest_host'],
      Protocol: ['Protocol', 'transport'],
      Initiated: ['Initiated', 'direction'],
      TargetFilename: ['TargetFilename', 'file_path'],
      TargetObject: ['TargetObject', 'registry_path'],
      Details: ['Details', 'registry_value_data'],
      QueryName: ['QueryName', 'query'],
      QueryResults: ['QueryResults', 'answer'],
      ImagePath: ['ImagePath', 'Service_File_Name'],
      AccountName: ['Service_Account', 'AccountName'],
      ServiceAccount: ['Service_Account'],
    }),
  ),
};
