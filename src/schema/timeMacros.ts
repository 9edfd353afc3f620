import { type Sql, trustedSql } from '../core/sqlText';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Whole English names and their short forms: in other languages three letters mean other months. */
const MONTH_NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const MONTH_DAY = '^\\s*(\\d{1,2}[-./]\\d{1,2}[-./]\\d{4}),?\\s+\\d{1,2}:\\d{2}';
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s+)?';

/**
 * SQL functions that turn text into naive UTC TIMESTAMP, or null; none of them guesses.
 *
 * - `iso_time(text)`: year first in four digits, any fraction, `Z`, `UTC` or an offset with or without colon, blank or `GMT`; without a zone it is taken as UTC.
 * - `named_month_time(text)`: `9 Mar 2024 10:15:33`, `Mar 9, 2024 10:15:33 AM`, `Sat Mar 9 10:15:33 2024`, `09/Mar/2024:10:15:33 +0530`.
 * - `epoch_time(text)`: 10 digits are seconds (a fraction allowed), 13 milli-, 16 micro-, 19 nanoseconds.
 * - `utc_time(text)`: any of them.
 * - `month_first_time(text)`, `day_first_time(text)`: `3/4/2024, 9:05:06.123 AM` and its kin, read in that order.
 * - `time_zone_kind(text)`: 'explicit', 'none' or 'epoch'.
 * - `has_month_day_order(text)`: the value is one whose order of day and month must be known; `month_day_text(text)` is its day as written, else empty.
 */
