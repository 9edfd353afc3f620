import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { trustedSql } from '../core/sqlText';
import type { Db } from '../db/db';
import type { Hunt, HuntRun, Need } from './hunt';
import { hunt as entropyHunt } from './library/command-entropy/hunt';
import { loadTables, startHuntDb } from './testing/caseTables';
import { MAX_FINDINGS, runHunt } from './runHunt';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const need = (table: string, columns: string[], everyRecord: string[] = []): Need => ({
  table,
  columns,
  everyRecord,
  export: `Export ${table}.`,
});

/** Finds each failed logon as often as `copies` says. */
const failures: Hunt = {
  id: 'failures',
  version: 3,
  title: 'Failed logons',
  question: 'Which logons failed?',
  category: 'authentication and privilege',
  techniques: [],
  severity: 'low',
  needs: [need('auth_logs', ['timestamp', 'outcome'], ['timestamp', 'user'])],
  automatic: true,
  params: [
    {
      name: 'copies',
      label: 'Copies',
      type: 'integer',
      unit: '',
      default: 1,
      min: 0,
      why: '',
      source: '',
    },
  ],
  falsePositives: [],
  blindSpots: [],
  nextSteps: [],
  references: [],
  sql: `select concat(record, '|', copy) as finding_key, 'low' as severity, timestamp as first_seen,
          timestamp as last_seen, host, "user", 'x' as summary,
          [{'file_id': file_id, 'record': record}] as row_refs
        from auth_logs cross join range($copies) as copies(copy)
        where outcome = 'failure' order by record, copy`,
};

const FULL = 'timestamp,host,user,outcome\n2026-03-02 10:00:00,DC1,alice,success\n';
const HIT = `${FULL}2026-03-02 10:01:00,DC1,bob,failure\n`;
const GAPPY = `${FULL}2026-03-02 10:01:00,DC1,,success\n,DC1,,success\n`;

let nowMs = 0;
beforeEach(() => {
  nowMs = Date.parse('2026-03-03T00:00:00Z');
});
const clock = { nowMs: () => (nowMs += 5) };

async function runOver(auth: string, hunt: Hunt = failures, overrides = {}): Promise<HuntRun> {
  await loadTables(db, auth === '' ? {} : { auth_logs: auth });
  return (await runHunt(db, hunt, clock, overrides)).run;
}

describe('the status of a run', () => {
  it('is clear when all needed data is there and nothing was found', async () => {
    expect(await runOver(FULL)).toEqual({
      huntId: 'failures',
      version: 3,
      status: 'clear',
      findings: 0,
      params: { copies: 1 },
      sql: expect.stringContaining('range((1))') as string,
      startedAt: '2026-03-03T00:00:00.005Z',
      ms: 5,
      sources: [{ table: 'auth_logs', records: 1, lacking: {} }],
      missing: [],
    });
  });

  it('is partial, not clear, when records lack a column, and says how many', async () => {
    const run = await runOver(GAPPY);
    expect(run.status).toBe('partial');
    expect(run.reason).toBe(
      '1 of 3 records of auth_logs have no timestamp. 2 of 3 records of auth_logs have no user.',
    );
  });

  it('is hits when something was found, and still says what is lacking', async () => {
    expect(await runOver(HIT)).toMatchObject({ status: 'hits', findings: 1 });
    const gappyHit = `${HIT}2026-03-02 10:02:00,DC1,,failure\n`;
    expect(await runOver(gappyHit)).toMatchObject({
      status: 'hits',
      findings: 2,
      reason: '1 of 3 records of auth_logs have no user.',
    });
  });

  it('is cannot-run without records, with the export that would help', async () => {
    expect(await runOver('')).toMatchObject({
      status: 'cannot-run',
      reason: 'No auth_logs in the evidence. Export auth_logs.',
    });
  });

  it('is cannot-run when a needed column never has a value', async () => {
    expect(await runOver('timestamp,user\n2026-03-02 10:00:00,alice\n')).toMatchObject({
      status: 'cannot-run',
      reason: 'No record of auth_logs has outcome. Export auth_logs.',
    });
  });

  it('is error with a sentence on a bad parameter and on bad SQL', async () => {
    expect(await runOver(FULL, failures, { copies: -1 })).toMatchObject({
      status: 'error',
      reason: 'Parameter "Copies" is below 0.',
    });
    const broken = { ...failures, sql: 'select $copies from nowhere' };
    const run = await runOver(FULL, broken);
    expect(run.status).toBe('error');
    expect(run.reason).toContain('nowhere');
  });

  it('is cancelled when it is stopped before or while it runs', async () => {
    await loadTables(db, { auth_logs: HIT });
    const before = new AbortController();
    before.abort();
    const stopped = await runHunt(db, failures, clock, {}, before.signal);
    expect(stopped.run.status).toBe('cancelled');
    const during = new AbortController();
    const slow = {
      ...failures,
      sql: failures.sql.replace(
        'range($copies)',
        '(select $copies, sum(a.range * b.range) from range(300000) a, range(300000) b)',
      ),
    };
    const running = runHunt(db, slow, clock, {}, during.signal);
    setTimeout(() => during.abort(), 200);
    expect((await running).run.status).toBe('cancelled');
    expect((await runHunt(db, failures, clock)).run.status).toBe('hits');
  });

  it('lists no more findings than anyone reads, and says so', async () => {
    const run = await runOver(HIT, failures, { copies: MAX_FINDINGS + 1 });
    expect(run).toMatchObject({
      status: 'hits',
      findings: MAX_FINDINGS,
      reason: 'Only the first 5,000 findings are listed.',
    });
    expect((await runOver(HIT, failures, { copies: MAX_FINDINGS })).reason).toBeUndefined();
  });
});

