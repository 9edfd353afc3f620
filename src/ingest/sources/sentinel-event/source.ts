import { SENTINEL_TIME, sentinelEventTables } from '../../sentinelEvents';
import type { Source } from '../../source';
import { sentinelLog } from '../../windowsLog';

const COLUMNS = {
  EventID: ['EventID'],
  Computer: ['Computer'],
  Provider: ['Source'],
  Channel: ['EventLog'],
  EventRecordID: [],
  ExecutionProcessID: [],
  RecordUser: ['UserName'],
  ClearedLog: ['EventData/Channel'],
};

export const source: Source = {
  id: 'sentinel-event',
  title: 'Sentinel Event',
  fileName: /event/i,
  requires: [
    ['TimeGenerated'],
    ['Computer'],
    ['EventID'],
    ['EventLog'],
    ['RenderedDescription', 'ParameterXml', 'EventData', 'Source', 'EventLevelName'],
  ],
  time: SENTINEL_TIME,
  tables: sentinelEventTables(COLUMNS),
  log: sentinelLog(COLUMNS),
};
