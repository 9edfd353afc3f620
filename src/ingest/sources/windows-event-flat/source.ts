import type { Source } from '../../source';
import { namesWith } from '../../windowsFields';
import { windowsExport } from '../../windowsLog';

/** A table with a column for each field of EventData. Some put the fields of 4688 under Sysmon's names. */
export const source: Source = {
  id: 'windows-event-flat',
  title: 'Windows events, one column a field',
  requires: [
    ['EventID'],
    ['Channel'],
    ['Computer', 'ComputerName'],
    [
      'CommandLine',
      'Image',
      'NewProcessName',
      'TargetUserName',
      'SubjectUserName',
      'IpAddress',
      'ServiceName',
      'TargetObject',
      'DestinationIp',
    ],
  ],
  excludedBy: ['TimeGenerated', 'Activity', 'MapDescription', 'RuleTitle', '_time'],
  ...windowsExport(
    namesWith({
      Computer: ['Computer', 'ComputerName'],
      Provider: ['Provider', 'ProviderName', 'SourceName', 'EventSourceName'],
      NewProcessName: ['NewProcessName', 'Image'],
      ParentProcessName: ['ParentProcessName', 'ParentImage'],
      EventRecordID: ['EventRecordID', 'RecordNumber', 'RecordId'],
      PowerShellContext: ['Data2', 'Data3', 'Data'],
      ClearedLog: ['UserData.Channel', 'ClearedChannel'],
    }),
  ),
};