describe('a hunt that a result export answers too', () => {
  const SPIKE = 'timestamp,host,file_count\n2026-03-02 10:20:00,DC1,900\n';
  const OTHER = `${SPIKE}2026-03-02 10:20:00,WS9,400\n`;
  const twoWays: Hunt = {
    ...failures,
    result: {
      table: 'file_spike',
      sql: `select host as finding_key, 'high' as severity, timestamp as first_seen, timestamp as last_seen,
              host, null as "user", 'y' as summary, [{'file_id': file_id, 'record': record}] as row_refs, file_count
            from file_spike order by host`,
    },
  };
  async function answer(auth: string, spike: string) {
    await loadTables(db, {
      ...(auth ? { auth_logs: auth } : {}),
      ...(spike ? { file_spike: spike } : {}),
    });
    return runHunt(db, twoWays, clock);
  }

  it('is answered from the export alone, and says what it could not see', async () => {
    const { run, rows } = await answer('', SPIKE);
    expect(run).toMatchObject({
      status: 'hits',
      findings: 1,
      reason:
        'Answered from the result export file_spike alone. No auth_logs in the evidence. Export auth_logs.',
    });
    const column = rows?.columns.findIndex(({ name }) => name === 'computed_by') ?? -1;
    expect(rows?.cell(0, column)).toBe('result export');
  });

  it('unites both ways and says that they agree', async () => {
    const { run } = await answer(HIT, SPIKE);
    expect(run).toMatchObject({ status: 'hits', findings: 2 });
    expect(run.reason).toBe('Raw logs and file_spike agree on host or account and time.');
    expect(run.sources.map((source) => source.table)).toEqual(['auth_logs', 'file_spike']);
  });

  it('says how many findings only one of them has', async () => {
    expect((await answer(HIT, OTHER)).run.reason).toBe(
      'Raw logs and file_spike differ: 1 of 2 exported findings are not in the raw logs, 0 of 1 from the raw logs are not in the export.',
    );
    expect((await answer(FULL, SPIKE)).run.reason).toContain('1 of 1 exported findings');
  });
});

describe('a hunt that builds on another', () => {
  const builder: Hunt = { ...failures, id: 'builder', after: ['failures'] };

  it('is as uncertain as the other where that has no hits', async () => {
    await loadTables(db, { auth_logs: HIT });
    const after = async (auth: string) => {
      await loadTables(db, auth ? { auth_logs: auth } : {});
      const { run } = await runHunt(db, failures, clock);
      await loadTables(db, { auth_logs: HIT });
      return (await runHunt(db, builder, clock, {}, undefined, { failures: run })).run;
    };
    expect((await after(HIT)).status).toBe('hits');
    expect(await after(FULL)).toMatchObject({ status: 'clear', reason: 'failures found nothing.' });
    expect((await after(GAPPY)).status).toBe('partial');
    expect(await after('')).toMatchObject({
      status: 'cannot-run',
      reason: 'It builds on failures: No auth_logs in the evidence. Export auth_logs.',
    });
    expect((await runHunt(db, builder, clock)).run.status).toBe('cannot-run');
  });

  it('reads the answer with every record of every finding', async () => {
    await loadTables(db, { auth_logs: HIT });
    await runHunt(db, failures, clock, { copies: 2 });
    const reader: Hunt = {
      ...failures,
      id: 'reader',
      params: [],
      sql: `select finding_key, severity, first_seen, last_seen, host, "user", summary, row_refs
            from answers.failures order by finding_key`,
    };
    const { run } = await runHunt(db, reader, clock);
    expect(run).toMatchObject({ status: 'hits', findings: 2 });
  });
});

describe('needs of which one is enough', () => {
  const anyOf: Hunt = {
    ...failures,
    needs: [],
    needsAnyOf: [need('auth_logs', ['host'], ['host']), need('net_logs', ['host'])],
  };

  it('cannot run without any, is partial with some and clear with all', async () => {
    expect(await runOver('', anyOf)).toMatchObject({
      status: 'cannot-run',
      reason:
        'No auth_logs in the evidence. Export auth_logs. No net_logs in the evidence. Export net_logs.',
    });
    expect(await runOver(FULL, anyOf)).toMatchObject({
      status: 'partial',
      reason: 'No net_logs in the evidence. Export net_logs.',
    });
    await loadTables(db, { auth_logs: FULL, net_logs: 'host\nWS1\n' });
    expect((await runHunt(db, anyOf, clock)).run.status).toBe('clear');
  });
});

describe('a hunt that needs a computed table', () => {
  const PROCESSES = 'timestamp,host,process_name,arguments\n2026-03-02 10:00:00,WS1,a.exe,b\n';

  it('is clear when every argument was computed', async () => {
    await loadTables(db, { process_logs: PROCESSES });
    expect((await runHunt(db, entropyHunt, clock)).run.status).toBe('clear');
  });

  it('is partial while some are missing', async () => {
    await loadTables(db, { process_logs: PROCESSES });
    await db.exec(trustedSql('delete from argument_entropy'));
    expect((await runHunt(db, entropyHunt, clock)).run).toMatchObject({
      status: 'partial',
      reason: 'The entropy is computed for 0 of 1 arguments only.',
    });
  });

  it('cannot run before the table is there', async () => {
    await loadTables(db, { process_logs: PROCESSES });
    await db.exec(trustedSql('drop table argument_entropy'));
    expect((await runHunt(db, entropyHunt, clock)).run.status).toBe('cannot-run');
  });
});
