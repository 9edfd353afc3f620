import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { hunt } from './library/kill-chain/hunt';
import { type ChainRows, chainsByHand } from './testing/chainsByHand';
import { type CaseTables, loadTables, recordName, startHuntDb } from './testing/caseTables';
import { csvText, instant } from './testing/csvText';
import { runCase } from './testing/runCase';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const AUTH = 'timestamp,host,user,outcome';
const PROCESS = 'timestamp,host,user,process_name';
const NET = 'timestamp,host,user,dest_ip,dest_port';

type Row = readonly [offsetMs: number, host: string, user: string];

/** Logons, processes and connections at offsets from `base`; each connection goes to an address of its own. */
function chainTables(
  base: string,
  rows: { logons: readonly Row[]; processes: readonly Row[]; connections: readonly Row[] },
): CaseTables {
  const line = ([ms, host, user]: Row, ...rest: string[]): string[] => [
    instant(base, ms),
    host,
    user,
    ...rest,
  ];
  return {
    auth_logs: csvText(
      AUTH,
      rows.logons.map((row) => line(row, 'success')),
    ),
    process_logs: csvText(
      PROCESS,
      rows.processes.map((row) => line(row, 'tool.exe')),
    ),
    net_logs: csvText(
      NET,
      rows.connections.map((row, i) => line(row, `10.0.0.${i + 1}`, '445')),
    ),
  };
}

const NOON = '2026-03-02T12:00:00.000Z';
const one = (offsetMs: number, host = 'WS1', user = 'alice'): readonly Row[] => [
  [offsetMs, host, user],
];

async function rowsFound(tables: CaseTables): Promise<string[][]> {
  await loadTables(db, tables);
  const { findings } = await runCase(db, hunt);
  return findings.map((finding) => finding.rows.map(recordName).sort());
}

const CHAIN = [['auth_logs:1', 'net_logs:1', 'process_logs:1']];

describe('kill-chain windows', () => {
  it.each([
    ['the process 60 s after the logon', 60_000, 61_000, true],
    ['the process 60.001 s after the logon', 60_001, 61_000, false],
    ['the process 1 ms before the logon', -1, 61_000, false],
    ['the connection 60 s after the process', 10_000, 70_000, true],
    ['the connection 60.001 s after the process', 10_000, 70_001, false],
    ['the connection 1 ms before the process', 10_000, 9_999, false],
    ['all three in the same instant', 0, 0, true],
  ])('%s', async (_, processMs, connectionMs, found) => {
    for (const base of [NOON, '2026-03-02T11:59:30.000Z', '2026-03-01T23:59:25.500Z']) {
      const tables = chainTables(base, {
        logons: one(0),
        processes: one(processMs),
        connections: one(connectionMs),
      });
      expect(await rowsFound(tables)).toEqual(found ? CHAIN : []);
    }
  });

  it('links across midnight and reports both ends', async () => {
    const base = '2026-03-01T23:59:50.000Z';
    await loadTables(
      db,
      chainTables(base, { logons: one(0), processes: one(9_999), connections: one(15_000) }),
    );
    const { findings } = await runCase(db, hunt);
    expect(findings).toMatchObject([
      { firstSeen: '2026-03-01T23:59:50.000Z', lastSeen: '2026-03-02T00:00:05.000Z', host: 'WS1' },
    ]);
  });

  it('takes windows from its parameters', async () => {
    await loadTables(
      db,
      chainTables(NOON, { logons: one(0), processes: one(300_000), connections: one(900_000) }),
    );
    const wide = { process_window_s: 300, connection_window_s: 600 };
    expect((await runCase(db, hunt, wide)).findings).toHaveLength(1);
    expect((await runCase(db, hunt, { ...wide, process_window_s: 299 })).findings).toEqual([]);
    expect((await runCase(db, hunt, { ...wide, connection_window_s: 599 })).findings).toEqual([]);
  });

  it('does not care for the order of the records', async () => {
    const tables = chainTables(NOON, {
      logons: [...one(600_000), ...one(0)],
      processes: [...one(605_000), ...one(5_000)],
      connections: [...one(610_000), ...one(10_000)],
    });
    expect((await rowsFound(tables)).sort()).toEqual([
      ['auth_logs:1', 'net_logs:1', 'process_logs:1'],
      ['auth_logs:2', 'net_logs:2', 'process_logs:2'],
    ]);
  });

  it('finds duplicated records once, by the first copy', async () => {
    const tables = chainTables(NOON, {
      logons: [...one(0), ...one(0)],
      processes: [...one(5_000), ...one(5_000)],
      connections: one(10_000),
    });
    const twice = `${tables['net_logs'] ?? ''}${instant(NOON, 10_000)},WS1,alice,10.0.0.1,445\n`;
    expect(await rowsFound({ ...tables, net_logs: twice })).toEqual(CHAIN);
  });
});

