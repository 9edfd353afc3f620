import type { Source } from '../../source';
import { windowsEventTables } from '../../windowsEvents';
import type { WindowsNames } from '../../windowsFields';
import { windowsLog } from '../../windowsLog';

const SYSTEM_NAMES: Readonly<Record<string, readonly string[]>> = {
  EventID: ['EventId'],
  Provider: ['Provider'],
  Channel: ['Channel'],
  Computer: ['Computer'],
  EventRecordID: ['EventRecordId'],
  ExecutionProcessID: ['ProcessId'],
  PowerShellContext: ['Payload.EventData.Data'],
  ClearedLog: ['Payload.UserData.LogFileCleared.Channel'],
};

const namesOf: WindowsNames = (field) =>
  SYSTEM_NAMES[field] ?? [
    `Payload.EventData.${field}`,
    `Payload.UserData.LogFileCleared.${field}`,
    `Payload.UserData.EventXML.${field}`,
  ];

/**
 * EvtxECmd, as CSV or as lines of JSON. The fields of an event are those of its `Payload`; what its maps say of them, in
 * words that change with the map, stays in the evidence. The column `ProcessId` is the process that logged.
 */
export const source: Source = {
  id: 'evtxecmd-csv',
  title: 'EvtxECmd table',
  requires: [
    ['RecordNumber'],
    ['EventRecordId'],
    ['TimeCreated'],
    ['EventId'],
    ['MapDescription', 'ChunkNumber'],
    ['Payload'],
  ],
  time: { names: ['TimeCreated'], zone: 'utc', note: 'EvtxECmd writes TimeCreated in UTC.' },
  tables: windowsEventTables(namesOf),
  log: windowsLog(namesOf),
};
