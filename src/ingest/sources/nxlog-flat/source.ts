import type { Source } from '../../source';
import { namesWith } from '../../windowsFields';
import { windowsExport } from '../../windowsLog';

/**
 * NXLog names the machine `Hostname`; `host` is the collector. It renames Sysmon's `EventType` (so spelled) for a level of
 * its own, and `AccountName` is the account of the record, not of a service. `ProcessID` is the process that logged; the
 * one that 5156 is about is `ProcessId`. Unnamed data stands in the message alone.
 */
export const source: Source = {
  id: 'nxlog-flat',
  title: 'Windows events by NXLog',
  requires: [['EventTime', 'TimeCreated'], ['Hostname'], ['Channel'], ['EventID'], ['SourceName']],
  time: {
    names: ['@timestamp', 'EventTime', 'TimeCreated'],
    zone: 'local',
    checkedBy: ['UtcTime'],
    note: 'NXLog writes EventTime in the local time of the machine.',
  },
  ...windowsExport(
    namesWith({
      Computer: ['Hostname'],
      Provider: ['SourceName'],
      EventType: ['EventTypeOrignal', 'EventTypeOriginal', 'EventType'],
      AccountName: [],
      EventRecordID: ['RecordNumber'],
      ProcessID: ['ProcessId'],
      RecordUser: ['AccountName'],
      RecordDomain: ['Domain'],
      PowerShellContext: ['Message'],
    }),
  ),
};
