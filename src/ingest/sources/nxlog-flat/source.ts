import type { Source } from '../../source';
import { windowsEventTables } from '../../windowsEvents';
import { namesWith } from '../../windowsFields';

/**
 * NXLog names the machine `Hostname`; `host` is the collector. It renames Sysmon's `EventType` (so spelled) for a level of
 * its own, and `AccountName` is the account of the record, not of a service.
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
  tables: windowsEventTables(
    namesWith({
      Computer: ['Hostname'],
      Provider: ['SourceName'],
      EventType: ['EventTypeOrignal', 'EventTypeOriginal', 'EventType'],
      AccountName: [],
    }),
  ),
};
