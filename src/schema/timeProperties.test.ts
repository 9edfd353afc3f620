import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { literal, sql, trustedSql } from '../core/sqlText';
import type { DuckDb } from '../db/duckDb';
import { startTestDb } from '../db/testing/nodeHost';
import { TIME_MACROS } from './timeMacros';

let db: DuckDb;
beforeAll(async () => {
  db = await startTestDb();
  for (const macro of TIME_MACROS) await db.exec(macro);
});
afterAll(() => db.close());

const VALUES_A_FORM = 1_000;
const SAMPLING = { numRuns: VALUES_A_FORM, seed: 20_240_309 };

/** Ten digits are seconds, so the counted forms begin here. */
const FIRST_TEN_DIGIT_SECOND = 1_000_000_000;

interface Instant {
  readonly micros: number;
  /** Beyond the microsecond, 0 to 999. */
  readonly nanos: number;
  readonly offsetMinutes: number;
}

interface Sample {
  readonly text: string;
  readonly expectedMicros: number;
}

interface Form {
  readonly name: string;
  readonly macro: 'utc_time' | 'month_first_time' | 'day_first_time';
  readonly zoneKind: 'explicit' | 'none' | 'epoch';
  readonly fromSecond?: number;
  sample(instant: Instant): Sample;
}

