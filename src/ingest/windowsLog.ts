import { type LogMap, type Source, isConstant } from './source';
import { windowsEventTables } from './windowsEvents';
import { type WindowsNames, windowsFields } from './windowsFields';

/** What an export of Windows events fills, and the logs that its events stand in. */
export function windowsExport(namesOf: WindowsNames): Pick<Source, 'tables' | 'log'> {
  return { tables: windowsEventTables(namesOf), log: windowsLog(namesOf) };
}

/** The log that every event of an export stands in, whether or not a table is about it. */
export function windowsLog(namesOf: WindowsNames): readonly LogMap[] {
  const { logged, rule } = windowsFields(namesOf);
  return [
    { fields: { ...logged, channel: rule('text', 'Channel'), provider: rule('text', 'Provider') } },
  ];
}

/** The same of a Sentinel table, whose event numbers may stand before words; what has no column is not looked for. */
export function sentinelLog(
  columns: Readonly<Record<string, readonly string[]>>,
): readonly LogMap[] {
  return windowsLog((field) => columns[field] ?? []).map(({ fields }) => {
    const { event_code: code } = fields;
    if (!code || isConstant(code)) return { fields };
    return { fields: { ...fields, event_code: { ...code, kind: 'event code' } } };
  });
}
