import { oncePerEvent } from '../../alertTables';
import type { Source } from '../../source';
import { windowsEventTables } from '../../windowsEvents';
import type { WindowsNames } from '../../windowsFields';

const EVENT = 'document.data.Event';
const SYSTEM_NAMES: Readonly<Record<string, readonly string[]>> = {
  EventID: [`${EVENT}.System.EventID`],
  Provider: [`${EVENT}.System.Provider_attributes.Name`, `${EVENT}.System.Provider.Name`],
  Channel: [`${EVENT}.System.Channel`],
  Computer: [`${EVENT}.System.Computer`],
  EventRecordID: [`${EVENT}.System.EventRecordID`],
  ExecutionProcessID: [`${EVENT}.System.Execution_attributes.ProcessID`],
  PowerShellContext: [`${EVENT}.EventData.Data`],
  ClearedLog: [`${EVENT}.UserData.LogFileCleared.Channel`],
};

const namesOf: WindowsNames = (field) =>
  SYSTEM_NAMES[field] ?? [
    `${EVENT}.EventData.${field}`,
    `${EVENT}.UserData.LogFileCleared.${field}`,
  ];

/** Chainsaw's detections as JSON: a record for each rule that an event matched, with the event. */
export const source: Source = {
  id: 'chainsaw-json',
  title: 'Chainsaw detections as JSON',
  requires: [
    ['timestamp'],
    ['name'],
    ['group'],
    ['document.path'],
    [`${EVENT}.System.EventID`],
    [`${EVENT}.System.Computer`],
  ],
  time: { names: ['timestamp'], zone: 'utc' },
  tables: oncePerEvent(windowsEventTables(namesOf)),
  // What no rule looked for is not in it: it shows no host's log.
  log: [],
};
