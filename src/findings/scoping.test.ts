import { describe, expect, it } from 'vitest';
import { HUNTS } from '../hunts/library';
import type { FindingDetail } from './findingDetail';
import { scopingRows } from './scoping';
import { findingOf } from './testing/findingOf';

const at = (time: string): string => `2026-03-10T${time}:00.000Z`;

describe('the scoping table', () => {
  const findings = [
    findingOf({
      id: 'enc',
      huntId: 'impact-file-spike',
      severity: 'high',
      host: 'FS-01',
      user: 'CORP\\Ann',
      firstSeen: at('11:00'),
      lastSeen: at('11:30'),
    }),
    findingOf({
      id: 'vss',
      huntId: 'recovery-inhibition',
      host: 'fs-01',
      user: 'SYSTEM',
      firstSeen: at('10:40'),
    }),
    findingOf({
      id: 'tool',
      huntId: 'recovery-inhibition',
      severity: 'low',
      host: 'BKP-01',
      knownAs: 'backup',
      user: 'svc_b',
    }),
    findingOf({ id: 'spray', huntId: 'credential-abuse', severity: 'high', host: 'GW-01' }),
    findingOf({ id: 'up', huntId: 'cloudflare-upload', host: 'FS-01', firstSeen: at('12:00') }),
    findingOf({ id: 'gap', huntId: 'log-gaps', host: 'WS-09' }),
    findingOf({ id: 'info', huntId: 'kill-chain', host: 'WS-08', severity: 'informational' }),
    findingOf({ id: 'aside', huntId: 'kill-chain', host: 'WS-07', suppressedBy: 'r1' }),
    findingOf({ id: 'chain', huntId: 'kill-chain', host: 'GW-01', user: 'ann' }),
  ];
  const details = new Map<string, FindingDetail>([
    ['enc', { from: '10.0.0.5' }],
    ['spray', { from: '203.0.113.9', loggedOnAs: 'ann@corp.example' }],
    ['up', { sentTo: ['drop.example.net'] }],
  ]);
  const rows = scopingRows(findings, HUNTS, details);
  const row = (name: string) => rows.find((other) => other.name === name);

  it('has a row for each host and account that anything speaks of', () => {
    expect(rows.map(({ kind, name, severity }) => [kind, name, severity])).toEqual([
      ['account', 'ann', 'high'],
      ['host', 'FS-01', 'high'],
      ['host', 'GW-01', 'high'],
      ['host', '203.0.113.9', 'high'],
      ['host', '10.0.0.5', 'high'],
      ['account', 'svc_b', 'low'],
      ['host', 'BKP-01', 'low'],
    ]);
  });

  it('tells by column what was found, when first and when last', () => {
    expect(row('FS-01')).toMatchObject({
      firstSeen: at('10:40'),
      lastSeen: at('12:00'),
      cells: {
        encrypted: { findingIds: ['enc'], severity: 'high' },
        'recovery inhibited': { findingIds: ['vss'], severity: 'medium' },
        upload: { findingIds: ['up'], severity: 'medium' },
      },
    });
    expect(Object.keys(row('ann')?.cells ?? {})).toEqual([
      'encrypted',
      'credential abuse',
      'execution',
    ]);
  });

  it('says what to do, with the findings that call for it', () => {
    expect(row('FS-01')?.hints).toEqual([
      {
        action: 'isolate',
        why: 'Isolate FS-01: files on it were encrypted and its recovery was inhibited.',
        findingIds: ['enc', 'vss'],
      },
      { action: 'block', why: 'Block drop.example.net: data was sent there.', findingIds: ['up'] },
    ]);
    expect(row('ann')?.hints.map(({ why }) => why)).toEqual([
      'Disable ann: its credentials were used with success.',
      'Block 203.0.113.9: logons were tried from there.',
    ]);
    expect(row('10.0.0.5')?.hints.map(({ why }) => why)).toEqual([
      'Isolate the machine at 10.0.0.5: it changed files of other hosts over the network.',
    ]);
    expect(row('BKP-01')?.hints).toEqual([]);
  });

  it('calls for nothing on a finding that is grave only by what stands beside it', () => {
    const raised = findingOf({
      id: 'r',
      huntId: 'impact-file-spike',
      severity: 'high',
      baseSeverity: 'low',
    });
    expect(scopingRows([raised], HUNTS)[0]?.hints).toEqual([]);
  });
});
