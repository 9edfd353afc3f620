import type { Source } from '../../source';
import { windowsEventTables } from '../../windowsEvents';
import type { WindowsNames } from '../../windowsFields';
import { windowsLog } from '../../windowsLog';

const SYSTEM_NAMES: Readonly<Record<string, readonly string[]>> = {
  EventID: ['Id'],
  Provider: ['ProviderName'],
  Channel: ['LogName'],
  Computer: ['MachineName'],
  EventRecordID: ['RecordId'],
  ExecutionProcessID: ['ProcessId'],
  PowerShellContext: ['Message'],
};

const namesOf: WindowsNames = (field) => SYSTEM_NAMES[field] ?? [`Message.${field}`];

/**
 * `Get-WinEvent | Export-Csv`. The fields of an event stand in `Message`, in the language of the machine: they are read
 * where it is English. The column `ProcessId` is the process that logged.
 */
export const source: Source = {
  id: 'get-winevent-csv',
  title: 'Get-WinEvent table',
  requires: [['Message'], ['Id'], ['ProviderName'], ['LogName'], ['MachineName'], ['TimeCreated']],
  time: {
    names: ['TimeCreated'],
    zone: 'local',
    note: 'PowerShell writes TimeCreated in the local time of the analyst. Export as NDJSON or XML, or convert to UTC first.',
  },
  tables: windowsEventTables(namesOf),
  log: windowsLog(namesOf),
};
