import type { ColumnName } from '../columnNames';
import { type Kind, kindOf } from '../headless';
import { type FieldRule, type TableMap, headerKey } from '../source';
import { timeColumnOf } from '../timeColumn';
import { type Mapping, fieldName } from './mapping';
import { type ColumnChoice, type TableChoice, tableChoices } from './tableChoices';

/** Columns that every table has, so that they speak for none. */
const COMMON = new Set([
  'host',
  'full_host',
  'user',
  'user_domain',
  'user_sid',
  'source_ip',
  'event_code',
  'record_number',
  'process_id',
]);
/** A shorter name stands inside too many others by chance. */
const TELLING_LETTERS = 5;
/** Share of the values of a field that are of a kind, for the field to be of that kind. */
const MOST = 0.8;

interface Field {
  readonly name: string;
  readonly key: string;
  readonly kind: Kind;
}

/** A first proposal by the names and values of the fields, for the analyst to correct; `table`: fill this one. */
export function guessMapping(
  title: string,
  columns: readonly ColumnName[],
  sample: readonly (readonly (string | null)[])[],
  table?: string,
): Mapping {
  const fields = columns.map((column, index): Field => {
    const name = fieldName(column, columns);
    return { name, key: headerKey(name), kind: mostly(sample.map((row) => row[index] ?? '')) };
  });
  const choice = tableChoices().find(({ name }) => name === table) ?? bestTable(fields);
  const time = timeField(columns, fields);
  return {
    title,
    fields: fields.map(({ name }) => name),
    ...(time === null ? {} : { time: { column: time } }),
    tables: choice
      ? [
          mapOf(
            choice,
            fields.filter(({ name }) => name !== time),
          ),
        ]
      : [],
  };
}

function timeField(columns: readonly ColumnName[], fields: readonly Field[]): string | null {
  const named = timeColumnOf(columns);
  if (named) return fields[named.index]?.name ?? null;
  return fields.find(({ kind }) => kind === 'time')?.name ?? null;
}

function mostly(values: readonly string[]): Kind {
  const kinds = values.map(kindOf).filter((kind) => kind !== 'nothing');
  const share = (kind: Kind): number => kinds.filter((other) => other === kind).length;
  return [...new Set(kinds)].find((kind) => share(kind) >= MOST * kinds.length) ?? 'text';
}

/** The table of which the fields name most columns that are its own; null when they name none. */
function bestTable(fields: readonly Field[]): TableChoice | null {
  const keys = new Set(fields.map(({ key }) => key));
  const scored = tableChoices().map((choice) => ({
    choice,
    score: choice.columns.filter(
      ({ name, synonyms }) => !COMMON.has(name) && synonyms.some((synonym) => keys.has(synonym)),
    ).length,
  }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.choice : null;
}

function mapOf({ name, columns }: TableChoice, fields: readonly Field[]): TableMap {
  const rules = new Map<string, FieldRule>();
  const used = new Set<string>();
  const take = (column: ColumnChoice, field: Field | undefined): void => {
    if (!field || rules.has(column.name)) return;
    rules.set(column.name, { from: [field.name], kind: column.usualKind });
    used.add(field.name);
  };
  for (const column of columns) {
    const named = column.synonyms.map((key) => fields.find((field) => field.key === key));
    take(
      column,
      named.find((field) => field !== undefined),
    );
  }
  const free = (): Field[] => fields.filter((field) => !used.has(field.name));
  for (const column of columns) {
    const telling = column.synonyms.filter((key) => key.length >= TELLING_LETTERS);
    take(
      column,
      free().find(({ key }) => telling.some((synonym) => key.includes(synonym))),
    );
  }
  for (const column of columns.filter(
    ({ usualKind, name: own }) => usualKind === 'ip' || own.endsWith('_ip'),
  )) {
    take(
      column,
      free().find(({ kind }) => kind === 'address'),
    );
  }
  return { table: name, fields: Object.fromEntries(rules) };
}
