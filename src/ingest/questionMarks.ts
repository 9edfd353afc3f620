import { type Sql, ident, joinSql, sql } from '../core/sqlText';
import type { DbSession } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import type { ColumnName } from './columnNames';
import { countText } from '../core/countText';

/** Fewer values than this, or a smaller share of a column, may be what somebody typed. */
const MIN_VALUES = 3;
const MIN_SHARE = 0.01;

/**
 * A sentence when the file has no letter beyond ASCII and a column is full of `???`: what a program writes that cannot
 * write the letters of another language.
 */
export async function damagedTextWarning(
  session: DbSession,
  table: Sql,
  columns: readonly ColumnName[],
): Promise<string[]> {
  if (columns.length === 0) return [];
  const beyondAscii = columns.map(
    ({ name }) => sql`strlen(${ident(name)}) <> length(${ident(name)})`,
  );
  const selects = columns.map(
    ({ name }) => sql`[count(*) filter (contains(${ident(name)}, '???')), count(${ident(name)})]`,
  );
  const [row = {}] = recordsOf(
    await session.query(sql`
      select coalesce(bool_or(${joinSql(beyondAscii, ' or ')}), false) as beyond_ascii,
        [${joinSql(selects, ', ')}]::double[][] as columns
      from ${table}`),
  );
  if (row['beyond_ascii'] !== false) return [];
  const counts = row['columns'] as readonly (readonly number[])[];
  const damaged = columns.flatMap(({ original }, i) => {
    const [runs = 0, values = 0] = counts[i] ?? [];
    return runs >= MIN_VALUES && runs >= MIN_SHARE * values
      ? [`"${original}" (${countText(runs)} of ${countText(values)} values)`]
      : [];
  });
  if (damaged.length === 0) return [];
  return [
    `Text was damaged before it came here: ${damaged.join(', ')} hold runs of question marks where other letters stood, and the file has none beyond ASCII. Export it again as UTF-8.`,
  ];
}
