import type { Source } from '../../source';
import { windowsLogTables } from '../../windowsControl';
import { windowsFields } from '../../windowsFields';

const NAMES: Readonly<Record<string, readonly string[]>> = {
  EventID: ['Id'],
  Provider: ['ProviderName'],
  Channel: ['LogName'],
  Computer: ['MachineName'],
};

/**
 * `Get-WinEvent | Export-Csv`. The fields of an event stand in `Message`, in the language of the machine: they stay there.
 * Only what the event's number alone tells is read.
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
  tables: windowsLogTables(windowsFields((field) => NAMES[field] ?? [])),
};
