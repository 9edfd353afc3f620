import { countText } from '../core/countText';
import type { EvidenceTable } from '../ingest/evidenceCatalog';
import type { IntakeChoice } from '../ingest/intakeChoice';
import { type CaseMapping, type Mapping, isMadeFor } from '../ingest/mapping/mapping';
import { type ReadMapping, readMappingFile } from '../ingest/mapping/mappingFile';
import { type SourceReport, emptyReport } from '../ingest/sourceReport';
import type { Arrival } from './arrivals';
import type { CommandContext } from './context';

/** The source of the row of a mapping file itself. */
const MAPPING_FILE = 'mapping-file';

const MADE_UP_NAME = /^column_\d+$/;

/** Takes the mapping files out of what was dropped and into the case; gives what they were and the rest. */
export async function takeMappings(
  context: CommandContext,
  arrivals: readonly Arrival[],
  signal: AbortSignal,
): Promise<ReadonlyMap<Arrival, SourceReport>> {
  const { deps, store } = context;
  const taken = new Map<Arrival, SourceReport>();
  for (const arrival of arrivals) {
    const { item, file } = arrival;
    const read = item.report ? null : await readMappingFile(file);
    if (!read) continue;
    const startedMs = deps.nowMs();
    const sha256 = await deps.preparer.hash(file, { signal });
    const ms = deps.nowMs() - startedMs;
    taken.set(arrival, { ...reportOf(read, item), sha256, ms });
    if (!read.ok) continue;
    const mapping: CaseMapping = { fileId: item.fileId, name: file.name, mapping: read.mapping };
    store.setState((state) => ({ mappings: [...state.mappings, mapping] }));
  }
  return taken;
}

/** The tables of their own that one of these mappings was made for; what the analyst chose stays. */
export function tablesToMap(
  tables: readonly EvidenceTable[],
  mappings: readonly CaseMapping[],
): EvidenceTable[] {
  return tables.filter(
    ({ recognition, choice, columns }) =>
      recognition.source === null &&
      choice.sourceId === undefined &&
      !isNameless(columns.map(({ original }) => original)) &&
      mappings.some(({ mapping }) => isMadeFor(mapping, columns)),
  );
}

/** The names that were given to the fields of a file without a header stay, and a mapping brings its own. */
export function withFieldNames(choice: IntakeChoice, before: EvidenceTable | null): IntakeChoice {
  if (choice.header || !before) return choice;
  const names = before.columns.map(({ original }) => original);
  if (choice.mapping && isNameless(names) && bringsNames(choice.mapping, names.length)) {
    return { ...choice, header: choice.mapping.fields };
  }
  const { header } = before.choice;
  return header ? { ...choice, header } : choice;
}

function bringsNames({ fields }: Mapping, count: number): boolean {
  return fields.length === count && !isNameless(fields);
}

function isNameless(names: readonly string[]): boolean {
  return names.every((name) => MADE_UP_NAME.test(name));
}

function reportOf(read: ReadMapping, item: Arrival['item']): SourceReport {
  const empty = emptyReport(item);
  if (!read.ok) {
    return {
      ...empty,
      source: MAPPING_FILE,
      encoding: 'utf-8',
      recognisedBy: read.fault,
      warnings: [read.fault],
    };
  }
  const { title, fields, tables } = read.mapping;
  const filled = [...new Set(tables.map(({ table }) => table))];
  return {
    ...empty,
    status: 'loaded',
    source: MAPPING_FILE,
    sourceTitle: `Mapping, ${countText(fields.length)} fields`,
    recognisedBy: `It says that it is the mapping "${title}"; it fills ${filled.join(', ') || 'no table'}.`,
    confidence: 1,
    encoding: 'utf-8',
    time: { ...empty.time, note: 'A mapping has no records.' },
  };
}
