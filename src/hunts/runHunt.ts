import { countText } from '../core/countText';
import { errorText, isAbortError } from '../core/analystError';
import { isoFromMillis } from '../core/isoTime';
import { type Sql, ident, sql } from '../core/sqlText';
import type { Db, Rows } from '../db/db';
import { numberOf } from '../db/rowsOf';
import { HUNT_ANSWERS } from '../schema/huntAnswers';
import { agreementSentence } from './agreement';
import { type AnswerTexts, dropAnswer, keepAnswer, readAnswer } from './answerTable';
import { bindParams, resolveParams } from './bindParams';
import { engineAnswerSentences, engineAnswerSql, engineAnswersOf } from './engineAnswers';
import { type Gate, gateOf, needStates, sourcesOf } from './gate';
import type { Hunt, HuntRun, HuntStatus, ParamOverrides, ParamValue, RunSource } from './hunt';
import { missingTables } from './missingTables';
import { needsOf } from './needsOf';
import { preparedGate } from './prepared';

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
    text = shownText(texts) || own.unrun;
    const { idle } = own;
    if (idle && elsewhere.length === 0) return answer(idle.status, null, idle.reason);
    if (elsewhere.length > 0) {
      const records = elsewhere.reduce((sum, { rows }) => sum + rows, 0);
      sources = [...sources, { table: HUNT_ANSWERS.name, records, lacking: {} }];
    }
    await keepAnswer(db, hunt.id, texts, signal);
    const rows = await readAnswer(db, hunt.id, MAX_FINDINGS, signal);
    const notes = [...own.notes];
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

/** What a hunt can read of this case itself; `idle` where that is nothing, `unrun` being its text then. */
interface OwnWays {
  readonly raw: Sql | null;
  readonly result: Sql | null;
  readonly unrun: string;
  readonly idle: Ended | null;
  readonly notes: readonly string[];
  readonly sources: readonly RunSource[];
  readonly missing: readonly string[];
}

interface Ended {
  readonly status: HuntStatus;
  readonly reason: string;
}

async function ownWays(
  db: Db,
  hunt: Hunt,
  params: Readonly<Record<string, ParamValue>>,
  earlier: EarlierRuns,
  signal: AbortSignal | undefined,
): Promise<OwnWays> {
  const none = { raw: null, result: null, notes: [], sources: [], missing: [] };
  const absent = await missingTables(db, hunt, params);
  if (absent) return { ...none, unrun: hunt.sql, idle: { status: 'cannot-run', reason: absent } };
  const raw = bindParams(hunt.sql, hunt.params, params);
  const blocker = blockedBy(hunt, earlier);
  if (blocker) return { ...none, unrun: raw, idle: blocker };
  const all = await needStates(db, needsOf(hunt, params), signal);
  const anyOf = await needStates(db, hunt.needsAnyOf ?? [], signal);
  const sharpening = await needStates(db, hunt.sharpenedBy ?? [], signal);
  const read = sourcesOf([...all, ...anyOf, ...sharpening]);
  const gate = await withPrepared(db, hunt, gateOf(hunt, all, anyOf), signal);
  const exported = hunt.result ? await recordCount(db, hunt.result.table, signal) : 0;
  if (!hunt.result || exported === 0) {
    const idle = gate.blocked ? ({ status: 'cannot-run', reason: gate.blocked } as const) : null;
    return { ...none, ...read, raw: idle ? null : raw, unrun: raw, idle, notes: gate.gaps };
  }
  const { table } = hunt.result;
  const alone = gate.blocked
    ? [`Answered from the result export ${table} alone. ${gate.blocked}`]
    : [];
  return {
    raw: gate.blocked ? null : raw,
    result: bindParams(hunt.result.sql, hunt.params, params),
    unrun: raw,
    idle: null,
    notes: [...gate.gaps, ...alone],
    sources: [...read.sources, { table, records: exported, lacking: {} }],
    missing: read.missing,
  };
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

async function withPrepared(db: Db, hunt: Hunt, gate: Gate, signal?: AbortSignal): Promise<Gate> {
  if (gate.blocked) return gate;
  const prepared = await preparedGate(db, hunt, signal);
  return { blocked: prepared.blocked, gaps: [...gate.gaps, ...prepared.gaps] };
}

async function recordCount(db: Db, table: string, signal?: AbortSignal): Promise<number> {
  const text = sql`select count(*)::integer from ${ident(table)}`;
  return numberOf(await db.query(text, signal ? { signal } : {}));
}

function shownText({ raw, result, engine }: AnswerTexts): string {
  return [raw, result, engine].filter((part) => part !== null).join('\n\n');
}
