import { type ReadRules, readRulesFile } from '../casefile/rulesFile';
import { type SourceReport, emptyReport } from '../ingest/sourceReport';
import type { Arrival } from './arrivals';
import type { CommandContext } from './context';

/** The source of the row of a file of suppression rules. */
const RULES_FILE = 'rules-file';

/** Takes files of suppression rules out of what was dropped and their rules into the case; gives their rows. */
export async function takeRules(
  { deps, store }: CommandContext,
  arrivals: readonly Arrival[],
  signal: AbortSignal,
): Promise<ReadonlyMap<Arrival, SourceReport>> {
  const taken = new Map<Arrival, SourceReport>();
  for (const arrival of arrivals) {
    const { item, file } = arrival;
    const read = item.report ? null : await readRulesFile(file);
    if (!read) continue;
    const startedMs = deps.nowMs();
    const sha256 = await deps.preparer.hash(file, { signal });
    const report = reportOf(read, item);
    taken.set(arrival, { ...report, sha256, ms: deps.nowMs() - startedMs });
    if (!read.ok) continue;
    store.setState(({ suppressions }) => {
      const known = new Set(suppressions.map(({ id }) => id));
      return { suppressions: [...suppressions, ...read.rules.filter(({ id }) => !known.has(id))] };
    });
  }
  return taken;
}

function reportOf(read: ReadRules, item: Arrival['item']): SourceReport {
  const empty = { ...emptyReport(item), source: RULES_FILE, encoding: 'utf-8' };
  if (!read.ok) return { ...empty, recognisedBy: read.fault, warnings: [read.fault] };
  const of = read.caseName === '' ? '' : ` of the case "${read.caseName}"`;
  return {
    ...empty,
    status: 'loaded',
    sourceTitle: `Suppression rules, ${read.rules.length}`,
    recognisedBy: `It says that it holds suppression rules${of}.`,
    confidence: 1,
    time: { ...empty.time, note: 'Rules are no records.' },
  };
}
