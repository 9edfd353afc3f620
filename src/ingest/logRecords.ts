import type { Sql } from '../core/sqlText';
import type { ColumnName } from './columnNames';
import { shareOf } from './derivedColumns';
import { type LogMap, type Source, isConstant } from './source';
import { tableNamed } from '../schema/tables';
import type { TableShare } from '../schema/views';

/** The share of a file in `log_records`. It reads what other tables keep and adds nothing to keep. */
export function logShares(
  source: Source,
  columns: readonly ColumnName[],
  from: Sql,
  isKept: (column: string) => boolean,
): TableShare[] {
  return logMapsOf(source).map((map) =>
    shareOf(withChannel(map, source.title), columns, from, isKept),
  );
}

function logMapsOf({ log, tables }: Source): readonly LogMap[] {
  if (log) return log;
  if (tables.some(({ table }) => tableNamed(table)?.resultExport)) return [];
  const fields = tables.find((map) => map.fields['host'])?.fields;
  const { host, full_host } = fields ?? {};
  return [{ fields: { ...(host ? { host } : {}), ...(full_host ? { full_host } : {}) } }];
}

function withChannel(map: LogMap, title: string): LogMap {
  const { channel } = map.fields;
  const ownName = { constant: title };
  if (channel && (isConstant(channel) || channel.otherwise)) return map;
  const named = channel ? { ...channel, otherwise: ownName } : ownName;
  return { ...map, fields: { ...map.fields, channel: named } };
}
