import { countText } from '../core/countText';
import { type Sql, ident, literal, sql } from '../core/sqlText';
import type { DbSession } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { zoneName } from './intakeChoice';

/** Of the records with both times, so many must agree on how far they are apart. */
const AGREEMENT = 0.95;
const MINUTES_IN_STEP = 15;

/** How the times of a column stand to those of a UTC column that some records have beside it. */
export interface ZoneCheck {
  /**
   * `utc`: they agree. `moved`: they had no zone and were moved to UTC. `contradicted`: they say a zone, and it is wrong.
   * `chosen`: the analyst named the zone.
   */
  readonly verdict: 'utc' | 'moved' | 'contradicted' | 'unclear' | 'chosen';
  readonly sentence: string;
}

/**
 * Finds the zone of a column by a second one, in UTC, and moves zone-less times to UTC. Zones are apart by quarters of an
 * hour; an event is recorded within minutes. Times that carry a zone are left, and contradicted.
 */
export async function checkZone(
  session: DbSession,
  table: Sql,
  column: { readonly name: string; readonly original: string },
  utc: { readonly name: string; readonly original: string },
): Promise<ZoneCheck | null> {
  const value = ident(column.name);
  const [row = {}] = recordsOf(
    await session.query(sql`
      with lags as (
        select round(epoch(utc_time(${ident(utc.name)}) - event_time) / 60 / ${literal(MINUTES_IN_STEP)})::integer as steps,
          time_zone_kind(${value}) = 'none' as zoneless
        from ${table}
        where event_time is not null and utc_time(${ident(utc.name)}) is not null),
      common as (select mode(steps) as steps, bool_and(zoneless) as zoneless from lags)
      select count(*)::integer as records, any_value(common.steps) as steps,
        any_value(common.zoneless) as zoneless,
        count(*) filter (lags.steps = common.steps)::integer as agreed
      from lags cross join common`),
  );
  const records = Number(row['records'] ?? 0);
  if (records === 0) return null;
  const minutes = Number(row['steps']) * MINUTES_IN_STEP;
  const witness = `${utc.original} of ${countText(records)} records`;
  if (Number(row['agreed']) < AGREEMENT * records) {
    return {
      verdict: 'unclear',
      sentence: `${witness} is UTC, and "${column.original}" is apart from it by different times: machines of several zones.`,
    };
  }
  if (minutes === 0) {
    return { verdict: 'utc', sentence: `${witness} shows that "${column.original}" is UTC.` };
  }
  const apart = `${hoursOf(minutes)} ${minutes > 0 ? 'behind' : 'ahead of'} UTC`;
  if (row['zoneless'] !== true) {
    return {
      verdict: 'contradicted',
      sentence: `"${column.original}" says its zone, yet by ${witness} it is ${apart}. It was kept as written; other logs will not line up with it.`,
    };
  }
  await session.query(sql`
    update ${table} set event_time = event_time + to_minutes(${literal(minutes)})
    where time_zone_kind(${value}) = 'none'`);
  return {
    verdict: 'moved',
    sentence: `${witness} shows that "${column.original}" is ${apart}; all were moved to UTC.`,
  };
}

/** Moves zone-less times from the zone that the analyst named to UTC. */
export async function applyZone(
  session: DbSession,
  table: Sql,
  column: { readonly name: string },
  offsetMinutes: number,
): Promise<ZoneCheck> {
  if (offsetMinutes !== 0) {
    await session.query(sql`
      update ${table} set event_time = event_time - to_minutes(${literal(offsetMinutes)})
      where event_time is not null and time_zone_kind(${ident(column.name)}) = 'none'`);
  }
  const sentence = `Times without a zone were taken as ${zoneName(offsetMinutes)}, as chosen.`;
  return { verdict: 'chosen', sentence };
}

function hoursOf(minutes: number): string {
  const hours = Math.abs(minutes) / 60;
  return `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
}
