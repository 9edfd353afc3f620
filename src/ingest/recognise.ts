import type { ColumnName } from './columnNames';
import { outcomeOf } from './outcomeWords';
import { type Source, headerKey } from './source';
import { SOURCES } from './sourceRegistry';

/** A source and which column of the file holds each field of its table. */
export interface Recognition {
  readonly source: Source | null;
  readonly confidence: number;
  readonly reason: string;
  /** Normalised column → index of the file's column. */
  readonly columns: ReadonlyMap<string, number>;
}

const THRESHOLD = 0.6;

/** The source the fields speak for; the file name only tips the scales. No source is an answer too. */
export function recognise(
  fileName: string,
  columns: readonly ColumnName[],
  sample: readonly (readonly string[])[],
): Recognition {
  const candidates = SOURCES.map((source) => weigh(source, fileName, columns, sample)).sort(
    (a, b) => b.confidence - a.confidence || b.columns.size - a.columns.size,
  );
  const best = candidates[0];
  if (best && best.confidence >= THRESHOLD) return best;
  const named = candidates.find((c) => c.source?.needsFileName && c.source.fileName.test(fileName));
  return {
    source: null,
    confidence: 0,
    reason: named
      ? `Named like ${named.source?.title ?? ''}, but ${named.reason}`
      : 'No known source has these fields; it is a table of its own.',
    columns: new Map(),
  };
}

function weigh(
  source: Source,
  fileName: string,
  columns: readonly ColumnName[],
  sample: readonly (readonly string[])[],
): Recognition {
  const keys = columns.map((column) => headerKey(column.original));
  const found = new Map<string, number>();
  for (const [field, rule] of Object.entries(source.fields)) {
    const index = rule.from.map((name) => keys.indexOf(headerKey(name))).find((i) => i >= 0);
    if (index !== undefined) found.set(field, index);
  }
  const named = source.fileName.test(fileName);
  const no = (reason: string): Recognition => ({
    source,
    confidence: 0,
    reason,
    columns: found,
  });
  const missing = source.required.filter((field) => !found.has(field));
  if (missing.length > 0) return no(`it has no field for ${missing.join(', ')}.`);
  if (!source.requiredAnyOf.some((field) => found.has(field))) {
    return no(`it has none of the fields ${source.requiredAnyOf.join(', ')}.`);
  }
  const excluded = source.excludedBy.find((name) => keys.includes(headerKey(name)));
  if (excluded && !named) return no(`its field ${excluded} speaks for something else.`);
  if (source.needsFileName && !named) return no('its name does not say so.');
  const outcomeColumn = found.get('outcome');
  if (outcomeColumn !== undefined && !hasOutcomes(sample, outcomeColumn)) {
    return no('its status values are neither successes nor failures.');
  }
  return {
    source,
    confidence: named ? 0.95 : 0.75,
    reason: reasonText(source, found, columns, named),
    columns: found,
  };
}

function hasOutcomes(sample: readonly (readonly string[])[], column: number): boolean {
  return sample.length === 0 || sample.some((values) => outcomeOf(values[column] ?? '') !== null);
}

function reasonText(
  source: Source,
  found: ReadonlyMap<string, number>,
  columns: readonly ColumnName[],
  named: boolean,
): string {
  const names = [...new Set([...found.values()].map((i) => columns[i]?.original ?? ''))];
  return `Fields ${names.join(', ')}${named ? ', and the file name' : ''} speak for ${source.title}.`;
}
