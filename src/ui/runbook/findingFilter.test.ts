import { describe, expect, it } from 'vitest';
import type { Finding } from '../../findings/finding';
import { NO_FILTER, filtered } from './findingFilter';

const finding = (id: string, change: Partial<Finding>): Finding => ({
  id,
  huntId: 'kill-chain',
  severity: 'high',
  baseSeverity: 'high',
  reasons: [],
  linked: [],
  suppressedBy: null,
  firstSeen: null,
  lastSeen: null,
  host: null,
  user: null,
  summary: '',
  key: id,
  knownAs: null,
  computedBy: 'raw logs',
  computedIn: null,
  recordCount: 0,
  rows: [],
  ...change,
});

const FINDINGS = [
  finding('a', { host: 'SRV-01', summary: 'vssadmin ran' }),
  finding('b', { user: 'm.keller', severity: 'low' }),
  finding('c', { huntId: 'log-gaps', summary: 'silent on SRV-01' }),
];

function idsOf(filter: Partial<typeof NO_FILTER>): string {
  return filtered(FINDINGS, { ...NO_FILTER, ...filter }, (id) => `title of ${id}`)
    .map((f) => f.id)
    .join('');
}

describe('the filter of findings', () => {
  it.each([
    ['nothing asked for', {}, 'abc'],
    ['a severity', { severities: ['low' as const] }, 'b'],
    ['a hunt', { huntId: 'log-gaps' }, 'c'],
    ['a word in any field, whatever its case', { text: 'srv-01' }, 'ac'],
    ['all words', { text: 'SRV-01 silent' }, 'c'],
    ['the title of the hunt', { text: 'kill-chain' }, 'ab'],
  ])('keeps what fits %s', (_, filter, ids) => {
    expect(idsOf(filter)).toBe(ids);
  });
});
