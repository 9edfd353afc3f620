import { type Sql, joinSql, literal, qualified, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { answerTable } from '../hunts/answerTable';

/** The process records that a finding rests on: timestamp, host, user, file_id, record. */
export const SUSPICIOUS_EXECUTIONS: Sql = qualified('answers', 'suspicious_executions');

/** A kept answer and the findings in it that do not count, because a rule sets them aside. */
export interface SuspectAnswer {
  readonly huntId: string;
  readonly exceptKeys: readonly string[];
}

/** Keeps the process records that findings of low severity or more of these answers rest on. Gives how many there are. */
export async function keepSuspiciousExecutions(
  db: Db,
  answers: readonly SuspectAnswer[],
  signal?: AbortSignal,
): Promise<number> {
  const refs =
    answers.length === 0
      ? sql`select null::integer as file_id, null::bigint as record where false`
      : joinSql(answers.map(refsSql), ' union all ');
  await db.query(
    sql`create or replace table ${SUSPICIOUS_EXECUTIONS} as
with refs as (${refs})
select timestamp, host, "user", file_id, record
from process_logs
semi join refs using (file_id, record)
order by timestamp`,
    signal ? { signal } : {},
  );
  const count = await db.query(
    sql`select count(*)::integer from ${SUSPICIOUS_EXECUTIONS}`,
    signal ? { signal } : {},
  );
  return Number(count.cell(0, 0));
}

function refsSql({ huntId, exceptKeys }: SuspectAnswer): Sql {
  const isCounted =
    exceptKeys.length === 0
      ? sql``
      : sql` and not list_contains(${literal(exceptKeys)}, finding_key)`;
  return sql`
  select ref.file_id::integer as file_id, ref.record::bigint as record
  from (
    select unnest(row_refs) as ref
    from ${answerTable(huntId)}
    where severity <> 'informational'${isCounted})`;
}