function instants(fromSecond: number): fc.Arbitrary<Instant> {
  const lastMicros = Date.UTC(2100, 0, 1) * 1_000 - 1;
  return fc.record({
    micros: fc.integer({ min: fromSecond * 1_000_000, max: lastMicros }),
    nanos: fc.integer({ min: 0, max: 999 }),
    offsetMinutes: fc.integer({ min: -12 * 4, max: 14 * 4 }).map((quarters) => quarters * 15),
  });
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

/** The fraction of the second cut to so many digits, without its point. */
function fractionOf({ micros, nanos }: Instant, digits: number): string {
  return (pad(micros % 1_000_000, 6) + pad(nanos, 3)).slice(0, digits);
}

function truncated(micros: number, digits: number): number {
  const step = 10 ** Math.max(0, 6 - digits);
  return Math.floor(micros / step) * step;
}

interface Parts {
  readonly y: number;
  readonly mo: number;
  readonly d: number;
  readonly h: number;
  readonly mi: number;
  readonly s: number;
}

function partsOf(micros: number, offsetMinutes: number): Parts {
  const date = new Date(Math.floor(micros / 1_000) + offsetMinutes * 60_000);
  return {
    y: date.getUTCFullYear(),
    mo: date.getUTCMonth() + 1,
    d: date.getUTCDate(),
    h: date.getUTCHours(),
    mi: date.getUTCMinutes(),
    s: date.getUTCSeconds(),
  };
}

function offsetText(minutes: number, separator: string): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}${separator}${pad(size % 60, 2)}`;
}

interface Zone {
  readonly name: string;
  readonly text: (minutes: number) => string;
  /** The offset that the zone can say. */
  readonly offset: (minutes: number) => number;
}

const asUtc = (): number => 0;
const asItIs = (minutes: number): number => minutes;
const wholeHours = (minutes: number): number => Math.trunc(minutes / 60) * 60;

const ZONES: readonly Zone[] = [
  { name: 'no zone', text: () => '', offset: asUtc },
  { name: 'Z', text: () => 'Z', offset: asUtc },
  { name: ' Z', text: () => ' Z', offset: asUtc },
  { name: ' UTC', text: () => ' UTC', offset: asUtc },
  { name: ' GMT', text: () => ' GMT', offset: asUtc },
  { name: '±hh:mm', text: (m) => offsetText(m, ':'), offset: asItIs },
  { name: '±hhmm', text: (m) => offsetText(m, ''), offset: asItIs },
  { name: '±hh', text: (m) => offsetText(m, '').slice(0, 3), offset: wholeHours },
  { name: ' ±hh:mm', text: (m) => ` ${offsetText(m, ':')}`, offset: asItIs },
  { name: ' ±hhmm', text: (m) => ` ${offsetText(m, '')}`, offset: asItIs },
  { name: ' ±hh', text: (m) => ` ${offsetText(m, '').slice(0, 3)}`, offset: wholeHours },
  { name: ' GMT±hh:mm', text: (m) => ` GMT${offsetText(m, ':')}`, offset: asItIs },
  { name: ' UTC±h', text: (m) => ` UTC${shortHours(m)}`, offset: wholeHours },
];

function shortHours(minutes: number): string {
  return `${minutes < 0 ? '-' : '+'}${Math.abs(Math.trunc(minutes / 60))}`;
}

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

function isoForms(): Form[] {
  return ['T', ' '].flatMap((separator) =>
    ['.', ','].flatMap((point) =>
      ZONES.map((zone) => ({
        name: `YYYY-MM-DD${separator}hh:mm:ss${point}f…${zone.name}`,
        macro: 'utc_time' as const,
        zoneKind: zone.name === 'no zone' ? ('none' as const) : ('explicit' as const),
        sample(instant: Instant) {
          const digits = instant.nanos % DIGITS.length;
          const offset = zone.offset(instant.offsetMinutes);
          const { y, mo, d, h, mi, s } = partsOf(instant.micros, offset);
          const fraction = digits === 0 ? '' : point + fractionOf(instant, digits);
          const day = `${y}-${pad(mo, 2)}-${pad(d, 2)}`;
          return {
            text: `${day}${separator}${pad(h, 2)}:${pad(mi, 2)}:${pad(s, 2)}${fraction}${zone.text(offset)}`,
            expectedMicros: truncated(instant.micros, digits),
          };
        },
      })),
    ),
  );
}

function countedForm(name: string, digits: number, separator = ''): Form {
  return {
    name,
    macro: 'utc_time',
    zoneKind: 'epoch',
    fromSecond: FIRST_TEN_DIGIT_SECOND,
    sample: (instant) => ({
      text: `${Math.floor(instant.micros / 1_000_000)}${separator}${fractionOf(instant, digits)}`,
      expectedMicros: truncated(instant.micros, digits),
    }),
  };
}

const COUNTED: readonly Form[] = [
  countedForm('epoch seconds', 0),
  countedForm('epoch milliseconds', 3),
  countedForm('epoch microseconds', 6),
  countedForm('epoch nanoseconds', 9),
  ...DIGITS.slice(1).map((digits) =>
    countedForm(`epoch seconds with ${digits} decimals`, digits, '.'),
  ),
];

function clock12({ h, mi, s }: Parts, fraction: string, marker: readonly [string, string]): string {
  return `${h % 12 === 0 ? 12 : h % 12}:${pad(mi, 2)}:${pad(s, 2)}${fraction}${h < 12 ? marker[0] : marker[1]}`;
}

function clock24({ h, mi, s }: Parts, fraction: string): string {
  return `${pad(h, 2)}:${pad(mi, 2)}:${pad(s, 2)}${fraction}`;
}

function orderedForm(
  macro: 'month_first_time' | 'day_first_time',
  name: string,
  write: (parts: Parts, fraction: string) => string,
): Form {
  return {
    name,
    macro,
    zoneKind: 'none',
    sample(instant) {
      const digits = instant.nanos % DIGITS.length;
      const fraction = digits === 0 ? '' : `.${fractionOf(instant, digits)}`;
      return {
        text: write(partsOf(instant.micros, 0), fraction),
        expectedMicros: truncated(instant.micros, digits),
      };
    },
  };
}

const ORDERED: readonly Form[] = [
  orderedForm('month_first_time', 'M/D/YYYY, h:mm:ss.f AM', (p, f) =>
    [`${p.mo}/${p.d}/${p.y}, `, clock12(p, f, [' AM', ' PM'])].join(''),
  ),
  orderedForm('month_first_time', 'M/D/YYYY, h:mm:ss.f AM behind a narrow blank', (p, f) =>
    [`${p.mo}/${p.d}/${p.y}, `, clock12(p, f, ['\u202fAM', '\u202fPM'])].join(''),
  ),
  orderedForm('month_first_time', 'MM/DD/YYYY hh:mm:ss.f', (p, f) =>
    [`${pad(p.mo, 2)}/${pad(p.d, 2)}/${p.y} `, clock24(p, f)].join(''),
  ),
  orderedForm('day_first_time', 'DD/MM/YYYY, h:mm:ss.f am', (p, f) =>
    [`${pad(p.d, 2)}/${pad(p.mo, 2)}/${p.y}, `, clock12(p, f, [' am', ' pm'])].join(''),
  ),
  orderedForm('day_first_time', 'DD/MM/YYYY, h:mm:ss.f a.m.', (p, f) =>
    [`${pad(p.d, 2)}/${pad(p.mo, 2)}/${p.y}, `, clock12(p, f, [' a.m.', ' p.m.'])].join(''),
  ),
  orderedForm('day_first_time', 'DD/MM/YYYY hh:mm:ss.f', (p, f) =>
    [`${pad(p.d, 2)}/${pad(p.mo, 2)}/${p.y} `, clock24(p, f)].join(''),
  ),
  orderedForm('day_first_time', 'DD.MM.YYYY hh:mm:ss.f', (p, f) =>
    [`${pad(p.d, 2)}.${pad(p.mo, 2)}.${p.y} `, clock24(p, f)].join(''),
  ),
  orderedForm('day_first_time', 'DD.MM.YYYY hh:mm:ss,f', (p, f) =>
    [`${pad(p.d, 2)}.${pad(p.mo, 2)}.${p.y} `, clock24(p, f.replace('.', ','))].join(''),
  ),
];

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const WEEKDAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');

function namedForm(
  name: string,
  zoneKind: Form['zoneKind'],
  write: (parts: Parts, month: string, weekday: string, fraction: string, offset: number) => string,
): Form {
  return {
    name,
    macro: 'utc_time',
    zoneKind,
    sample(instant) {
      const digits = instant.nanos % DIGITS.length;
      const offset = zoneKind === 'explicit' ? instant.offsetMinutes : 0;
      const parts = partsOf(instant.micros, offset);
      const weekday = new Date(Date.UTC(parts.y, parts.mo - 1, parts.d)).getUTCDay();
      const fraction = digits === 0 ? '' : `.${fractionOf(instant, digits)}`;
      return {
        text: write(parts, MONTHS[parts.mo - 1] ?? '', WEEKDAYS[weekday] ?? '', fraction, offset),
        expectedMicros: truncated(instant.micros, digits),
      };
    },
  };
}

const NAMED: readonly Form[] = [
  namedForm('DD Mon YYYY hh:mm:ss.f', 'none', (p, month, _day, f) =>
    [pad(p.d, 2), month, p.y, clock24(p, f)].join(' '),
  ),
  namedForm('Mon D, YYYY h:mm:ss.f AM', 'none', (p, month, _day, f) =>
    [month, `${p.d},`, p.y, clock12(p, f, [' AM', ' PM'])].join(' '),
  ),
  namedForm('Dow Mon D hh:mm:ss.f YYYY', 'none', (p, month, day, f) =>
    [day, month, String(p.d).padStart(2), clock24(p, f), p.y].join(' '),
  ),
  namedForm('Dow, DD Mon YYYY hh:mm:ss.f ±hhmm', 'explicit', (p, month, day, f, offset) =>
    [`${day},`, pad(p.d, 2), month, p.y, clock24(p, f), offsetText(offset, '')].join(' '),
  ),
  namedForm('DD/Mon/YYYY:hh:mm:ss.f ±hhmm', 'explicit', (p, month, _day, f, offset) =>
    [`${pad(p.d, 2)}/${month}/${p.y}:${clock24(p, f)}`, offsetText(offset, '')].join(' '),
  ),
];

/** Texts that miss a part of the instant, or whose part has several meanings. */
const INCOMPLETE: readonly { readonly name: string; write: (parts: Parts, f: string) => string }[] =
  [
    { name: 'mm:ss.f', write: (p, f) => `${pad(p.mi, 2)}:${pad(p.s, 2)}.${f}` },
    { name: 'hh:mm:ss.f', write: (p, f) => clock24(p, `.${f}`) },
    { name: 'h:mm:ss AM', write: (p) => clock12(p, '', [' AM', ' PM']) },
    { name: 'YY-MM-DD hh:mm:ss', write: (p) => `${twoDigits(p)}-${dayOf(p)} ${clock24(p, '')}` },
    { name: 'MM/DD/YY hh:mm:ss', write: (p) => `${slashDay(p)}/${twoDigits(p)} ${clock24(p, '')}` },
    { name: 'Mon D hh:mm:ss', write: (p) => `${MONTHS[p.mo - 1]} ${p.d} ${clock24(p, '')}` },
    { name: '… CET', write: (p) => `${p.y}-${dayOf(p)} ${clock24(p, '')} CET` },
    { name: '… EST', write: (p) => `${p.y}-${dayOf(p)} ${clock24(p, '')} EST` },
    { name: 'days since 1900', write: (p, f) => `${40_000 + p.mi * p.s}.${f}` },
  ];

function twoDigits({ y }: Parts): string {
  return pad(y % 100, 2);
}

function dayOf({ mo, d }: Parts): string {
  return `${pad(mo, 2)}-${pad(d, 2)}`;
}

function slashDay({ mo, d }: Parts): string {
  return `${pad(mo, 2)}/${pad(d, 2)}`;
}

async function readAll(form: Form, samples: readonly Sample[]): Promise<(readonly unknown[])[]> {
  const rows = await db.query(sql`
    select epoch_us(${trustedSql(form.macro)}(v))::bigint as micros, time_zone_kind(v) as kind,
      has_month_day_order(v) as ordered
    from (select unnest(${literal(samples.map(({ text }) => text))}) as v)`);
  return Array.from({ length: rows.rowCount }, (_, r) => [
    samples[r]?.text,
    rows.cell(r, 0),
    rows.cell(r, 1),
    rows.cell(r, 2),
  ]);
}

describe('any instant, written and read back to the microsecond', () => {
  it.each([...isoForms(), ...COUNTED, ...ORDERED, ...NAMED])('$name', async (form) => {
    const values = fc.sample(instants(form.fromSecond ?? 0), SAMPLING);
    const samples = values.map((instant) => form.sample(instant));
    const read = await readAll(form, samples);
    const expected = samples.map(({ text, expectedMicros }) => [
      text,
      expectedMicros,
      form.zoneKind,
      form.macro !== 'utc_time',
    ]);
    const isWrong = (row: readonly unknown[], i: number): boolean =>
      row.some((value, c) => value !== expected[i]?.[c]);
    expect(read).toHaveLength(VALUES_A_FORM);
    expect(read.filter(isWrong).slice(0, 5)).toEqual([]);
  });
});

describe('a text that does not tell the whole instant is no time, in no reading', () => {
  it.each(INCOMPLETE)('$name', async ({ write }) => {
    const texts = fc
      .sample(instants(0), SAMPLING)
      .map((instant) => write(partsOf(instant.micros, 0), fractionOf(instant, 3)));
    const rows = await db.query(sql`
      select v from (select unnest(${literal(texts)}) as v)
      where coalesce(utc_time(v), month_first_time(v), day_first_time(v)) is not null limit 5`);
    expect(Array.from({ length: rows.rowCount }, (_, r) => rows.cell(r, 0))).toEqual([]);
  });
});
