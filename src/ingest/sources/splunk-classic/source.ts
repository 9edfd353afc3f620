import type { Source } from '../../source';
import { windowsEventTables } from '../../windowsEvents';
import type { WindowsNames } from '../../windowsFields';
import { windowsLog } from '../../windowsLog';

const SYSTEM_NAMES: Readonly<Record<string, readonly string[]>> = {
  EventID: ['EventCode'],
  Provider: ['SourceName'],
  Channel: ['LogName'],
  Computer: ['ComputerName'],
  EventRecordID: ['RecordNumber'],
  PowerShellContext: ['Message'],
};

const namesOf: WindowsNames = (field) => SYSTEM_NAMES[field] ?? [`Message.${field}`];

/** Windows events as text, by Splunk's classic input: as a raw file, or in the `_raw` of an export. */
export const source: Source = {
  id: 'splunk-classic',
  title: 'Splunk WinEventLog text',
  requires: [
    ['LogName'],
    ['SourceName'],
    ['EventCode'],
    ['ComputerName'],
    ['RecordNumber'],
    ['LocalTime'],
    ['Message'],
  ],
  time: {
    names: ['_time', 'LocalTime'],
    anyOfNames: true,
    zone: 'local',
    note: 'Splunk keeps the clock of the machine in the text of these events, and says the zone only in "_time".',
  },
  tables: windowsEventTables(namesOf),
  log: windowsLog(namesOf),
};
