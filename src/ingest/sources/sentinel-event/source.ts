import { SENTINEL_TIME, sentinelEventTables } from '../../sentinelEvents';
import type { Source } from '../../source';

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
  tables: sentinelEventTables({
    EventID: ['EventID'],
    Computer: ['Computer'],
    Provider: ['Source'],
    Channel: ['EventLog'],
    ClearedLog: ['EventData/Channel'],
  }),
};
