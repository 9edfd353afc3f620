import { describe, expect, it } from 'vitest';
import type { CellValue, Rows } from '../db/db';
import { HUNT_COLUMNS } from '../hunts/hunt';
import { findingsOf } from './findingsOf';

const HUNT = { id: 'demo', version: 1 };

function rowsOf(
  values: readonly (readonly CellValue[])[],
  columns: readonly string[] = HUNT_COLUMNS,
): Rows {
  return {
    columns: columns.map((name) => ({ name, sqlType: 'VARCHAR' })),
    rowCount: values.length,
    truncated: false,
    cell: (row, column) => values[row]?.[column] ?? null,
  };
}

const REF = { file_id: 2, record: 7 };
const row = (key: string, severity: string, firstSeen: string | null): CellValue[] => [
  key,
  severity,
  firstSeen,
  firstSeen,
  'WS1',
  null,
  'It happened.',
  [REF],
];

describe('findings of rows', () => {
  it('carries every contract column over and traces the records', () => {
    const time = '2026-03-02T10:00:00.000Z';
    expect(findingsOf(HUNT, rowsOf([row('k', 'high', time)]))).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
        key: 'k',
        huntId: 'demo',
        severity: 'high',
        baseSeverity: 'high',
        reasons: [],
        linked: [],
        suppressedBy: null,
        firstSeen: time,
        lastSeen: time,
        host: 'WS1',
        user: null,
        summary: 'It happened.',
        knownAs: null,
        computedBy: 'raw logs',
        computedIn: null,
        recordCount: 1,
        rows: [{ fileId: 2, record: 7 }],
      },
    ]);
  });

  it('keeps the work of a known tool at low, with its label', () => {
    const columns = [...HUNT_COLUMNS, 'known_as', 'record_count', 'computed_by'];
    const known = [...row('k', 'critical', null), 'Veeam', 3_000, 'result export'];
    const unknown = [...row('l', 'critical', null), null, 1, 'raw logs'];
    expect(
      findingsOf(HUNT, rowsOf([known, unknown], columns)).map((f) => [
        f.severity,
        f.knownAs,
        f.recordCount,
        f.computedBy,
      ]),
    ).toEqual([
      ['critical', null, 1, 'raw logs'],
      ['low', 'Veeam', 3_000, 'result export'],
    ]);
  });

  it('puts the most severe first, then the oldest, and the undated last', () => {
    const rows = rowsOf([
      row('a', 'low', '2026-03-01T00:00:00.000Z'),
      row('b', 'high', null),
      row('c', 'high', '2026-03-02T00:00:00.000Z'),
      row('d', 'critical', '2026-03-03T00:00:00.000Z'),
      row('e', 'high', '2026-03-01T00:00:00.000Z'),
    ]);
    const order = findingsOf(HUNT, rows).map((finding) => [finding.severity, finding.firstSeen]);
    expect(order).toEqual([
      ['critical', '2026-03-03T00:00:00.000Z'],
      ['high', '2026-03-01T00:00:00.000Z'],
      ['high', '2026-03-02T00:00:00.000Z'],
      ['high', null],
      ['low', '2026-03-01T00:00:00.000Z'],
    ]);
  });

  it('keeps the id of a finding while hunt, version and key stay the same', () => {
    const idOf = (hunt: typeof HUNT, key: string): string | undefined =>
      findingsOf(hunt, rowsOf([row(key, 'low', null)]))[0]?.id;
    expect(idOf(HUNT, 'k')).toBe(idOf(HUNT, 'k'));
    expect(idOf(HUNT, 'k')).not.toBe(idOf(HUNT, 'l'));
    expect(idOf(HUNT, 'k')).not.toBe(idOf({ ...HUNT, version: 2 }, 'k'));
    expect(idOf(HUNT, 'k')).not.toBe(idOf({ ...HUNT, id: 'other' }, 'k'));
  });

  it('finds its columns by name, wherever they stand', () => {
    const columns = [...HUNT_COLUMNS].reverse();
    const values = [...row('k', 'low', null)].reverse();
    expect(findingsOf(HUNT, rowsOf([values], columns))).toMatchObject([
      { summary: 'It happened.' },
    ]);
  });

  it('refuses rows that break the contract', () => {
    const without = HUNT_COLUMNS.filter((name) => name !== 'summary');
    expect(() => findingsOf(HUNT, rowsOf([], without))).toThrow(
      'demo returns no column "summary".',
    );
    expect(() => findingsOf(HUNT, rowsOf([row('k', 'urgent', null)]))).toThrow('severity urgent');
    const noList = row('k', 'low', null).with(7, null);
    expect(() => findingsOf(HUNT, rowsOf([noList]))).toThrow('row_refs');
  });
});
