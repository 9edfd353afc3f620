import { countText } from '../core/countText';
import { errorText, isAbortError } from '../core/analystError';
import { isoFromMillis } from '../core/isoTime';
import type { Db, Rows } from '../db/db';
import { HUNT_ANSWERS } from '../schema/huntAnswers';
import { agreementSentence } from './agreement';
import { type AnswerTexts, dropAnswer, keepAnswer, readAnswer } from './answerTable';
import { bindParams, resolveParams } from './bindParams';
import { engineAnswerSentences, engineAnswerSql, engineAnswersOf } from './engineAnswers';
import type { Hunt, HuntRun, HuntStatus, ParamOverrides, ParamValue, RunSource } from './hunt';
import { type HuntWays, NO_WAYS, huntWays } from './huntWays';

/** More findings than anyone reads; the run says so when it is reached. */
export const MAX_FINDINGS = 5_000;

export interface HuntAnswer {
  readonly run: HuntRun;
  /** The findings, with `record_count` and `computed_by`; null when it did not run. */
  readonly rows: Rows | null;
}

export interface RunClock {
  nowMs(): number;
}

/** The runs so far, by hunt, for hunts that build on others. */
export type EarlierRuns = Readonly<Record<string, HuntRun>>;

/** Runs one hunt and keeps its answer in the engine. Never rejects: an error or a cancellation is a status of the run. */
export async function runHunt(
  db: Db,
  hunt: Hunt,
  clock: RunClock,
  overrides: ParamOverrides = {},
  signal?: AbortSignal,
  earlier: EarlierRuns = {},
): Promise<HuntAnswer> {
  const startedMs = clock.nowMs();
  let params: Readonly<Record<string, ParamValue>> = overrides;
  let text = hunt.sql;
  let sources: readonly RunSource[] = [];
  let missing: readonly string[] = [];
  const answer = (status: HuntStatus, rows: Rows | null, reason?: string): HuntAnswer => ({
    run: {
      huntId: hunt.id,
      version: hunt.version,
      status,
      findings: rows?.rowCount ?? 0,
      params,
      sql: text,
      startedAt: isoFromMillis(startedMs),
      ms: clock.nowMs() - startedMs,
      ...(reason ? { reason } : {}),
      sources,
      missing,
    },
    rows,
  });
  try {
    await dropAnswer(db, hunt.id);
    params = resolveParams(hunt.params, overrides);
    const own = await ownWays(db, hunt, params, earlier, signal);
    ({ sources, missing } = own);
    const elsewhere = await engineAnswersOf(db, hunt.id, signal);
    const texts = {
      raw: own.raw,
      result: own.result,
      engine: elsewhere.length > 0 ? engineAnswerSql(hunt.id) : null,
    };
    text = shownText(texts) || own.text;
    const { idle } = own;
    if (idle && elsewhere.length === 0) return answer(idle.status, null, idle.reason);
    if (elsewhere.length > 0) {
      const records = elsewhere.reduce((sum, { rows }) => sum + rows, 0);
      sources = [...sources, { table: HUNT_ANSWERS.name, records, lacking: {} }];
    }
    await keepAnswer(db, hunt.id, texts, signal);
    const rows = await readAnswer(db, hunt.id, MAX_FINDINGS, signal);
    const notes = [...own.gaps];
    if (own.blocked && own.result && hunt.result) {
      notes.push(`Answered from the result export ${hunt.result.table} alone. ${own.blocked}`);
    }
    if (idle) notes.push(`Answered from another engine alone. ${idle.reason}`);
    if (rows.truncated) {
      notes.unshift(`Only the first ${countText(MAX_FINDINGS)} findings are listed.`);
    }
    const status = rows.rowCount > 0 ? 'hits' : notes.length > 0 ? 'partial' : 'clear';
    notes.push(...engineAnswerSentences(hunt, elsewhere));
    if (texts.raw && texts.result && hunt.result) {
      notes.push(await agreementSentence(db, hunt.id, hunt.result.table, signal));
    }
    return answer(status, rows, notes.join(' '));
  } catch (error) {
    if (isAbortError(error) || signal?.aborted) return answer('cancelled', null, 'Cancelled.');
    return answer('error', null, failureText(error));
  }
}

interface Ended {
  readonly status: HuntStatus;
  readonly reason: string;
}

/** How this case answers the hunt itself, once the hunts that it builds on have; `idle` where it does not. */
async function ownWays(
  db: Db,
  hunt: Hunt,
  params: Readonly<Record<string, ParamValue>>,
  earlier: EarlierRuns,
  signal: AbortSignal | undefined,
): Promise<HuntWays & { readonly idle: Ended | null }> {
  const blocker = blockedBy(hunt, earlier);
  if (blocker) {
    return { ...NO_WAYS, text: bindParams(hunt.sql, hunt.params, params), idle: blocker };
  }
  const ways = await huntWays(db, hunt, params, signal);
  const { raw, result, blocked } = ways;
  const idle = raw || result ? null : ({ status: 'cannot-run', reason: blocked ?? '' } as const);
  return { ...ways, idle };
}

/** How a hunt ends that builds on others without hits: as uncertain as the least certain of them. */
function blockedBy(hunt: Hunt, earlier: EarlierRuns): Ended | null {
  for (const id of hunt.after ?? []) {
    const run = earlier[id];
    if (run?.status === 'hits') continue;
    if (run?.status === 'clear') return { status: 'clear', reason: `${id} found nothing.` };
    const reason = `It builds on ${id}: ${run?.reason ?? 'that has not run yet.'}`;
    return { status: run?.status === 'partial' ? 'partial' : 'cannot-run', reason };
  }
  return null;
}

/** The engine's own words, but for the one failure that the analyst can do something about. */
function failureText(error: unknown): string {
  const text = errorText(error);
  if (!text.includes('Out of Memory')) return text;
  return 'The evidence is too large for this question in a browser, whose engine has 3.1 GiB. Nothing was answered; load fewer hosts or days, or ask it on a larger engine.';
}

function shownText({ raw, result, engine }: AnswerTexts): string {
  return [raw, result, engine].filter((part) => part !== null).join('\n\n');
}
