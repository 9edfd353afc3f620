import { type Sql, ident, literal, sql } from '../core/sqlText';
import type { TimeBasis } from './sourceReport';
import type { TimeColumn } from './timeColumn';
import type { ZoneCheck } from './zoneCheck';

/** How the time of one record is known: from which text it was read, and what speaks for UTC where the text is silent. */
export interface TimeFacts {
  readonly textColumn: string;
  readonly withoutZone: TimeBasis;
}

/** What speaks for UTC in the values of a column that carry no zone. */
export function basisWithoutZone(column: TimeColumn, zone: ZoneCheck | null): TimeBasis {
  if (zone?.verdict === 'chosen') return 'assumed';
  if (zone && isKnownZone(zone)) return 'documented';
  if (column.zone === 'utc') return 'declared';
  return column.zone === 'documented' ? 'documented' : 'assumed';
}

export function isKnownZone({ verdict }: ZoneCheck): boolean {
  return verdict === 'utc' || verdict === 'moved';
}

/** The `TimeBasis` of each record; a record that is not dated has none. */
export function timeBasisSql(facts: TimeFacts | null): Sql {
  if (facts === null) return literal('none');
  return sql`case
    when event_time is null then 'none'
    when time_zone_kind(${ident(facts.textColumn)}) = 'none' then ${literal(facts.withoutZone)}
    else 'explicit' end`;
}
