import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import type { ParamOverrides } from './hunt';
import { hunt } from './library/kill-chain/hunt';
import { loadTables, startHuntDb } from './testing/caseTables';
import { csvText, instant } from './testing/csvText';
import { runHunt } from './runHunt';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const NOON = '2026-03-02T12:00:00.000Z';
const DAY = 86_400_000;

const COLUMNS = {
  auth_logs: ['host', 'user', 'source_ip', 'source_host', 'outcome', 'logon_type', 'logon_id'],
  process_logs: [
    'host',
    'user',
    'process_name',
    'process_id',
    'process_guid',
    'logon_id',
    'twin_file_id',
    'twin_record',
  ],
  net_logs: [
    'host',
    'user',
    'source_ip',
    'dest_ip',
    'dest_port',
    'process_id',
    'process_guid',
    'direction',
  ],
  lease_logs: ['host', 'ip'],
} as const;

type Cells = Readonly<Record<string, string | number>>;

/** One record at an offset from noon; what it leaves out is WS1, alice, and the step of an ordinary chain. */
interface Step extends Cells {
  readonly ms: number;
}

interface Chain {
  readonly auth_logs?: readonly Step[];
  readonly process_logs?: readonly Step[];
  readonly net_logs?: readonly Step[];
  readonly lease_logs?: readonly Step[];
}

const DEFAULTS: Readonly<Record<keyof Chain, Cells>> = {
  auth_logs: { host: 'WS1', user: 'alice', outcome: 'success' },
  process_logs: { host: 'WS1', user: 'alice', process_name: 'tool.exe' },
  net_logs: { host: 'WS1', user: 'alice', dest_ip: '10.0.0.2', dest_port: 8080 },
  lease_logs: {},
};
/** A contact long before, so that there is a baseline. */
const OLD: Step = { ms: -40 * DAY, dest_ip: '10.9.9.9' };

async function findings(
  chain: Chain,
  params: ParamOverrides = {},
): Promise<Record<string, unknown>[]> {
  const whole: Chain = {
    auth_logs: [{ ms: 0 }],
    process_logs: [{ ms: 5_000 }],
    net_logs: [OLD, { ms: 10_000 }],
    ...chain,
  };
  const tables = Object.entries(whole).map(([name, steps]) => {
    const table = name as keyof Chain;
    const rows = (steps as readonly Step[]).map((step) => [
      instant(NOON, step.ms),
      ...COLUMNS[table].map((column) => step[column] ?? DEFAULTS[table][column] ?? ''),
    ]);
    return [name, csvText(['timestamp', ...COLUMNS[table]].join(','), rows)];
  });
  await loadTables(db, Object.fromEntries(tables) as Record<string, string>);
  const { run, rows } = await runHunt(db, hunt, { nowMs: () => 0 }, params);
  expect(run.status, run.reason).not.toBe('error');
  return rows ? recordsOf(rows) : [];
}

