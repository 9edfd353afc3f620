import { type Sql, sql } from '../core/sqlText';

/** `2026-03-09T10:15:30Z` and `2026-03-09 10:15:30.5+02:00`: what nearly every log writes. */
const WRITTEN_ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}/;

/** Whether the first values of a column, the empty ones aside, are times that the engine's own cast reads. */
export function areWrittenIso(values: readonly string[]): boolean {
  const given = values.filter((value) => value !== '');
  return given.length > 0 && given.every((value) => WRITTEN_ISO.test(value));
}

/** The cast alone, in half the time of `utc_time`; `mendTimes` has to follow, but where `allEndInZ` holds. */
export function castTime(text: Sql): Sql {
  return sql`try_cast(${text} as timestamptz)::timestamp`;
}

/**
 * Whether every value tells that it is UTC. The cast reads none that ends in `Z` and has no clock, and where it takes
 * day or month for the year, that year is before 100: values of this century that all end in `Z` are surely read.
 */
export function allEndInZ(text: Sql): Sql {
  return sql`bool_and(ends_with(${text}, 'Z'))`;
}

/**
 * Reads anew, as `utc_time` does, what the cast did not read or may have misread: it takes `03/09/24 10:15` for the
 * year 3, and a day for its midnight.
 */
export function mendTimes(table: Sql, text: Sql): Sql {
  return sql`
    update ${table} set event_time = utc_time(${text})
    where ${text} is not null
      and (event_time is null or not (${text} like '____-%' and contains(${text}, ':')))`;
}
