import { CUT_MARK } from '../../core/cutText';
import { type Sql, ident, joinSql, literal, sql, trustedSql } from '../../core/sqlText';
import type { DbSession } from '../../db/db';
import { numberOf, recordsOf } from '../../db/rowsOf';
import { tableNamed } from '../../schema/tables';
import type { ColumnName } from '../columnNames';
import { columnsOf, shareOf } from '../derivedColumns';
import { type ConstantRule, type FieldRule, type TableMap, isConstant } from '../source';
import type { Mapping } from './mapping';
import { mappingSource, timeChoiceOf } from './mappingSource';
import { type SampleRow, samplesOf } from './sampleRows';
import { type TimePreview, previewTime } from './previewTime';

/** How many of the first records of a file a preview looks at. */
export const PREVIEW_RECORDS = 1_000;

/** Longer texts are cut: a preview shows their beginning. */
const SHOWN_LETTERS = 400;

/** What the choice for one column gives. */
export interface FieldPreview {
  readonly samples: readonly SampleRow[];
  readonly filled: number;
  readonly empty: number;
}

export interface TablePreview {
  /** Place of its map in the mapping. */
  readonly part: number;
  readonly table: string;
  /** How many of the records looked at go into it. */
  readonly records: number;
  readonly fields: Readonly<Record<string, FieldPreview>>;
}

/** What a mapping would give, by the SQL that loading would use, over the first records. */
export interface MappingPreview {
  /** How many records were looked at. */
  readonly records: number;
  readonly tables: readonly TablePreview[];
  /** Null when no field dates the records. */
  readonly time: TimePreview | null;
}

export interface PreviewOptions {
  /** Only this one of the table maps: a known source may have dozens. */
  readonly part?: number;
}

/** @param evidence the records of the file as they were */
export async function previewMapping(
  session: DbSession,
  evidence: Sql,
  columns: readonly ColumnName[],
  mapping: Mapping,
  { part }: PreviewOptions = {},
): Promise<MappingPreview> {
  const records = numberOf(
    await session.query(
      sql`select count(*)::integer from ${evidence} where record <= ${literal(PREVIEW_RECORDS)}`,
    ),
  );
  const tables: TablePreview[] = [];
  for (const [index, map] of mapping.tables.entries()) {
    if (part !== undefined && part !== index) continue;
    tables.push({ part: index, ...(await previewTable(session, evidence, columns, map)) });
  }
  const { time } = mappingSource(mapping);
  return {
    records,
    tables,
    time: await previewTime(session, evidence, columns, time, timeChoiceOf(mapping)),
  };
}

async function previewTable(
  session: DbSession,
  evidence: Sql,
  columns: readonly ColumnName[],
  map: TableMap,
): Promise<Omit<TablePreview, 'part'>> {
  const { expressions, where } = shareOf(map, columns, evidence, () => false);
  const from = sql`${evidence} where record <= ${literal(PREVIEW_RECORDS)}${where ? sql` and ${where}` : sql``}`;
  const records = numberOf(await session.query(sql`select count(*)::integer from ${from}`));
  const readings = Object.entries(map.fields).flatMap(([name, rule]) => {
    const expression = expressions.get(name);
    const type = tableNamed(map.table)?.columns.find((column) => column.name === name)?.type;
    if (!expression || !type) return [];
    const value = sql`try_cast(${expression} as ${trustedSql(type)})::varchar`;
    return [{ name, query: readingSql(name, originalOf(rule, columns), value, from) }];
  });
  if (readings.length === 0) return { table: map.table, records, fields: {} };
  const rows = recordsOf(
    await session.query(
      sql`${joinSql(
        readings.map(({ query }) => query),
        ' union all ',
      )} order by first`,
    ),
  );
  const fields = readings.map(({ name }) => {
    const own = rows.filter((row) => row['field'] === name);
    return [name, fieldPreview(own, records)] as const;
  });
  return { table: map.table, records, fields: Object.fromEntries(fields) };
}

/** As `cutText` does. */
function cut(text: Sql): Sql {
  const most = literal(SHOWN_LETTERS);
  return sql`left(${text}, ${most}) || case when length(${text}) > ${most} then ${literal(CUT_MARK)} else '' end`;
}

/** Each text of a field with what it becomes, how often, and where first. */
function readingSql(name: string, original: Sql, value: Sql, from: Sql): Sql {
  return sql`
    select ${literal(name)} as field, original, value, count(*)::integer as records,
      min(record)::integer as first
    from (
      select record, ${cut(original)} as original,
        ${cut(value)} as value
      from ${from})
    group by 2, 3`;
}

function fieldPreview(
  rows: readonly Readonly<Record<string, unknown>>[],
  records: number,
): FieldPreview {
  const filled = rows
    .filter((row) => row['value'] !== null)
    .reduce((sum, row) => sum + Number(row['records']), 0);
  const samples = rows.map((row) => ({
    original: text(row['original']),
    value: text(row['value']),
  }));
  return { samples: samplesOf(samples), filled, empty: records - filled };
}

/** The text that a rule reads, as it stands in the file. */
function originalOf(rule: FieldRule | ConstantRule, columns: readonly ColumnName[]): Sql {
  const texts = columnsOf(namesIn(rule), columns).map(({ name }) => sql`known(${ident(name)})`);
  return texts.length === 0 ? sql`null::varchar` : sql`coalesce(${joinSql(texts, ', ')})`;
}

function namesIn(rule: FieldRule | ConstantRule): string[] {
  if (isConstant(rule)) return [];
  return [...rule.from, ...(rule.otherwise ? namesIn(rule.otherwise) : [])];
}

function text(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