export const TIME_MACROS: readonly Sql[] = [
  // For texts that the engine does not take as they are.
  `create macro repaired_iso_time(v) as
     case when regexp_matches(v, '^\\s*\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}[ T]+\\d{1,2}:\\d{2}') then
       try_cast(
         regexp_replace(
           regexp_replace(
             regexp_replace(
               regexp_replace(
                 regexp_replace(
                   regexp_replace(replace(trim(v), ',', '.'),
                     '\\s*(?:UTC|GMT)\\s*([+-])(\\d)(:?\\d{2})?$', '\\10\\2\\3'),
                   '\\s*(?:UTC|GMT)\\s*([+-]\\d{2}(?::?\\d{2})?)$', '\\1'),
                 '\\s*(UTC|GMT|Z)$', 'Z'),
               '\\s+([+-]\\d{2}(?::?\\d{2})?)$', '\\1'),
             '(\\.\\d{6})\\d+', '\\1'),
           '([ T]\\d{1,2}:\\d{2})(Z|[+-]\\d{2}(?::?\\d{2})?)?$', '\\1:00\\2')
       as timestamptz)::timestamp
     end`,
  // The engine takes `03/09/24 10:15` for 24 September of the year 3, hence the look at the fifth letter.
  `create macro written_iso_time(v) as
     case when v like '____-%' then try_cast(v as timestamptz)::timestamp end`,
  `create macro iso_time(v) as
     case when contains(v, ':') then coalesce(written_iso_time(v), repaired_iso_time(v)) end`,
  // A clock of 12 hours with AM or PM as one of 24; anything else as it is.
  `create macro clock_24(v) as
     case when regexp_matches(v, '(?i)^(?:0?[1-9]|1[0-2]):[0-9:.,]+\\s*[AP]\\.?M\\b') then
       lpad((regexp_extract(v, '^\\d+')::integer % 12
         + case when regexp_matches(v, '(?i)\\d\\s*P\\.?M\\b') then 12 else 0 end)::varchar, 2, '0')
       || regexp_replace(regexp_extract(v, '^\\d+(.*)$', 1), '(?i)\\s*[AP]\\.?M\\.?', '')
     else v end`,
  // The parts in one order: day, month, year, then the clock and what follows it.
  `create macro named_month_text(v) as
     regexp_replace(
       regexp_replace(
         regexp_replace(replace(trim(v), chr(8239), ' '),
           '(?i)^${WEEKDAY}${MONTH_NAME}\\.?\\s+(\\d{1,2})\\s+(\\d{1,2}:\\d{2}\\S*)((?:\\s+(?:UTC|GMT|Z|[+-]\\d{2}:?\\d{2}))?)\\s+(\\d{4})$',
           '\\2 \\1 \\5 \\3\\4'),
         '(?i)^${WEEKDAY}${MONTH_NAME}\\.?\\s+(\\d{1,2}),?\\s+(\\d{4}),?\\s+(?:at\\s+)?', '\\2 \\1 \\3 '),
       '(?i)^${WEEKDAY}(\\d{1,2})[-/ ]${MONTH_NAME}\\.?[-/ ](\\d{4})[:,]?\\s*', '\\1 \\2 \\3 ')`,
  `create macro named_month_time(v) as
     list_transform([named_month_text(v)], lambda t:
       case when regexp_matches(t, '(?i)^\\d{1,2} ${MONTH_NAME} \\d{4} \\d{1,2}:\\d{2}') then
         repaired_iso_time(
           split_part(t, ' ', 3)
           || '-' || list_position([${MONTHS.map((name) => `'${name}'`).join(', ')}], lower(split_part(t, ' ', 2)[:3]))
           || '-' || split_part(t, ' ', 1)
           || ' ' || clock_24(regexp_extract(t, '\\d{4} (.*)$', 1)))
       end)[1]`,
  `create macro epoch_time(v) as
     case
       when regexp_full_match(trim(v), '[0-9]{10}(\\.[0-9]+)?') then
         make_timestamp(split_part(trim(v), '.', 1)::bigint * 1000000
           + rpad(left(split_part(trim(v), '.', 2), 6), 6, '0')::bigint)
       when regexp_full_match(trim(v), '[0-9]{13}') then make_timestamp(trim(v)::bigint * 1000)
       when regexp_full_match(trim(v), '[0-9]{16}') then make_timestamp(trim(v)::bigint)
       when regexp_full_match(trim(v), '[0-9]{19}') then make_timestamp(try_cast(trim(v) as bigint) // 1000)
     end`,
  // Not a coalesce: the engine would compute the parts of the second for every value, at twice the time.
  `create macro utc_time(v) as
     case
       when contains(v, ':') then coalesce(written_iso_time(v), repaired_iso_time(v),
         case when regexp_matches(v, '(?i)\\d\\W${MONTH_NAME}\\W|${MONTH_NAME}\\W+\\d') then named_month_time(v) end)
       else epoch_time(v) end`,
  `create macro slash_text(v) as
     regexp_replace(
       regexp_replace(
         regexp_replace(
           replace(replace(replace(
             regexp_replace(upper(trim(v)), '(:\\d{2}),(\\d)', '\\1.\\2'),
             ',', ' '), chr(8239), ' '), '.M.', 'M'),
           '(\\.\\d{6})\\d+', '\\1'),
         '^(\\d{1,2})[-./](\\d{1,2})[-./](\\d{4})', '\\1/\\2/\\3'),
       '\\s+', ' ', 'g')`,
  `create macro time_zone_kind(v) as
     case
       when ends_with(trim(v), 'Z') or ends_with(trim(v), 'UTC') or ends_with(trim(v), 'GMT')
         then 'explicit'
       when contains(right(trim(v), 6), '+') or contains(right(trim(v), 6), '-')
         then case when contains(v, ':') then 'explicit' else 'none' end
       when contains(v, ':')
         then case when contains(v, ' UTC ') or contains(v, ' GMT ') or ends_with(trim(v), ' utc')
           then 'explicit' else 'none' end
       else 'epoch'
     end`,
  `create macro month_day_text(v) as regexp_extract(v, '${MONTH_DAY}', 1)`,
  `create macro has_month_day_order(v) as regexp_matches(v, '${MONTH_DAY}')`,
  // Where the form is not the first of a list, the engine takes 2 µs for each one that does not fit.
  `create macro clock_12_time(v, day) as
     list_transform([slash_text(v)], lambda t:
       case when contains(t, '.') then try_strptime(t, day || ' %I:%M:%S.%f %p')
         else coalesce(try_strptime(t, day || ' %I:%M:%S %p'), try_strptime(t, day || ' %I:%M %p'))
       end)[1]`,
  // `iso_day` says where the parts of the day go.
  `create macro slash_time(v, iso_day) as
     iso_time(regexp_replace(v, '^\\s*(\\d{1,2})[-./](\\d{1,2})[-./](\\d{4}),?\\s+', iso_day))`,
  `create macro zoned_clock_12_time(v, iso_day) as
     case when time_zone_kind(v) = 'explicit' then
       iso_time(regexp_replace(regexp_extract(slash_text(v), '^\\S+ '), '^(\\d+)/(\\d+)/(\\d{4}) ', iso_day)
         || clock_24(regexp_extract(slash_text(v), '^\\S+ (.*)$', 1)))
     end`,
  ...[
    { macro: 'month_first_time', day: '%m/%d/%Y', isoDay: '\\3-\\1-\\2 ' },
    { macro: 'day_first_time', day: '%d/%m/%Y', isoDay: '\\3-\\2-\\1 ' },
  ].map(
    ({ macro, day, isoDay }) => `create macro ${macro}(v) as
     case when not has_month_day_order(v) then null
       when contains(v, 'M') or contains(v, 'm')
         then coalesce(clock_12_time(v, '${day}'), zoned_clock_12_time(v, '${isoDay}'), slash_time(v, '${isoDay}'))
       else slash_time(v, '${isoDay}') end`,
  ),
  `create macro is_portal_time(v) as
     regexp_full_match(v, '\\d{1,2}/\\d{1,2}/\\d{4}, \\d{1,2}:\\d{2}:\\d{2}(\\.\\d+)?[ \\x{202f}](AM|PM)')`,
].map(trustedSql);