describe('kill-chain identities', () => {
  it.each([
    ['the same logon session', { logon_id: '0x1a' }, { logon_id: '0x1a' }, 1],
    ['another logon session', { logon_id: '0x1a' }, { logon_id: '0x1b' }, 0],
    ['a session that only the logon names', { logon_id: '0x1a' }, {}, 1],
    ['a session that only the process names', {}, { logon_id: '0x1b' }, 1],
  ])('%s', async (_, logon, process, count) => {
    const found = await findings({
      auth_logs: [{ ms: 0, ...logon }],
      process_logs: [{ ms: 5_000, ...process }],
    });
    expect(found).toHaveLength(count);
  });

  it.each([
    ['the same process number', { process_id: 7 }, { process_id: 7 }, 1],
    ['another process number', { process_id: 7 }, { process_id: 8 }, 0],
    [
      'the number where only one has an identifier',
      { process_id: 7 },
      { process_id: 7, process_guid: '{a}' },
      1,
    ],
    [
      'another identifier with the same number',
      { process_id: 7, process_guid: '{b}' },
      { process_id: 7, process_guid: '{a}' },
      0,
    ],
    ['the identifier in another case', { process_guid: '{AB}' }, { process_guid: '{ab}' }, 1],
    ['no user but host and number', { process_id: 7 }, { process_id: 7, user: '' }, 1],
    ['neither user nor number', { process_id: 7 }, { user: '' }, 0],
    [
      'no user and the number on another host',
      { process_id: 7 },
      { process_id: 7, user: '', host: 'WS2' },
      0,
    ],
  ])('%s', async (_, process, connection, count) => {
    const found = await findings({
      process_logs: [{ ms: 5_000, ...process }],
      net_logs: [OLD, { ms: 10_000, ...connection }],
    });
    expect(found).toHaveLength(count);
  });

  it('prefers the process that made the connection to a later one', async () => {
    const [found] = await findings({
      process_logs: [
        { ms: 1_000, process_id: 7, process_name: 'early.exe' },
        { ms: 9_000, process_name: 'late.exe' },
      ],
      net_logs: [OLD, { ms: 10_000, process_id: 7 }],
    });
    expect(found).toMatchObject({ process_name: 'early.exe', seconds_to_connection: 9 });
  });

  it('prefers the record of a contact that names the user to an earlier one that does not', async () => {
    const [found] = await findings({
      process_logs: [{ ms: 5_000 }],
      net_logs: [OLD, { ms: 9_800, user: '', process_id: 7 }, { ms: 10_000, process_id: 7 }],
    });
    expect(found).toMatchObject({ seconds_to_connection: 5, record_count: 3 });
  });

  it('counts a start that two logs recorded once', async () => {
    const [found, ...others] = await findings({
      process_logs: [{ ms: 5_000 }, { ms: 5_500, twin_file_id: 2, twin_record: 1 }],
    });
    expect(others).toEqual([]);
    expect(found?.['seconds_to_process']).toBe(5);
    expect(found?.['summary']).not.toContain('more');
  });
});

describe('kill-chain destinations', () => {
  it.each([
    ['exactly 14 days ago', -14 * DAY, 0],
    ['14 days and a millisecond ago', -14 * DAY - 1, 1],
    ['a day ago', -DAY, 0],
    ['a millisecond ago', -1, 0],
  ])('reached last %s', async (_, ms, count) => {
    const seen = { ms: 10_000 + ms, user: 'somebody' };
    expect(await findings({ net_logs: [OLD, { ms: 10_000 }, seen] })).toHaveLength(count);
  });

  it('takes the days from its parameter', async () => {
    const net = [OLD, { ms: 10_000 }, { ms: 10_000 - 3 * DAY, user: 'somebody' }];
    expect(await findings({ net_logs: net }, { new_days: 2 })).toHaveLength(1);
    expect(await findings({ net_logs: net }, { new_days: 3 })).toEqual([]);
  });

  it.each(['127.0.0.1', '224.0.0.251', '255.255.255.255', '10.0.0.255', 'ff02::fb', '52.1.1.1'])(
    'leaves out %s',
    async (address) => {
      const range = { internal_ranges: ['0.0.0.0/1', '224.0.0.0/3', 'ff00::/8'] };
      const ranges = address === '52.1.1.1' ? {} : range;
      const net = [OLD, { ms: 10_000, dest_ip: address }];
      expect(await findings({ net_logs: net }, ranges)).toEqual([]);
    },
  );

  it('leaves out addresses of the host itself and connections that came in', async () => {
    const own = { ms: 0, host: 'WS1', ip: '10.0.0.2' };
    expect(await findings({ lease_logs: [own] })).toEqual([]);
    const inbound = { ms: 10_000, direction: 'inbound' };
    expect(await findings({ net_logs: [OLD, inbound] })).toEqual([]);
  });
});

describe('kill-chain severity', () => {
  it.each([
    ['a port without meaning', {}, {}, 'medium'],
    ['remote administration', {}, { dest_port: 445 }, 'high'],
    ['an everyday service', {}, { dest_port: 443 }, 'low'],
    [
      'an everyday service after a remote logon',
      { logon_type: '10', source_ip: '10.0.0.9' },
      { dest_port: 443 },
      'medium',
    ],
    ['other credentials', { logon_type: '9' }, {}, 'high'],
    ['a machine account', { user: 'WS1$' }, { dest_port: 445 }, 'low'],
    ['a service logon', { logon_type: '5' }, { dest_port: 445 }, 'low'],
  ])('%s', async (_, logon, connection, severity) => {
    const user = 'user' in logon ? { user: logon.user } : {};
    const found = await findings({
      auth_logs: [{ ms: 0, ...logon }],
      process_logs: [{ ms: 5_000, ...user }],
      net_logs: [OLD, { ms: 10_000, ...user, ...connection }],
    });
    expect(found.map((f) => f['severity'])).toEqual([severity]);
  });
});

