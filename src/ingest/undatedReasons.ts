import { countText } from '../core/countText';
import { cutText } from '../core/cutText';
import { type Sql, ident, literal, sql, trustedSql } from '../core/sqlText';
import type { DbSession } from '../db/db';
import { recordsOf } from '../db/rowsOf';

/** A kind of text that is no instant: how it is known, what it lacks, and what to do. The first that fits names it. */
interface UndatedKind {
  readonly pattern: string;
  readonly what: string;
  readonly todo: string;
}

const ISO_AGAIN = 'Export with ISO 8601 times.';
const CLOCK = '\\d{1,2}:\\d{2}(:\\d{2})?([.,]\\d+)?(\\s*[ap]\\.?m\\.?)?';

const KINDS: readonly UndatedKind[] = [
  {
    pattern: '^\\d{1,2}:\\d{2}[.,]\\d+$',
    what: 'minutes and seconds without hour or day, as Excel shows and saves times',
    todo: 'Drop the file as it was before Excel.',
  },
  {
    pattern: `^${CLOCK}( ?(z|utc|gmt|[+-]\\d{2}:?\\d{2}))?$`,
    what: 'times of day without a date',
    todo: 'Export date and time, in one column.',
  },
  {
    pattern: '^[1-9]\\d{4}([.,]\\d+)?$',
    what: 'day numbers as Excel counts them, which say no zone and are rounded',
    todo: 'Drop the file as it was before Excel.',
  },
  {
    pattern: '^(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4})$',
    what: 'dates without a time of day',
    todo: 'Export date and time, in one column.',
  },
  {
    pattern: '^[a-z]{3,9}\\.?\\s+\\d{1,2},?\\s+\\d{1,2}:\\d{2}',
    what: 'times without a year, as syslog writes them',
    todo: 'Export with the year; it was not guessed.',
  },
  {
    pattern:
      '^(\\d{1,2}[-./](\\d{1,2}|[a-z]{3})[-./]\\d{2}|\\d{2}-\\d{2}-\\d{2})[ t,]+\\d{1,2}:\\d{2}',
    what: 'years of two digits, so that day, month and year are not told apart',
    todo: 'Export with years of four digits.',
  },
  {
    pattern: ':\\d{2}:60([.,]\\d+)?\\s*(z|utc|gmt|[+-]\\d{2}:?\\d{2})?$',
    what: 'a leap second (:60), which no other clock here has',
    todo: 'The second before and after it are dated.',
  },
  {
    pattern: '\\d:\\d{2}(:\\d{2})?([.,]\\d+)?\\s*\\[?[a-z]+/[a-z_]+\\]?$',
    what: 'times with the name of a place for their zone',
    todo: 'Export in UTC or with an offset such as +05:30.',
  },
  {
    pattern: '\\d:\\d{2}(:\\d{2})?([.,]\\d+)?\\s*\\(?[a-z]{2,5}\\)?( \\d{4})?$',
    what: 'times with an abbreviation for their zone, which several zones share',
    todo: 'Export in UTC or with an offset such as +05:30.',
  },
  {
    pattern: '^-?\\d+([.,]\\d+)?$',
    what: 'numbers that are no Unix time: that has 10, 13, 16 or 19 digits',
    todo: ISO_AGAIN,
  },
  {
    pattern: '^\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}[ t]+\\d{1,2}:\\d{2}',
    what: 'a day or hour that does not exist, or a form that is not known',
    todo: ISO_AGAIN,
  },
  { pattern: '\\d', what: 'a form of date that is not known', todo: ISO_AGAIN },
  { pattern: '', what: 'no date at all', todo: 'See whether another column has it.' },
];

/** Values whose order of day and month is open have a verdict of their own. */
const OPEN_ORDER = -1;
const MOST_VALUES = 100_000;

/** Why values of the time column are no time: one sentence for each kind of text, the most frequent first. */
export async function undatedReasons(
  session: DbSession,
  table: Sql,
  column: { readonly name: string; readonly original: string },
  isOrderOpen: boolean,
): Promise<string[]> {
  const value = ident(column.name);
  const open = isOrderOpen ? sql`when has_month_day_order(v) then ${literal(OPEN_ORDER)}` : sql``;
  const kinds = trustedSql(
    KINDS.map(
      ({ pattern }, i) => `when regexp_matches(v, ${literal(`(?i)${pattern}`)}) then ${i}`,
    ).join(' '),
  );
  const rows = recordsOf(
    await session.query(sql`
      with unread as (
        select record, trim(${value}) as v
        from ${table}
        where event_time is null and known(${value}) is not null
        limit ${literal(MOST_VALUES)}),
      kinds as (select record, v, case ${open} ${kinds} end as kind from unread)
      select kind::integer as kind, count(*)::integer as n, min(record)::bigint as first,
        arg_min(v, record) as example, (select count(*) from unread)::integer as of
      from kinds
      group by kind
      order by n desc, kind`),
  );
  return rows.flatMap(({ kind, n, first, example, of }) => {
    const found = KINDS[Number(kind)];
    if (!found) return [];
    const counted = Number(of) === MOST_VALUES ? ` of the first ${countText(MOST_VALUES)}` : '';
    return [
      `${countText(Number(n))}${counted} unreadable in "${column.original}": ${found.what} (first: record ${String(first)}, "${cutText(String(example), 40)}"). ${found.todo}`,
    ];
  });
}