describe('kill-chain links', () => {
  it.each([
    ['user in another case', 'WS1', 'ALICE', 'WS1', 'Alice', true],
    ['another user of the process', 'WS1', 'bob', 'WS1', 'alice', false],
    ['another user of the connection', 'WS1', 'alice', 'WS1', 'bob', false],
    ['another host of the process', 'WS2', 'alice', 'WS1', 'alice', false],
    ['another host of the connection', 'WS1', 'alice', 'WS2', 'alice', false],
    ['no host of the process', '', 'alice', 'WS2', 'alice', true],
    ['no host of the connection', 'WS1', 'alice', '', 'alice', true],
  ])('%s', async (_, processHost, processUser, netHost, netUser, found) => {
    const tables = chainTables(NOON, {
      logons: one(0),
      processes: one(5_000, processHost, processUser),
      connections: one(10_000, netHost, netUser),
    });
    expect(await rowsFound(tables)).toEqual(found ? CHAIN : []);
  });

  it('says that it linked by user alone where no host is named', async () => {
    const tables = chainTables(NOON, {
      logons: one(0, ''),
      processes: one(5_000),
      connections: one(10_000, ''),
    });
    await loadTables(db, tables);
    const { findings } = await runCase(db, hunt);
    expect(findings[0]?.summary).toContain('Linked by user alone');
    expect(findings[0]?.summary).toContain('No baseline');
  });

  it('is high on an administration port with a day of history and lower with less', async () => {
    for (const [historyHours, severity] of [
      [24, 'high'],
      [23.99, 'medium'],
    ] as const) {
      const tables = chainTables(NOON, {
        logons: one(0),
        processes: one(0),
        connections: [...one(0), ...one(-historyHours * 3_600_000)],
      });
      await loadTables(db, tables);
      const { findings } = await runCase(db, hunt);
      expect(findings.map((finding) => finding.severity)).toEqual([severity]);
    }
  });
});

describe('kill-chain against a plain reading of its rule', () => {
  const row = fc.record({
    ms: fc.integer({ min: 0, max: 400 }).map((n) => n * 1_000),
    host: fc.constantFrom('', 'A', 'B'),
    user: fc.constantFrom('u', 'v'),
    dest: fc.constantFrom('10.0.0.1', '10.0.0.2', '10.0.0.3', '8.8.8.8'),
  });
  const rows: fc.Arbitrary<ChainRows> = fc.record({
    logons: fc.array(row, { minLength: 1, maxLength: 12 }),
    processes: fc.array(row, { minLength: 1, maxLength: 20 }),
    connections: fc.array(row, { minLength: 1, maxLength: 20 }),
  });

  it('finds the same logons with the same records', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (sample) => {
        const tables = {
          auth_logs: csvText(
            AUTH,
            sample.logons.map((r) => [instant(NOON, r.ms), r.host, r.user, 'success']),
          ),
          process_logs: csvText(
            PROCESS,
            sample.processes.map((r) => [instant(NOON, r.ms), r.host, r.user, 'tool.exe']),
          ),
          net_logs: csvText(
            NET,
            sample.connections.map((r) => [instant(NOON, r.ms), r.host, r.user, r.dest, 445]),
          ),
        };
        expect((await rowsFound(tables)).sort()).toEqual(chainsByHand(sample, 60_000).sort());
      }),
      { numRuns: 15 },
    );
  });
});
