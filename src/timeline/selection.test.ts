import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../core/sqlText';
import type { DuckDb } from '../db/duckDb';
import { numberOf } from '../db/rowsOf';
import { startTestDb } from '../db/testing/nodeHost';
import type { Tactic } from './attackTactic';
import { narrowFindings } from './narrowFindings';
import {
  NO_SELECTION,
  type Selection,
  type SelectionClause,
  exceptKind,
  has,
  timeOf,
  toggled,
  withClause,
  withoutClause,
} from './selection';
import { selectionSql } from './selectionSql';
import { loadEvidence } from './testing/evidence';

const host = (name: string | null): SelectionClause => ({ kind: 'host', name });
const user = (name: string | null): SelectionClause => ({ kind: 'user', name });
const time = (from: string, to: string): SelectionClause => ({
  kind: 'time',
  range: { fromMs: Date.parse(from), toMs: Date.parse(to) },
});
const MORNING = time('2026-03-09T08:00:00Z', '2026-03-09T12:00:00Z');
const NOON = time('2026-03-09T12:00:00Z', '2026-03-09T13:00:00Z');

describe('clauses', () => {
  it('of time replace each other, names gather', () => {
    const both = [MORNING, host('A'), NOON, host('B')].reduce(withClause, NO_SELECTION);
    expect(both).toEqual([host('A'), NOON, host('B')]);
    expect(timeOf(both)).toEqual(NOON.kind === 'time' && NOON.range);
  });

  it('of the same name in another case, or another domain, are one', () => {
    const once = withClause(withClause([], host('ws-1')), host('WS-1'));
    expect(once).toEqual([host('WS-1')]);
    expect(has([user('CORP\\ann')], user('Ann@corp.example'))).toBe(true);
    expect(has([host('ws-1')], host(null))).toBe(false);
  });

  it('clicked twice are gone', () => {
    const clause: SelectionClause = { kind: 'tactic', tactic: 'Impact' };
    expect(toggled(toggled([MORNING], clause), clause)).toEqual([MORNING]);
  });

  it('that are not there cannot be removed, and nothing changes', () => {
    const selection: Selection = [MORNING];
    expect(withoutClause(selection, NOON)).toBe(selection);
    expect(exceptKind(selection, 'host')).toBe(selection);
    expect(exceptKind(selection, 'time')).toEqual([]);
  });
});

describe('findings', () => {
  const finding = (
    huntId: string,
    at: string | null,
    names: { host?: string; user?: string; to?: string } = {},
  ) => ({
    huntId,
    firstSeen: at,
    lastSeen: names.to ?? at,
    host: names.host ?? null,
    user: names.user ?? null,
  });
  const early = finding('burst', '2026-03-09T07:00:00Z', {
    host: 'WS-1',
    user: 'CORP\\ann',
    to: '2026-03-09T08:00:00.000Z',
  });
  const late = finding('wipe', '2026-03-09T11:59:59.999Z', { host: 'ws-2', user: 'bob' });
  const after = finding('wipe', '2026-03-09T12:00:00.000Z', { host: 'ws-1' });
  const undated = finding('wipe', null, { host: 'ws-1' });
  const all = [early, late, after, undated];
  const tactics: Record<string, Tactic> = { burst: 'Credential access', wipe: 'Impact' };
  const passing = (...selection: SelectionClause[]) =>
    narrowFindings(all, selection, (id) => tactics[id] ?? null);

  it('pass when they touch the range, its end excluded; undated ones do not', () => {
    expect(passing(MORNING)).toEqual([early, late]);
  });

  it('pass when they name one of the hosts and one of the users', () => {
    expect(passing(host('ws-1'))).toEqual([early, after, undated]);
    expect(passing(host('ws-1'), host('WS-2'), user('BOB'))).toEqual([late]);
    expect(passing(user(null))).toEqual([after, undated]);
  });

  it('pass by the tactic of their hunt', () => {
    expect(passing({ kind: 'tactic', tactic: 'Impact' }, MORNING)).toEqual([late]);
  });

  it('are the same list without a clause', () => {
    expect(passing()).toBe(all);
  });
});

describe('records', () => {
  let db: DuckDb;
  beforeAll(async () => {
    db = await startTestDb();
    await loadEvidence(
      db,
      [],
      [
        { at: '2026-03-09 08:00:00', host: 'ws-1', user: 'CORP\\Ann' },
        { at: '2026-03-09 11:59:59.999', host: 'WS-1', user: 'ann@corp.example' },
        { at: '2026-03-09 12:00:00', host: "o'hara", user: null },
        { at: null, host: null, user: 'ann' },
      ],
    );
  });
  afterAll(() => db.close());

  const counted = async (...selection: SelectionClause[]): Promise<number> =>
    numberOf(
      await db.query(
        sql`select count(*)::integer from process_logs where ${selectionSql(selection)}`,
      ),
    );

  it.each([
    ['no clause', [], 4],
    ['a range', [MORNING], 2],
    ['a host, whatever its case', [host('Ws-1')], 2],
    ['a host with a quote', [host("O'Hara")], 1],
    ['no host', [host(null)], 1],
    ['an account of any domain', [user('ann')], 3],
    ['no account', [user(null)], 1],
    ['either host', [host('ws-1'), host("o'hara")], 3],
    ['host and range', [host('ws-1'), NOON], 0],
    ['a tactic, which records have none of', [{ kind: 'tactic', tactic: 'Impact' }], 4],
  ] as const)('with %s', async (_, selection, expected) => {
    expect(await counted(...selection)).toBe(expected);
  });

  it('of tables without users are not asked for them', () => {
    expect(selectionSql([user('ann')], ['host'])).toBe('true');
  });
});
