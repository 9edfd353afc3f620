import { oncePerEvent } from '../../alertTables';
import type { Source } from '../../source';
import { windowsEventTables } from '../../windowsEvents';
import type { WindowsNames } from '../../windowsFields';

const SYSTEM_NAMES: Readonly<Record<string, readonly string[]>> = {
  EventID: ['Event ID'],
  Provider: ['Event.System.Provider', 'Provider'],
  Channel: ['Event.System.Channel', 'Channel'],
  Computer: ['Computer'],
  EventRecordID: ['Record ID'],
  PowerShellContext: ['Event Data.Data'],
  ClearedLog: ['Event Data.LogFileCleared.Channel', 'Event Data.Channel'],
};

const namesOf: WindowsNames = (field) =>
  SYSTEM_NAMES[field] ?? [`Event Data.${field}`, `Event Data.LogFileCleared.${field}`];

/** Chainsaw's detections as tables: a record for each event and group of rules, its fields in `Event Data`. */
export const source: Source = {
  id: 'chainsaw-csv',
  title: 'Chainsaw detections',
  requires: [
    ['timestamp'],
    ['detections'],
    ['path'],
    ['Event ID'],
    ['Record ID'],
    ['Computer'],
    ['Event Data'],
  ],
  time: { names: ['timestamp'], zone: 'utc' },
  tables: oncePerEvent(windowsEventTables(namesOf)),
  // What no rule looked for is not in it: it shows no host's log.
  log: [],
};
