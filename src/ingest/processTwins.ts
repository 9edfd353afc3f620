import { type Sql, ident, literal, sql, trustedSql } from '../core/sqlText';
import type { Db, DbSession } from '../db/db';
import { numberOf, recordsOf } from '../db/rowsOf';
import { PROCESS_TWINS } from '../schema/derivedTables';

/** Which log tells of a start, the best first. */
const SYSMON = 1;
const DEFENDER = 2;
const SECURITY = 3;

const MOST_SECONDS_APART = 2;
/** Each round marks at least one pair; more rounds than this are needed only by copies of copies. */
const MOST_ROUNDS = 30;

/** One way to know a start again: records of both sides that have the key, and those it is for. */
interface Manner {
  readonly key: 'by_id' | 'by_arguments';
  readonly left: Sql;
  readonly right: Sql;
}

/** By the process number where both tell one; else by the same arguments, the n-th of an instant with the n-th. */
const MANNERS: readonly Manner[] = [
  { key: 'by_id', left: sql`by_id is not null`, right: sql`by_id is not null` },
  { key: 'by_arguments', left: sql`by_id is null`, right: sql`true` },
  { key: 'by_arguments', left: sql`by_id is not null`, right: sql`by_id is null` },
];

/**
 * Marks process records that tell of a start which a record of a better log tells of too: Sysmon before Defender before
 * 4688. Same machine, same file name, at most 2 seconds apart, one record for one, the nearest first. Reads
 * `process_logs`, fills the empty `process_twins`, and gives the number of marks.
 */
export async function markTwins(db: Db, defenderFiles: readonly number[]): Promise<number> {
  const kind = sql`case
    when list_contains(${literal(defenderFiles)}::integer[], file_id) then ${literal(DEFENDER)}
    when event_code = '1' then ${literal(SYSMON)} when event_code = '4688' then ${literal(SECURITY)} end`;
  const kinds = recordsOf(
    await db.query(sql`
      select ${kind} as kind from process_logs where kind is not null group by kind`),
  ).map((row) => Number(row['kind']));
  if (kinds.length < 2) return 0;
  return db.session(async (session) => {
    await session.query(startsSql(kind));
    for (const [left, right] of [
      [DEFENDER, SYSMON],
      [SECURITY, SYSMON],
      [SECURITY, DEFENDER],
    ] as const) {
      if (kinds.includes(left) && kinds.includes(right)) await markKind(session, left, right);
    }
    for (const table of ['starts', 'lefts', 'rights', 'near', 'pairs']) {
      await session.query(sql`drop table if exists temp.${ident(`twin_${table}`)}`);
    }
    return numberOf(await session.query(sql`select count(*)::bigint from ${ident(PROCESS_TWINS)}`));
  });
}

/** Keys are hashes: they only have to agree among records of one instant. */
function startsSql(kind: Sql): Sql {
  return sql`
    create or replace temp table twin_starts as
    select ${kind}::tinyint as kind, file_id, record, timestamp as t,
      case when process_id is not null then hash(host, lower(process_name), process_id) end as by_id,
      case when arguments is not null then hash(host, lower(process_name), arguments) end as by_arguments
    from process_logs
    where kind is not null and timestamp is not null and host is not null and process_name is not null`;
}

async function markKind(session: DbSession, left: number, right: number): Promise<void> {
  for (const manner of MANNERS) {
    await session.query(freeLefts(left, manner));
    await session.query(freeRights(left, right, manner));
    for (let round = 0; round < MOST_ROUNDS; round++) {
      await session.query(nearSql(manner));
      await session.query(PAIRS);
      if (numberOf(await session.query(sql`select count(*)::bigint from twin_pairs`)) === 0) break;
      await session.query(MARK);
      await session.query(LEFTS_OF_NEXT_ROUND);
      await session.query(RIGHTS_OF_NEXT_ROUND);
    }
  }
}

function freeLefts(kind: number, { key, left }: Manner): Sql {
  return sql`
    create or replace temp table twin_lefts as
    select file_id, record, t, ${ident(key)} as key
    from twin_starts anti join process_twins using (file_id, record)
    where kind = ${literal(kind)} and ${left} and ${ident(key)} is not null`;
}

/** A record whose better one has a twin of the left kind already is taken with it. */
function freeRights(left: number, right: number, { key, right: where }: Manner): Sql {
  return sql`
    create or replace temp table twin_rights as
    with taken as (
      select twin_file_id, twin_record
      from process_twins semi join (
        from twin_starts where kind = ${literal(left)}) using (file_id, record)),
    rights as (
      select starts.file_id, starts.record, t, ${ident(key)} as key,
        coalesce(better.twin_file_id, starts.file_id) as twin_file_id,
        coalesce(better.twin_record, starts.record) as twin_record
      from twin_starts as starts left join process_twins as better using (file_id, record)
      where kind = ${literal(right)} and ${where} and ${ident(key)} is not null)
    select * from rights anti join taken using (twin_file_id, twin_record)`;
}

/** Of each left record the nearest one before and the nearest one after it. */
function nearSql({ key }: Manner): Sql {
  const place =
    key === 'by_id'
      ? sql`1`
      : sql`row_number() over (partition by key, t order by file_id, record)`;
  const side = (comparison: string): Sql => sql`
    select lefts.file_id, lefts.record, lefts.t, rights.file_id as right_file_id,
      rights.record as right_record, rights.t as right_t, twin_file_id, twin_record,
      abs(epoch_us(lefts.t) - epoch_us(rights.t)) as apart
    from lefts asof join rights
      on lefts.key = rights.key and lefts.place = rights.place and lefts.t ${trustedSql(comparison)} rights.t`;
  return sql`
    create or replace temp table twin_near as
    with lefts as materialized (select *, ${place} as place from twin_lefts),
    rights as materialized (select *, ${place} as place from twin_rights)
    select * from (${side('>=')} union all ${side('<')})
    where apart <= ${literal(MOST_SECONDS_APART)} * 1000000`;
}

/** Each the nearest of the other. */
const PAIRS = sql`
  create or replace temp table twin_pairs as
  select * from twin_near
  qualify row_number() over (
      partition by file_id, record order by apart, right_t, right_file_id, right_record) = 1
    and row_number() over (
      partition by right_file_id, right_record order by apart, t, file_id, record) = 1`;

const MARK = sql`
  insert into process_twins select file_id, record, twin_file_id, twin_record from twin_pairs`;

const LEFTS_OF_NEXT_ROUND = sql`
  create or replace temp table twin_lefts as
  select * from twin_lefts anti join twin_pairs using (file_id, record)`;

const RIGHTS_OF_NEXT_ROUND = sql`
  create or replace temp table twin_rights as
  select * from twin_rights anti join (
    select right_file_id as file_id, right_record as record from twin_pairs) using (file_id, record)`;
