import { countText } from '../core/countText';
import type { IsoSpan } from '../core/isoSpan';
import { displayUtc } from '../core/isoTime';
import type { PartFact } from './coverageFact';
import type { Tally } from './coverageTally';
import type { LogPart } from './logCategory';

/** Up to this share of the records may lack a column: a program may start without arguments. */
export const MOST_LACKING = 0.2;

/** A steady log reaches over at least this share of the evidence. */
export const LEAST_SPAN = 0.9;

/** Missing less than this is no hole, however short the evidence. */
const IDLE_MS = 3_600_000;

/** A log exported whole has at least this many kinds of event; fewer look like the answer to one query. */
export const WHOLE_LOG_KINDS = 10;

/** A log that every host writes names at least this share of the hosts of another such log. */
export const LEAST_HOSTS = 0.5;

export interface HostBaseline {
  readonly table: string;
  readonly hosts: number;
}

export interface PartEvidence {
  readonly own: Tally;
  /** Of the result export that answers it, if there is one. */
  readonly result: Tally;
  /** Of the logs that would have recorded it. */
  readonly witness: Tally;
  readonly span: IsoSpan | null;
  readonly baseline: HostBaseline;
}

/** A hole, and which export fills it. */
interface Hole {
  readonly reason: string;
  readonly fill: string;
}

/** Weighs what the evidence has of one part. */
export function judgePart(part: LogPart, evidence: PartEvidence): PartFact {
  const { own, witness } = evidence;
  const absence = absenceOf(part, own);
  const answeredBy = answerOf(part, evidence.result);
  if (absence === null) {
    const holes = holesOf(part, evidence);
    return {
      ...factOf(part, own),
      answeredBy,
      verdict: holes.length === 0 ? 'present' : 'partial',
      reason: textOf(holes.map((hole) => hole.reason)),
      fill: textOf([...new Set(holes.map((hole) => hole.fill))]),
    };
  }
  if (answeredBy) {
    return {
      ...factOf({ ...part, table: part.answeredBy?.table ?? part.table }, evidence.result),
      answeredBy,
      verdict: 'present',
      reason: `Answered by result export ${answeredBy.export}, not by the log itself.`,
      fill: null,
    };
  }
  if (own.records === 0 && witness.kinds >= WHOLE_LOG_KINDS) {
    return {
      ...factOf(part, own),
      answeredBy,
      verdict: 'present',
      reason: `No ${part.noun} among the ${countText(witness.records)} records of the logs that would tell of it.`,
      fill: null,
    };
  }
  return {
    ...factOf(part, own),
    answeredBy,
    verdict: 'missing',
    reason: absence,
    fill: part.export,
  };
}

function factOf(part: LogPart, tally: Tally) {
  const { id, label, table, isRequired } = part;
  const { records, dated, last24h, hosts, firstSeen, lastSeen } = tally;
  return {
    ...{ id, label, table, isRequired, records, dated, last24h, hosts, firstSeen, lastSeen },
    lacking: Object.fromEntries(lackingOf(part, tally)),
  };
}

function answerOf({ answeredBy }: LogPart, result: Tally): PartFact['answeredBy'] {
  if (!answeredBy) return null;
  const { table, column } = answeredBy;
  const records = column === undefined ? result.records : (result.filled.get(column) ?? 0);
  return records > 0 ? { export: `${table}.csv`, records } : null;
}

/** Why the part cannot be answered by its own table; null when it can. */
function absenceOf(part: LogPart, own: Tally): string | null {
  if (own.tableRecords === 0) return `No ${part.noun} in the evidence.`;
  if (own.told === 0) return `No record of ${part.table} has ${part.toldBy}.`;
  if (own.records === 0) {
    const none =
      own.tableRecords === 1
        ? 'The one record'
        : `None of the ${countText(own.tableRecords)} records`;
    return `${none} of ${part.table} is ${own.tableRecords === 1 ? 'no' : 'a'} ${part.noun}.`;
  }
  const empty = part.columns.filter((column) => own.filled.get(column) === 0);
  return empty.length === 0 ? null : `No record of ${part.table} has ${empty.join(' or ')}.`;
}

function lackingOf(part: LogPart, tally: Tally): [string, number][] {
  const columns = part.everyRecord.filter((column) => tally.filled.has(column));
  return [
    ...columns.map((column): [string, number] => [
      column,
      tally.records - (tally.filled.get(column) ?? 0),
    ]),
    ['timestamp', tally.records - tally.dated] as [string, number],
  ].filter(([, count]) => count > 0);
}

function holesOf(part: LogPart, evidence: PartEvidence): Hole[] {
  const { own } = evidence;
  const lacks = lackingOf(part, own)
    .filter(([, count]) => count > own.records * MOST_LACKING)
    .map(([column, count]): Hole => ({
      reason: `${countText(count)} of ${countText(own.records)} records have no ${column}.`,
      fill: part.export,
    }));
  return [...lacks, ...spanHole(part, evidence), ...hostHole(part, evidence)];
}

function spanHole(part: LogPart, { own, span }: PartEvidence): Hole[] {
  if (!part.isSteady || !span || own.firstSeen === null || own.lastSeen === null) return [];
  const whole = Date.parse(span.to) - Date.parse(span.from);
  const reach = Date.parse(own.lastSeen) - Date.parse(own.firstSeen);
  if (reach >= whole * LEAST_SPAN || whole - reach <= IDLE_MS) return [];
  return [
    {
      reason: `The records reach from ${displayUtc(own.firstSeen)} to ${displayUtc(own.lastSeen)}, the evidence from ${displayUtc(span.from)} to ${displayUtc(span.to)}.`,
      fill: 'Export the same log for the rest of that time.',
    },
  ];
}

function hostHole(part: LogPart, { own, baseline }: PartEvidence): Hole[] {
  if (!part.isOfEveryHost || own.hosts === 0 || own.hosts >= baseline.hosts * LEAST_HOSTS)
    return [];
  const hosts = own.hosts === 1 ? '1 host' : `${countText(own.hosts)} hosts`;
  return [
    {
      reason: `The records name ${hosts}, ${baseline.table} names ${countText(baseline.hosts)}.`,
      fill: 'Export the same log of the other hosts.',
    },
  ];
}

function textOf(sentences: readonly string[]): string | null {
  return sentences.length === 0 ? null : sentences.join(' ');
}
