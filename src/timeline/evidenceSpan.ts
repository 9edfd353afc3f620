import type { IsoSpan } from '../core/isoSpan';
import { type Sql, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { ISOLATION_DAYS, isolatedDays } from './isolatedDays';

const DAY_MS = 86_400_000;

/**
 * The span of `instants`, SQL that returns one column `t` of plausible times; null without any. Days that lie more than
 * a year from all others and hold less than 1 % of the instants do not count.
 */
export async function evidenceSpan(db: Db, instants: Sql): Promise<IsoSpan | null> {
  const [whole] = await spansOf(db, sql`null`, instants);
  if (!whole) return null;
  const bounds = { from: whole.from, to: whole.to };
  if ((Date.parse(bounds.to) - Date.parse(bounds.from)) / DAY_MS <= ISOLATION_DAYS) return bounds;
  const days = await spansOf(db, sql`date_trunc('day', t)`, instants);
  const { far: isolated } = isolatedDays(days);
  const kept = days.filter((day) => !isolated.has(day.dayMs));
  const [first] = kept;
  const last = kept.at(-1);
  return first && last ? { from: first.from, to: last.to } : bounds;
}

async function spansOf(db: Db, group: Sql, instants: Sql) {
  const rows = await db.query(sql`
select ${group} as day, epoch_ms(min(t)) as first_ms, count(t) as records, min(t) as first, max(t) as last
from (${instants})
group by 1
having count(t) > 0
order by first`);
  return recordsOf(rows).map((row) => ({
    dayMs: Math.floor(Number(row['first_ms']) / DAY_MS) * DAY_MS,
    records: Number(row['records']),
    from: String(row['first']),
    to: String(row['last']),
  }));
}
