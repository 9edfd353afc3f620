import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../core/sqlText';
import type { DuckDb } from '../db/duckDb';
import { startTestDb } from '../db/testing/nodeHost';
import { timelineExtent } from './extent';
import { type Logon, loadEvidence } from './testing/evidence';
import { msOf, utc } from './testing/logonSeries';

let db: DuckDb;
beforeAll(async () => {
  db = await startTestDb();
});
afterAll(() => db.close());

const at = (...instants: readonly (string | null)[]): Logon[] =>
  instants.map((instant) => ({ at: instant }));

/** Logons one minute apart. */
const minutely = (start: string, count: number): Logon[] =>
  Array.from({ length: count }, (_, i) => ({ at: utc(msOf(start) + i * 60_000) }));

describe('timelineExtent', () => {
  it('spans logons and executions to the millisecond, end excluded', async () => {
    await loadEvidence(
      db,
      at('2026-11-21 10:00:00.123', null),
      at('2026-11-21 12:00:00.000999', null, null),
    );
    expect(await timelineExtent(db)).toEqual({
      range: { fromMs: msOf('2026-11-21 10:00:00.123'), toMs: msOf('2026-11-21 12:00:00.001') },
      records: 2,
      undated: 3,
      outside: [],
    });
  });

  it('has no range when nothing is dated', async () => {
    await loadEvidence(db, at(null), []);
    expect(await timelineExtent(db)).toEqual({ range: null, records: 0, undated: 1, outside: [] });
  });

  it('leaves out years before 2000 and after 2100, and says which records', async () => {
    await loadEvidence(
      db,
      at('1601-01-01 00:00:00', '2026-11-21 10:00:00', '1999-12-31 23:59:59.999'),
      at('2101-01-01 00:00:00', '2026-11-21 10:00:01', '9999-12-31 00:00:00'),
    );
    await db.exec(
      sql`insert into process_logs (timestamp, file_id, record) values ('infinity', 2, 4)`,
    );
    const extent = await timelineExtent(db);
    expect(extent.range).toEqual({
      fromMs: msOf('2026-11-21 10:00:00'),
      toMs: msOf('2026-11-21 10:00:01.001'),
    });
    expect(extent).toMatchObject({ records: 2, undated: 0 });
    expect(extent.outside).toEqual([
      {
        table: 'auth_logs',
        reason: 'The year is before 2000 or after 2100.',
        records: 2,
        first: '1601-01-01T00:00:00.000Z',
        last: '1999-12-31T23:59:59.999Z',
        hosts: [],
        rows: [
          { fileId: 1, record: 1 },
          { fileId: 1, record: 3 },
        ],
      },
      {
        table: 'process_logs',
        reason: 'The year is before 2000 or after 2100.',
        records: 3,
        first: '2101-01-01T00:00:00.000Z',
        last: 'infinity',
        hosts: [],
        rows: [
          { fileId: 2, record: 1 },
          { fileId: 2, record: 3 },
          { fileId: 2, record: 4 },
        ],
      },
    ]);
  });

  it('keeps the first and last instant of a plausible year', async () => {
    await loadEvidence(db, at('2000-01-01 00:00:00', '2100-12-31 23:59:59.999'), []);
    const { range, outside } = await timelineExtent(db);
    expect(range).toEqual({ fromMs: Date.UTC(2000, 0, 1), toMs: Date.UTC(2101, 0, 1) });
    expect(outside).toEqual([]);
  });

  it('leaves out a few records more than a year from all others', async () => {
    await loadEvidence(
      db,
      [...at('2016-01-01 00:00:07'), ...minutely('2026-11-21 00:00:00', 150)],
      at('2026-11-21 01:00:00'),
    );
    const { range, records, outside } = await timelineExtent(db);
    expect([range?.fromMs, records]).toEqual([msOf('2026-11-21 00:00:00'), 151]);
    expect(outside).toMatchObject([
      { table: 'auth_logs', records: 1, rows: [{ fileId: 1, record: 1 }] },
    ]);
    expect(outside[0]?.reason).toBe(
      'More than 366 days from all other records, and less than 1 % of them.',
    );
  });

  it('keeps a foothold months before, however small', async () => {
    await loadEvidence(
      db,
      [...at('2026-02-01 00:00:00'), ...minutely('2026-11-21 00:00:00', 500)],
      [],
    );
    const { range, outside } = await timelineExtent(db);
    expect([range?.fromMs, outside]).toEqual([msOf('2026-02-01 00:00:00'), []]);
  });

  it('keeps a distant part that is not small', async () => {
    await loadEvidence(
      db,
      [...minutely('2016-01-01 00:00:00', 3), ...minutely('2026-11-21 00:00:00', 200)],
      [],
    );
    const { range, outside } = await timelineExtent(db);
    expect([range?.fromMs, outside]).toEqual([msOf('2016-01-01 00:00:00'), []]);
  });

  const onHost = (host: string, logons: readonly Logon[]): Logon[] =>
    logons.map((logon) => ({ ...logon, host }));

  it('leaves out a host whose clock is nine months off, as recorded, and names it', async () => {
    await loadEvidence(
      db,
      [
        ...onHost('WS-1', minutely('2026-11-21 00:00:00', 500)),
        ...onHost('WS-9', minutely('2026-02-20 00:00:00', 4)),
      ],
      [],
    );
    const { range, records, outside } = await timelineExtent(db);
    expect([range?.fromMs, records]).toEqual([msOf('2026-11-21 00:00:00'), 500]);
    expect(outside).toMatchObject([
      { records: 4, first: '2026-02-20T00:00:00.000Z', hosts: ['WS-9'] },
    ]);
    expect(outside[0]?.reason).toContain('a clock that is off');
  });

  it('keeps what a host did months before when it has records since', async () => {
    await loadEvidence(
      db,
      [
        ...onHost('WS-1', minutely('2026-11-21 00:00:00', 500)),
        ...onHost('ws-1', minutely('2026-02-20 00:00:00', 4)),
      ],
      [],
    );
    const { range, outside } = await timelineExtent(db);
    expect([range?.fromMs, outside]).toEqual([msOf('2026-02-20 00:00:00'), []]);
  });

  it('leaves out one host of five whose clock is off, however much it wrote', async () => {
    const hosts = ['A', 'B', 'C', 'D'].flatMap((host) =>
      onHost(host, minutely('2026-11-21 00:00:00', 100)),
    );
    await loadEvidence(db, [...hosts, ...onHost('E', minutely('2027-08-21 00:00:00', 100))], []);
    const { range, records, outside } = await timelineExtent(db);
    expect([range?.toMs, records]).toEqual([msOf('2026-11-21 01:39:00.001'), 400]);
    expect(outside).toMatchObject([{ records: 100, hosts: ['E'] }]);
  });

  it('keeps hosts of their own times when they are too many for clocks that are off', async () => {
    const starts = ['2026-02-01', '2026-05-15', '2026-09-01'].map((day) => `${day} 00:00:00`);
    const hosts = starts.flatMap((start, i) => onHost(`H${i}`, minutely(start, 100 + i)));
    await loadEvidence(db, hosts, []);
    const { range, records, outside } = await timelineExtent(db);
    expect([range?.fromMs, records, outside]).toEqual([msOf('2026-02-01 00:00:00'), 303, []]);
  });
});
