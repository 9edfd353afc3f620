import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { literal, sql, trustedSql } from '../core/sqlText';
import { recordsOf } from '../db/rowsOf';
import { TestIntake } from './testing/intake';
import { areWrittenIso, castTime } from './writtenTimes';

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

/** More than are read to decide how a file is loaded. */
const MANY = 300;
const second = (i: number): string =>
  `2026-03-09T${String(Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}:07.25`;

async function timesOf(name: string, times: readonly string[]) {
  const lines = times.map((time, i) => `"${time}",WS-1,ann,n${i}`);
  const report = await intake.load(name, `timestamp,host,user,note\n${lines.join('\n')}\n`);
  const table = trustedSql(`ir.stored.${name.replace('.csv', '')}`);
  const rows = recordsOf(
    await intake.db.query(sql`
      select "timestamp" as text, event_time::varchar as read, utc_time("timestamp")::varchar as by_rules
      from ${table} order by record`),
  );
  return { report, rows };
}

it.each(['2026-03-09Z', '2026-03-09       Z', '2026-03-09 10Z', '10Z', 'epochZ', 'infinityZ'])(
  'the cast reads no time from %s, which has no clock',
  async (text) => {
    const [row] = recordsOf(await intake.db.query(sql`select ${castTime(literal(text))} as read`));
    expect(row).toEqual({ read: null });
  },
);

it.each(['03/09/24 10:15:00Z', '24-03-09 10:15:00Z', '99-12-31 10:15:00Z'])(
  'the cast takes the first part of %s for a year before 100, or reads nothing',
  async (text) => {
    const [row] = recordsOf(
      await intake.db.query(
        sql`select coalesce(${castTime(literal(text))} < timestamp '0100-01-01', true) as early`,
      ),
    );
    expect(row).toEqual({ early: true });
  },
);

describe('times of a file whose first ones are ISO 8601', () => {
  it.each([
    ['ending in Z', 'z', 'Z'],
    ['without a zone', 'bare', ''],
    ['with an offset', 'offset', '+05:30'],
  ])('are those of the rules, %s', async (_, name, zone) => {
    const { report, rows } = await timesOf(
      `${name}.csv`,
      Array.from({ length: MANY }, (_, i) => second(i) + zone),
    );
    expect(report).toMatchObject({ loaded: MANY, undated: 0 });
    expect(report.time.basis).toBe(zone === '' ? 'assumed' : 'explicit');
    expect(rows.filter(({ read, by_rules }) => read === null || read !== by_rules)).toEqual([]);
  });

  it('are those of the rules where later ones are of any other form', async () => {
    const odd = [
      '03/09/24 10:15',
      '03/09/24 10:15:00Z',
      '2026-03-09',
      '2026-03-09Z',
      '2026/03/09 10:15:00Z',
      '  2026-03-09T10:15:00Z',
      '2026 03 09 10:15:00Z',
      '2026-03-09 10:15:00 (BC)',
      'Mar 9, 2026 10:15:33 AM',
      '1767225600',
      'infinity',
      'epoch',
      'now',
      '',
      '57:00.5',
      '1601-01-01T00:00:00Z',
    ];
    const { report, rows } = await timesOf('odd.csv', [
      ...Array.from({ length: MANY }, (_, i) => `${second(i)}Z`),
      ...odd,
    ]);
    expect(rows.filter(({ read, by_rules }) => read !== by_rules)).toEqual([]);
    const undated = rows.filter(({ read }) => read === null).map(({ text }) => text);
    expect(report.undated).toBe(undated.length);
    expect(undated).toContain('2026-03-09');
    expect(undated).toContain('infinity');
    expect(undated).not.toContain('2026/03/09 10:15:00Z');
  });

  it('are mended where all but one end in Z', async () => {
    const { rows } = await timesOf('one.csv', [
      ...Array.from({ length: MANY }, (_, i) => `${second(i)}Z`),
      '05/06/07 10:15:00Z',
    ]);
    expect(rows.at(-1)).toMatchObject({ read: rows.at(-1)?.['by_rules'] });
    expect(rows).toHaveLength(MANY + 1);
  });
});

it.each([
  [['2026-03-09T10:15:30Z', '', '2026-03-09 10:15:30.5+02:00'], true],
  [['2026-03-09T10:15:30Z', '03/09/2026 10:15'], false],
  [['', ''], false],
  [[], false],
])('tells columns whose first values are ISO 8601: %j', (values, expected) => {
  expect(areWrittenIso(values)).toBe(expected);
});
