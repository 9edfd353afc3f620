import type { Source } from '../../source';
import type { WindowsNames } from '../../windowsFields';
import { windowsExport } from '../../windowsLog';

const SYSTEM_NAMES: Readonly<Record<string, readonly string[]>> = {
  EventID: ['Event.System.EventID'],
  Provider: ['Event.System.Provider.Name', 'Event.System.Provider_attributes.Name'],
  Channel: ['Event.System.Channel'],
  Computer: ['Event.System.Computer'],
  EventRecordID: ['Event.System.EventRecordID'],
  ExecutionProcessID: [
    'Event.System.Execution.ProcessID',
    'Event.System.Execution_attributes.ProcessID',
  ],
  PowerShellContext: ['Event.EventData.Data'],
  ClearedLog: ['Event.UserData.LogFileCleared.Channel'],
};
const TIME_NAMES = [
  'Event.System.TimeCreated.SystemTime',
  'Event.System.TimeCreated_attributes.SystemTime',
  'Event.System.TimeCreated',
];

const namesOf: WindowsNames = (field) =>
  SYSTEM_NAMES[field] ?? [`Event.EventData.${field}`, `Event.UserData.LogFileCleared.${field}`];

/** Event logs as JSON by evtx_dump, with `--separate-json-attributes` or without, and by its kin. */
export const source: Source = {
  id: 'evtx-dump',
  title: 'Windows event log as JSON',
  requires: [
    ['Event.System.EventID'],
    ['Event.System.Channel'],
    ['Event.System.Computer'],
    TIME_NAMES,
  ],
  time: { names: TIME_NAMES, zone: 'utc', note: 'Windows event logs keep their times in UTC.' },
  ...windowsExport(namesOf),
};
