import { type Sql, trustedSql } from '../core/sqlText';

const MONTH_FIRST = [
  '%m/%d/%Y %I:%M:%S.%f %p',
  '%m/%d/%Y %I:%M:%S %p',
  '%m/%d/%Y %I:%M %p',
  '%m/%d/%Y %H:%M:%S.%f',
  '%m/%d/%Y %H:%M:%S',
  '%m/%d/%Y %H:%M',
];
const DAY_FIRST = MONTH_FIRST.map((form) => form.replace('%m/%d', '%d/%m'));

function formList(forms: readonly string[]): string {
  return `[${forms.map((form) => `'${form}'`).join(', ')}]`;
}

/**
 * SQL functions that turn text into naive UTC TIMESTAMP, or null; none of them guesses.
 *
 * - `iso_time(text)`: year first, any fraction, `Z`, `UTC` or an offset with or without colon or space; without a zone it is taken as UTC.
 * - `epoch_time(text)`: 10 digits are seconds (a fraction allowed), 13 milli-, 16 micro-, 19 nanoseconds.
 * - `utc_time(text)`: either of them.
 * - `month_first_time(text)`, `day_first_time(text)`: `3/4/2024, 9:05:06.123 AM` and its kin, read in that order.
 * - `time_zone_kind(text)`: 'explicit', 'none' or 'epoch'.
 * - `has_month_day_order(text)`: the value is one whose order of day and month must be known.
 */
export const TIME_MACROS: readonly Sql[] = [
  `create macro iso_time(v) as
     case when contains(v, ':') then coalesce(
       try_cast(v as timestamptz)::timestamp,
       case when regexp_matches(v, '^\\s*\\d{4}-\\d{1,2}-\\d{1,2}[ T]\\d{1,2}:\\d{2}') then
         try_cast(
           regexp_replace(
             regexp_replace(
               regexp_replace(
                 regexp_replace(replace(trim(v), ',', '.'), '\\s*(UTC|GMT|Z)$', 'Z'),
                 '\\s+([+-]\\d{2}(?::?\\d{2})?)$', '\\1'),
               '(\\.\\d{6})\\d+', '\\1'),
             '([ T]\\d{1,2}:\\d{2})(Z|[+-]\\d{2}(?::?\\d{2})?)?$', '\\1:00\\2')
         as timestamptz)::timestamp
       end)
     end`,
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
  `create macro utc_time(v) as case when contains(v, ':') then iso_time(v) else epoch_time(v) end`,
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
  `create macro month_first_time(v) as try_strptime(slash_text(v), ${formList(MONTH_FIRST)})`,
  `create macro day_first_time(v) as try_strptime(slash_text(v), ${formList(DAY_FIRST)})`,
  `create macro has_month_day_order(v) as
     regexp_matches(v, '^\\s*\\d{1,2}[-./]\\d{1,2}[-./]\\d{4},?\\s+\\d{1,2}:\\d{2}')`,
  `create macro is_portal_time(v) as
     regexp_full_match(v, '\\d{1,2}/\\d{1,2}/\\d{4}, \\d{1,2}:\\d{2}:\\d{2}(\\.\\d+)?[ \\x{202f}](AM|PM)')`,
  `create macro time_zone_kind(v) as
     case
       when ends_with(trim(v), 'Z') or ends_with(trim(v), 'UTC') or ends_with(trim(v), 'GMT')
         then 'explicit'
       when contains(right(trim(v), 6), '+') or contains(right(trim(v), 6), '-')
         then case when contains(v, ':') then 'explicit' else 'none' end
       when contains(v, ':') then 'none'
       else 'epoch'
     end`,
].map(trustedSql);
