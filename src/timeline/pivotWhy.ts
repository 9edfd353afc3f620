import { countText } from '../core/countText';
import type { CellValue } from '../db/db';
import type { ParamValue } from '../hunts/hunt';
import type { ExcludedSeries, PivotAnswer } from './pivotPoint';
import type { PivotFacts } from './pivotFacts';
import { counted } from './countedNoun';

type Evidence = Readonly<Record<string, CellValue>>;
type NoPivot = Pick<PivotAnswer, 'status' | 'why'>;

export function missingTableWhy(table: string): string {
  return `There is no table ${table}: load an export that fills it.`;
}

export function foundWhy({ candidates, excluded }: PivotFacts): string {
  const which =
    candidates.filter(({ isConfirmed }) => isConfirmed).length === 1
      ? 'The only logon that fits.'
      : 'The earliest of the logons that come near the best score, after those of low confidence were put last.';
  return [which, ...excludedTexts(excluded)].join(' ');
}

/** What was missing for a pivot, and whether that is an answer or a hole in the evidence. */
export function noPivotWhy(
  answer: PivotFacts,
  evidence: Evidence,
  params: Readonly<Record<string, ParamValue>>,
  tables: ReadonlySet<string>,
): NoPivot {
  const hole = tables.has('process_logs')
    ? holeIn(answer, evidence)
    : missingTableWhy('process_logs');
  if (hole !== null) return { status: 'cannot-tell', why: hole };
  const why = [absentText(answer, params), ...excludedTexts(answer.excluded)];
  const undated = undatedTexts(evidence);
  const unread = unreadTexts(evidence);
  const blind = answer.failures === 0 && undated.length + unread.length > 0;
  return {
    status: blind ? 'cannot-tell' : undated.length > 0 ? 'partial' : 'none',
    why: [...why, ...undated, ...unread].join(' '),
  };
}

/** The sentence of what the evidence lacks altogether, or null. */
function holeIn({ failures, successes }: PivotFacts, evidence: Evidence): string | null {
  const count = (name: string): number => Number(evidence[name] ?? 0);
  const none =
    count('logons') === 1
      ? 'Not even the only logon record'
      : `None of ${counted(count('logons'), 'logon record')}`;
  if (count('logons') === 0) return 'There are no logon records in the evidence.';
  if (count('logons') === count('undated_logons')) return `${none} has a usable time.`;
  if (count('logons') === count('logons_without_outcome')) {
    return `${none} says whether it failed or succeeded.`;
  }
  if (failures > 0 && successes === 0) {
    return `${none} is a dated success of a named user account: an export of failures alone cannot show the pivot.`;
  }
  if (failures > 0 && count('executions') === 0) {
    return 'There are no process records in the evidence, so nothing shows what followed a logon.';
  }
  if (failures > 0 && count('executions') === count('undated_executions')) {
    return 'No process record has a usable time.';
  }
  if (failures > 0 && count('executions_with_user') === 0) {
    return 'No process record names a user, so none can be tied to a logon.';
  }
  return null;
}

function absentText(answer: PivotFacts, params: Readonly<Record<string, ParamValue>>): string {
  const { failures, bursts, successesAfterBurst, successesWithExecutionElsewhere } = answer;
  const firsts = firstLogonsText(answer, params);
  if (failures === 0) {
    return `No user account failed to log on. An export of successes alone would look the same.${firsts}`;
  }
  if (bursts === 0) {
    return `${counted(failures, 'failed logon')}, but nowhere ${params['burst_failures']} of one account or source within ${params['burst_window_min']} min.${firsts}`;
  }
  const found = `${counted(bursts, 'burst')} of failed logons`;
  if (successesAfterBurst === 0) {
    return `${found}, none followed within ${params['success_within_min']} min by a successful logon of that account or, from that source, of an account it had tried.${firsts}`;
  }
  const elsewhere =
    successesWithExecutionElsewhere === 0
      ? ''
      : ` After ${successesWithExecutionElsewhere} of them the account ran something on another host only.`;
  const followed = `${found} and ${counted(successesAfterBurst, 'successful logon')} after them`;
  const within = `within ${params['execution_within_min']} min`;
  return answer.successesWithExecution === 0
    ? `${followed}, none followed ${within} by an execution of the account on that host.${elsewhere}${firsts}`
    : `${followed}, none of which is confirmed ${within}: what the accounts started there is what they or those hosts start anyway, or too little.${elsewhere}${firsts}`;
}

function firstLogonsText(
  { newLogons }: PivotFacts,
  params: Readonly<Record<string, ParamValue>>,
): string {
  return newLogons === 0
    ? ''
    : ` ${counted(newLogons, 'logon')} without failures of its own kind, the first on a host or from a source, none confirmed enough within ${params['execution_within_min']} min.`;
}

function excludedTexts(excluded: readonly ExcludedSeries[]): string[] {
  if (excluded.length === 0) return [];
  const series = `Left out as a stale credential: ${countText(excluded.length)} series of failures as regular as a clock.`;
  const succeeded = excluded.filter((one) => one.successAfter !== null).length;
  return succeeded === 0
    ? [series]
    : [
        `${series} After ${succeeded} of them the account logged on: a guessing tool with a fixed delay looks the same.`,
      ];
}

function undatedTexts(evidence: Evidence): string[] {
  const texts: readonly [name: string, what: string][] = [
    ['undated_logons', 'logon record'],
    ['undated_executions', 'process record'],
  ];
  return texts
    .map(([name, what]) => [Number(evidence[name] ?? 0), what] as const)
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${counted(count, what)} without a usable time could not be placed.`);
}

function unreadTexts(evidence: Evidence): string[] {
  const unread = Number(evidence['logons_without_outcome'] ?? 0);
  return unread === 0
    ? []
    : [`${counted(unread, 'logon record')} of unknown outcome could not be used.`];
}
