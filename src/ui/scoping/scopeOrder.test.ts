import { describe, expect, it } from 'vitest';
import type { ScopingRow } from '../../findings/scopingRow';
import { WHOLE_SCOPE, findingIdsOf, scopeRows } from './scopeOrder';

const row = (name: string, change: Partial<ScopingRow> = {}): ScopingRow => ({
  kind: 'host',
  name,
  firstSeen: null,
  lastSeen: null,
  severity: 'high',
  cells: {},
  hints: [],
  ...change,
});

const ROWS = [
  row('SRV-10', { firstSeen: '2026-01-02T00:00:00Z', lastSeen: '2026-01-02T01:00:00Z' }),
  row('SRV-2', { severity: 'critical' }),
  row('m.keller', {
    kind: 'account',
    severity: 'low',
    firstSeen: '2026-01-01T00:00:00Z',
    lastSeen: '2026-01-03T00:00:00Z',
  }),
];

const namesOf = (filter: Partial<typeof WHOLE_SCOPE>) =>
  scopeRows(ROWS, { ...WHOLE_SCOPE, ...filter }).map(({ name }) => name);

describe('the rows of the scoping table', () => {
  it.each([
    ['the most severe first', {}, ['SRV-2', 'SRV-10', 'm.keller']],
    ['by name, numbers as numbers', { sort: 'name' as const }, ['m.keller', 'SRV-2', 'SRV-10']],
    ['the earliest first', { sort: 'first seen' as const }, ['m.keller', 'SRV-10', 'SRV-2']],
    ['the latest first', { sort: 'last seen' as const }, ['m.keller', 'SRV-10', 'SRV-2']],
    ['accounts alone', { kind: 'account' as const }, ['m.keller']],
    ['a part of a name, whatever its case', { text: 'srv-1' }, ['SRV-10']],
  ])('come %s', (_, filter, names) => {
    expect(namesOf(filter)).toEqual(names);
  });

  it('rest on each finding once', () => {
    const cells = {
      encrypted: { findingIds: ['a', 'b'], severity: 'high' },
      upload: { findingIds: ['b', 'c'], severity: 'low' },
    } as const;
    expect(findingIdsOf(row('SRV-01', { cells }))).toEqual(['a', 'b', 'c']);
  });
});
