import type { ColumnName } from './columnNames';
import type { IntakeChoice } from './intakeChoice';
import { type CaseMapping, type Mapping, isMadeFor } from './mapping/mapping';
import { mappingSource, timeChoiceOf } from './mapping/mappingSource';
import { outcomeOf } from './outcomeWords';
import { type Source, headerKey } from './source';
import { SOURCES } from './sourceRegistry';

/** Which source a file is, how sure that is, and what else it could be. */
export interface Recognition {
  readonly source: Source | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
  /** The next best source, in words; empty when there is none. */
  readonly runnerUp: string;
  /** How a mapping says that times are read. */
  readonly timeChoice?: Pick<IntakeChoice, 'zoneOffsetMinutes' | 'dateOrder'>;
}

interface Weighed {
  readonly source: Source;
  readonly confidence: number;
  readonly reason: string;
}

/** What is known of a file when it is weighed. */
export interface Weighable {
  readonly fileName: string;
  readonly columns: readonly ColumnName[];
  /** Its fields have no names but those we gave them. */
  readonly isNameless?: boolean;
  readonly sample: readonly (readonly string[])[];
}

/** Surer than any source of ours: every field is as in the file that the analyst mapped. */
const MAPPED_CONFIDENCE = 0.99;

/** Above any file name. */
const OURS_CONFIDENCE = 0.995;

/** What the analyst chose; else the newest mapping made for these very fields; else the source they speak for. */
export function recognitionOf(
  file: Weighable,
  choice: IntakeChoice,
  mappings: readonly CaseMapping[] = [],
): Recognition {
  const chosen = choice.mapping ? mappedByHand(choice.mapping) : chosenRecognition(choice.sourceId);
  if (chosen) return chosen;
  const recognised = recognise(file.fileName, file.columns, file.sample);
  const made = file.isNameless
    ? undefined
    : mappings.findLast(({ mapping }) => isMadeFor(mapping, file.columns));
  if (!made) return recognised;
  const { source, confidence, runnerUp } = recognised;
  const fields = file.columns.length;
  return {
    source: mappingSource(made.mapping),
    confidence: MAPPED_CONFIDENCE,
    reason: `Mapping file ${made.name}: it was made for exactly these ${fields} fields.`,
    runnerUp: source ? inWords(source, confidence) : runnerUp,
    timeChoice: timeChoiceOf(made.mapping),
  };
}

function mappedByHand(mapping: Mapping): Recognition {
  return {
    source: mappingSource(mapping),
    confidence: 1,
    reason: `Chosen: mapped by hand as "${mapping.title}".`,
    runnerUp: '',
    timeChoice: timeChoiceOf(mapping),
  };
}

function inWords(source: Source, confidence: number): string {
  return `${source.title} (${Math.round(confidence * 100)} %)`;
}

/** The source the fields speak for; the file name only tips the scales. No source is an answer too. */
function recognise(
  fileName: string,
  columns: readonly ColumnName[],
  sample: readonly (readonly string[])[],
): Recognition {
  const weighed = SOURCES.map((source) => weigh(source, fileName, columns, sample));
  const fitting = weighed
    .filter(({ confidence }) => confidence > 0)
    .sort((a, b) => b.confidence - a.confidence || a.source.id.localeCompare(b.source.id));
  const [best, second] = fitting;
  if (best) {
    return { ...best, runnerUp: second ? inWords(second.source, second.confidence) : '' };
  }
  const named = weighed.find(({ source }) => source.needsFileName && isNamed(source, fileName));
  return {
    source: null,
    confidence: 0,
    reason: named
      ? `Named like ${named.source.title}, but ${named.reason}`
      : 'No known source has these fields; it is a table of its own.',
    runnerUp: '',
  };
}

/** The recognition of a source that the analyst chose, or of none; null when nothing was chosen. */
function chosenRecognition(sourceId: string | null | undefined): Recognition | null {
  if (sourceId === undefined) return null;
  const source = SOURCES.find(({ id }) => id === sourceId) ?? null;
  const reason = source ? `Chosen: ${source.title}.` : 'Chosen: a table of its own.';
  return { source, confidence: 1, reason, runnerUp: '' };
}

function isNamed(source: Source, fileName: string): boolean {
  return source.fileName?.test(fileName) ?? false;
}

function weigh(
  source: Source,
  fileName: string,
  columns: readonly ColumnName[],
  sample: readonly (readonly string[])[],
): Weighed {
  const keys = columns.map((column) => headerKey(column.original));
  const named = isNamed(source, fileName);
  const no = (reason: string): Weighed => ({ source, confidence: 0, reason });
  const matched: string[] = [];
  for (const alternatives of source.requires) {
    const index = indexOfField(keys, alternatives);
    if (index < 0) return no(`it has none of the fields ${alternatives.slice(0, 4).join(', ')}.`);
    matched.push(columns[index]?.original ?? '');
  }
  const excluded = source.excludedBy?.find((name) => keys.includes(headerKey(name)));
  if (excluded !== undefined && !named) {
    return no(`its field ${excluded} speaks for something else.`);
  }
  if (source.needsFileName && !named) return no('its name does not say so.');
  if (source.sampleHolds && !sampleHolds(source.sampleHolds, keys, sample)) {
    return no(`its ${source.sampleHolds.from[0] ?? 'values'} values are of another kind.`);
  }
  // Whoever names a file as a result export says what it answers, whichever fields the query left in it.
  const [byName, most] = source.needsFileName ? [0.44, 0.99] : [0.2, 0.98];
  const fields = [...new Set(matched)].join(', ');
  return {
    source,
    confidence: source.isOurs
      ? OURS_CONFIDENCE
      : Math.min(most, 0.55 + 0.06 * source.requires.length + (named ? byName : 0)),
    reason: `Fields ${fields}${named ? ', and the file name' : ''} speak for ${source.title}.`,
  };
}

/** The place of the first name that the file has, or -1. */
export function indexOfField(keys: readonly string[], names: readonly string[]): number {
  for (const name of names) {
    const index = keys.indexOf(headerKey(name));
    if (index >= 0) return index;
  }
  return -1;
}

/** Whether some sampled record holds it; an empty sample speaks against nothing. */
function sampleHolds(
  { from, is, orAbsent }: NonNullable<Source['sampleHolds']>,
  keys: readonly string[],
  sample: readonly (readonly string[])[],
): boolean {
  const index = indexOfField(keys, from);
  if (index < 0) return orAbsent ?? false;
  if (sample.length === 0) return true;
  return sample.some((values) => {
    const value = (values[index] ?? '').trim();
    return is === 'outcome' ? outcomeOf(value) !== null : is.includes(value.toLowerCase());
  });
}