describe('kill-chain paths', () => {
  const leases = ['WS1', 'SRV2', 'DC1'].map((host, i) => ({
    ms: -DAY,
    host,
    ip: `10.0.0.${i + 1}`,
  }));
  const arrival = { host: 'SRV2', source_ip: '10.0.0.1', logon_type: '3' };

  it.each([
    ['60 s after the connection', 70_000, true],
    ['60.001 s after the connection', 70_001, false],
    ['60 s before the connection', -50_000, true],
    ['60.001 s before the connection', -50_001, false],
  ])('a logon on the destination %s', async (_, ms, confirmed) => {
    const chain = { auth_logs: [{ ms: 0 }, { ms, ...arrival }], lease_logs: leases };
    const [found, ...others] = await findings(chain);
    expect(others).toEqual([]);
    expect(found).toMatchObject(
      confirmed
        ? { path: 'WS1 -> SRV2', hops: 1, severity: 'high', record_count: 4 }
        : { path: null, hops: null, severity: 'medium', record_count: 3 },
    );
  });

  it.each([
    ['from another address', { ...arrival, source_ip: '10.0.0.77' }],
    ['on another host', { ...arrival, host: 'SRV9' }],
    ['that failed', { ...arrival, outcome: 'failure' }],
  ])('is not drawn for a logon %s', async (_, other) => {
    const chain = { auth_logs: [{ ms: 0 }, { ms: 12_000, ...other }], lease_logs: leases };
    expect((await findings(chain))[0]).toMatchObject({ path: null });
  });

  it('is drawn for a logon that names the host in place of its address', async () => {
    const named = { ms: 12_000, host: 'SRV2', source_host: 'ws1.corp.example' };
    const chain = { auth_logs: [{ ms: 0 }, named], lease_logs: leases };
    expect((await findings(chain))[0]).toMatchObject({ path: 'WS1 -> SRV2' });
  });

  it('goes on over the hosts in between and begins where the first logon came from', async () => {
    const found = await findings({
      auth_logs: [
        { ms: 0, source_ip: '203.0.113.9', logon_type: '10' },
        { ms: 12_000, ...arrival },
        { ms: 30_000, host: 'DC1', source_ip: '10.0.0.2', logon_type: '3' },
      ],
      process_logs: [{ ms: 5_000 }, { ms: 20_000, host: 'SRV2' }],
      net_logs: [
        OLD,
        { ...OLD, host: 'SRV2' },
        { ms: 10_000, dest_port: 445 },
        { ms: 28_000, host: 'SRV2', dest_ip: '10.0.0.3', dest_port: 5985 },
      ],
      lease_logs: leases,
    });
    expect(found.map((f) => [f['host'], f['path'], f['hops'], f['severity']])).toEqual([
      ['WS1', '203.0.113.9 -> WS1 -> SRV2 -> DC1', 3, 'critical'],
      ['SRV2', 'WS1 -> SRV2 -> DC1', 2, 'critical'],
    ]);
  });

  it('does not run in a circle', async () => {
    const found = await findings({
      auth_logs: [
        { ms: 0, source_ip: '10.0.0.2', logon_type: '3' },
        { ms: 12_000, ...arrival },
        { ms: 30_000, source_ip: '10.0.0.2', logon_type: '3' },
      ],
      process_logs: [{ ms: 5_000 }, { ms: 20_000, host: 'SRV2' }],
      net_logs: [
        OLD,
        { ...OLD, host: 'SRV2' },
        { ms: 10_000 },
        { ms: 28_000, host: 'SRV2', dest_ip: '10.0.0.1' },
      ],
      lease_logs: leases,
    });
    expect(found.map((f) => f['path'])).toEqual(['SRV2 -> WS1 -> SRV2', 'WS1 -> SRV2 -> WS1']);
  });
});
