import { SENTINEL_TIME, sentinelEventTables } from '../../sentinelEvents';
import type { Source } from '../../source';
import { sentinelLog } from '../../windowsLog';

const COLUMNS = {
  EventID: ['EventID'],
  Computer: ['Computer'],
  Provider: ['Provider'],
  Channel: ['Channel'],
  EventRecordID: ['EventRecordId'],
  ExecutionProcessID: ['SystemProcessId'],
  ClearedLog: ['EventData/Channel'],
};

export const source: Source = {
  id: 'sentinel-windows-event',
  title: 'Sentinel WindowsEvent',
  fileName: /windows.?event/i,
  requires: [
    ['TimeGenerated'],
    ['Computer'],
    ['EventID'],
    ['Channel', 'Provider'],
    ['EventData', 'RawEventData', 'EventOriginId'],
  ],
  excludedBy: ['EventSourceName', 'EventLog'],
  time: SENTINEL_TIME,
  tables: sentinelEventTables(COLUMNS),
  log: sentinelLog(COLUMNS),
};
