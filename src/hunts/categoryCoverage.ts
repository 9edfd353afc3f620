import type { IsoSpan } from '../core/isoSpan';
import { literal, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import type { CategoryFact, CoverageVerdict, PartFact } from './coverageFact';
import { NOTHING, type Tally, type TallyRequest, tallies } from './coverageTally';
import { type HostBaseline, judgePart } from './judgePart';
import { LOG_CATEGORIES } from './logCategories';
import type { LogPart } from './logCategory';

interface PartRequests {
  readonly part: LogPart;
  readonly own: TallyRequest;
  readonly result: TallyRequest | null;
  readonly witness: TallyRequest | null;
}

/**
 * What the evidence has of the five log categories. `recordsIn` are the records of every normalised table, `span` the
 * reach of the evidence without its stray dates; null when nothing is dated.
 */
export async function categoryCoverage(
  db: Db,
  span: IsoSpan | null,
  recordsIn: ReadonlyMap<string, number>,
): Promise<readonly CategoryFact[]> {
  const asked = new Map(PARTS.map((part) => [part, requestsOf(part)]));
  const requests = [...asked.values()].flatMap(({ own, result, witness }) =>
    [own, result, witness].filter((request) => request !== null),
  );
  const counted = await tallies(db, requests, span, recordsIn);
  const tallyOf = (request: TallyRequest | null): Tally =>
    (request && counted.get(request)) ?? NOTHING;
  const baseline = hostBaseline(asked.values(), tallyOf);
  return LOG_CATEGORIES.map((category) => {
    const parts = category.parts.map((part) => {
      const { own, result, witness } = asked.get(part) ?? requestsOf(part);
      return judgePart(part, {
        own: tallyOf(own),
        result: tallyOf(result),
        witness: tallyOf(witness),
        span,
        baseline,
      });
    });
    const { id, title, purpose, sources } = category;
    return { id, title, purpose, sources, verdict: verdictOf(parts), parts };
  });
}

const PARTS = LOG_CATEGORIES.flatMap((category) => category.parts);

function requestsOf(part: LogPart): PartRequests {
  const { table, where, columns, everyRecord, toldBy, answeredBy, channels } = part;
  return {
    part,
    own: {
      table,
      columns: [...new Set([...columns, ...everyRecord])],
      ...(where && { where }),
      ...(toldBy !== undefined && { toldBy }),
    },
    result: answeredBy ? resultRequest(answeredBy) : null,
    witness: channels ? channelRequest(channels) : null,
  };
}

function resultRequest({ table, column }: NonNullable<LogPart['answeredBy']>): TallyRequest {
  return { table, columns: column === undefined ? [] : [column] };
}

/** Splunk writes the log's name behind its own prefix. */
function channelRequest(channels: readonly string[]): TallyRequest {
  const names = channels.flatMap((name) => [name, `wineventlog:${name}`, `xmlwineventlog:${name}`]);
  return {
    table: 'log_records',
    columns: [],
    kindsOf: 'event_code',
    where: sql`list_contains(${literal(names)}, lower(channel))`,
  };
}

/** The table that names the most hosts among those that every host writes. */
function hostBaseline(
  asked: Iterable<PartRequests>,
  tallyOf: (request: TallyRequest) => Tally,
): HostBaseline {
  return [...asked]
    .filter(({ part }) => part.isOfEveryHost)
    .map(({ own }) => ({ table: own.table, hosts: tallyOf(own).hosts }))
    .reduce((most, next) => (next.hosts > most.hosts ? next : most), { table: '', hosts: 0 });
}

function verdictOf(parts: readonly PartFact[]): CoverageVerdict {
  if (parts.every((part) => part.verdict === 'missing')) return 'missing';
  const isWhole = parts.every((part) => !part.isRequired || part.verdict === 'present');
  return isWhole ? 'present' : 'partial';
}
