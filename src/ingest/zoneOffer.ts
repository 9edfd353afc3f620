import { countText } from '../core/countText';
import { type Sql, ident, joinSql, literal, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { EVERY_OFFSET_MINUTES, zoneName } from './intakeChoice';
import { type TwinKey, TWIN_KEYS } from './twinKeys';

/** How far the times of a file stand from the same records in files whose zone is known. Nothing is moved by it. */
export interface ZoneOffer {
  /** `offer`: one offset fits. `same`: they agree with UTC. `several`: no one offset fits. */
  readonly kind: 'offer' | 'same' | 'several';
  /** Zone to read the file in, minutes east of UTC; for `offer` alone. */
  readonly offsetMinutes: number | null;
  readonly sentence: string;
}

/** A loaded file, its normalised tables and how many records it has. */
export interface ZonedFile {
  readonly fileId: number;
  readonly name: string;
  readonly tables: readonly string[];
  readonly records: number;
}

const MOST_RECORDS = 50_000;
const STEP_SECONDS = 900;
/** Two records of one event are written within a minute of each other. */
const TOLERANCE_SECONDS = 60;
const SUPPORT = 0.6;
/** A second offset of such a share is another clock, not noise. */
const OTHER_CLOCK = 0.1;

interface Distance {
  readonly minutes: number;
  /** Records so far apart, to the minute. */
  readonly agreed: number;
}

interface Comparison {
  readonly witness: ZonedFile;
  readonly fewest: number;
  readonly matched: number;
  /** The most frequent first. */
  readonly distances: readonly Distance[];
}

/** What the same records in files of known zone say of a file whose times were taken as UTC; null when they say nothing. */
export async function zoneOfferFor(
  db: Db,
  file: ZonedFile,
  witnesses: readonly ZonedFile[],
  signal?: AbortSignal,
): Promise<ZoneOffer | null> {
  const comparisons: Comparison[] = [];
  for (const key of TWIN_KEYS.filter(({ table }) => file.tables.includes(table))) {
    const others = witnesses.filter(({ tables }) => tables.includes(key.table));
    if (others.length > 0) comparisons.push(...(await compare(db, file, others, key, signal)));
  }
  const answers = comparisons
    .sort((a, b) => agreedBest(b) - agreedBest(a))
    .flatMap((comparison) => answerOf(comparison) ?? []);
  const best = answers.find(({ kind }) => kind === 'several') ?? answers[0];
  const contrary = answers.find((other) => other.offsetMinutes !== best?.offsetMinutes);
  if (!best || !contrary || best.kind === 'several') return best ?? null;
  return {
    kind: 'several',
    offsetMinutes: null,
    sentence: `${best.sentence} But: ${contrary.sentence} No zone is offered.`,
  };
}

async function compare(
  db: Db,
  file: ZonedFile,
  witnesses: readonly ZonedFile[],
  { table, columns, telling, fewest }: TwinKey,
  signal: AbortSignal | undefined,
): Promise<Comparison[]> {
  const key = sql`hash(${joinSql(columns.map(textOf), ', ')})`;
  const all = [file, ...witnesses];
  const parts = Math.ceil(Math.max(...all.map(({ records }) => records)) / MOST_RECORDS);
  const [sampledBy = 'host'] = columns.slice(-1);
  const known = joinSql(
    telling.map((column) => sql`${ident(column)} is not null`),
    ' and ',
  );
  const rows = recordsOf(
    await db.query(
      sql`
      with events as (
        select file_id, timestamp as seen_at, ${key} as key
        from ${ident(table)}
        where list_contains(${literal(all.map(({ fileId }) => fileId))}, file_id)
          and timestamp is not null and ${known}
          and hash(${ident(sampledBy)}) % ${literal(parts)} = 0),
      single as (
        select file_id, key, min(seen_at) as seen_at
        from events
        group by file_id, key
        having count(*) = 1),
      pairs as (
        select theirs.file_id, epoch(own.seen_at - theirs.seen_at) as apart
        from single as own
        join single as theirs on theirs.key = own.key
        where own.file_id = ${literal(file.fileId)} and theirs.file_id <> ${literal(file.fileId)}),
      steps as (select file_id, apart, round(apart / ${literal(STEP_SECONDS)})::bigint as step from pairs)
      select file_id, step, count(*)::integer as matched,
        count(*) filter (abs(apart - step * ${literal(STEP_SECONDS)}) <= ${literal(TOLERANCE_SECONDS)})::integer as agreed
      from steps
      group by file_id, step
      order by agreed desc, step`,
      { maxRows: 10_000, ...(signal ? { signal } : {}) },
    ),
  );
  return witnesses.map((witness) => {
    const own = rows.filter((row) => row['file_id'] === witness.fileId);
    return {
      witness,
      fewest,
      matched: own.reduce((sum, row) => sum + Number(row['matched']), 0),
      distances: own.map((row) => ({
        minutes: (Number(row['step']) * STEP_SECONDS) / 60,
        agreed: Number(row['agreed']),
      })),
    };
  });
}

function answerOf({ witness, fewest, matched, distances }: Comparison): ZoneOffer | null {
  const [first, second] = distances;
  if (!first || first.agreed === 0 || matched < fewest) return null;
  const isOtherClock = second !== undefined && second.agreed >= OTHER_CLOCK * matched;
  if (isOtherClock && first.agreed + second.agreed >= SUPPORT * matched) {
    const summer =
      Math.abs(first.minutes - second.minutes) === 60
        ? ', as where summer time began or ended in between'
        : '';
    return {
      kind: 'several',
      offsetMinutes: null,
      sentence: `Of ${countText(matched)} records that are also in "${witness.name}", ${countText(first.agreed)} stand ${apartText(first.minutes)} there and ${countText(second.agreed)} ${apartText(second.minutes)} there${summer}: no one zone fits, and none is offered. Split the file, or export it in UTC.`,
    };
  }
  if (first.agreed < fewest || first.agreed < SUPPORT * matched) return null;
  const counted = `${countText(first.agreed)} of ${countText(matched)} records that are also in "${witness.name}"`;
  if (first.minutes === 0) {
    return {
      kind: 'same',
      offsetMinutes: null,
      sentence: `${counted} have the same time there: taking its times as UTC is right.`,
    };
  }
  if (!EVERY_OFFSET_MINUTES.includes(first.minutes)) return null;
  return {
    kind: 'offer',
    offsetMinutes: first.minutes,
    sentence: `${counted} stand exactly ${apartText(first.minutes)} there: read this file as ${zoneName(first.minutes)}?`,
  };
}

function agreedBest({ distances: [first] }: Comparison): number {
  return first?.agreed ?? 0;
}

function textOf(column: string): Sql {
  return sql`coalesce(lower(trim(${ident(column)}::varchar)), '')`;
}

/** `5 h 30 min later than`, `1 h earlier than`, `at the same time as`. */
function apartText(minutes: number): string {
  if (minutes === 0) return 'at the same time as';
  const size = Math.abs(minutes);
  const hours = Math.floor(size / 60);
  const rest = size % 60;
  const parts = [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''];
  return `${parts.filter((part) => part !== '').join(' ')} ${minutes > 0 ? 'later' : 'earlier'} than`;
}
