import { describe, expect, it } from 'vitest';
import { type Assets, NO_ASSETS } from './assets';
import type { Finding } from './finding';
import { findingOf } from './testing/findingOf';
import { type WeighingHunt, weigh } from './weigh';

const HUNTS: readonly WeighingHunt[] = [
  { id: 'a', title: 'Alpha' },
  { id: 'b', title: 'Beta' },
  { id: 'c', title: 'Gamma' },
  { id: 'chain', title: 'Chain', after: ['a'] },
  { id: 'logons', title: 'Logons', letter: 'D' },
  { id: 'powers', title: 'Powers', letter: 'E' },
  { id: 'command-entropy', title: 'Entropy' },
  { id: 'correlate-tables', title: 'Tables' },
];

const at = (minute: number): string =>
  new Date(Date.UTC(2026, 2, 10, 10) + minute * 60_000).toISOString();

function weighed(findings: readonly Finding[], assets: Assets = NO_ASSETS): Map<string, Finding> {
  return new Map(weigh(findings, HUNTS, assets, []).map((finding) => [finding.id, finding]));
}

describe('independent signals', () => {
  const target = findingOf({ id: 't', huntId: 'a' });

  it.each<[what: string, others: readonly Finding[], severity: string]>([
    ['one other hunt raises one level', [findingOf({ id: 'x', huntId: 'b' })], 'high'],
    [
      'two other hunts raise two',
      [findingOf({ id: 'x', huntId: 'b' }), findingOf({ id: 'y', huntId: 'c' })],
      'critical',
    ],
    [
      'two findings of one hunt are one signal',
      [findingOf({ id: 'x', huntId: 'b' }), findingOf({ id: 'y', huntId: 'b' })],
      'high',
    ],
    ['another way of the same hunt is none', [findingOf({ id: 'x', huntId: 'a' })], 'medium'],
    [
      'after exactly 60 minutes counts',
      [findingOf({ id: 'x', huntId: 'b', firstSeen: at(60) })],
      'high',
    ],
    [
      'later than 60 minutes does not',
      [findingOf({ id: 'x', huntId: 'b', firstSeen: at(61) })],
      'medium',
    ],
    [
      'one that lasted until then counts',
      [findingOf({ id: 'x', huntId: 'b', firstSeen: at(-900), lastSeen: at(-30) })],
      'high',
    ],
    ['another host does not', [findingOf({ id: 'x', huntId: 'b', host: 'WS-02' })], 'medium'],
    [
      'the host in other letters does',
      [findingOf({ id: 'x', huntId: 'b', host: 'ws-01' })],
      'high',
    ],
    [
      'what is informational is none',
      [findingOf({ id: 'x', huntId: 'b', severity: 'informational' })],
      'medium',
    ],
    ['what is low is none', [findingOf({ id: 'x', huntId: 'b', severity: 'low' })], 'medium'],
    [
      'the work of a known tool is none',
      [findingOf({ id: 'x', huntId: 'b', knownAs: 'backup agent' })],
      'medium',
    ],
    [
      'the same records are none',
      [findingOf({ id: 'x', huntId: 'b', rows: target.rows })],
      'medium',
    ],
    ['a hunt that builds on it is none', [findingOf({ id: 'x', huntId: 'chain' })], 'medium'],
    [
      'an undated one is none',
      [findingOf({ id: 'x', huntId: 'b', firstSeen: null, lastSeen: null })],
      'medium',
    ],
    ['entropy alone is none', [findingOf({ id: 'x', huntId: 'command-entropy' })], 'medium'],
    [
      'entropy beside another is the second',
      [findingOf({ id: 'x', huntId: 'command-entropy' }), findingOf({ id: 'y', huntId: 'b' })],
      'critical',
    ],
    ['a joined table is none', [findingOf({ id: 'x', huntId: 'correlate-tables' })], 'medium'],
  ])('%s', (_what, others, severity) => {
    expect(weighed([target, ...others]).get('t')?.severity).toBe(severity);
  });

  it('say in a sentence what moved the severity', () => {
    const all = weighed([target, findingOf({ id: 'x', huntId: 'b' })]);
    expect(all.get('t')).toMatchObject({
      baseSeverity: 'medium',
      reasons: [
        'Raised from medium to high: within 60 minutes WS-01 has findings of "Beta" too, on other records.',
      ],
    });
  });

  it.each([
    ['informational', findingOf({ id: 't', huntId: 'a', severity: 'informational' })],
    ['of a known tool', findingOf({ id: 't', huntId: 'a', severity: 'low', knownAs: 'SCCM' })],
    ['low entropy', findingOf({ id: 't', huntId: 'command-entropy', severity: 'low' })],
  ])('never raise what is %s', (_what, finding) => {
    const signals = ['b', 'c'].map((huntId) => findingOf({ id: huntId, huntId }));
    const assets = { ...NO_ASSETS, hosts: new Map([['WS-01', { what: 'server', why: '-' }]]) };
    const found = weighed([finding, ...signals], assets as Assets).get('t');
    expect([found?.severity, found?.reasons]).toEqual([finding.severity, []]);
  });
});

describe('the value of what is concerned', () => {
  const assets: Assets = {
    hosts: new Map([['DC-01', { what: 'domain controller', why: 'it recorded event 4769' }]]),
    accounts: new Map([['hale', { what: 'privileged account', why: 'it got 4672' }]]),
  };

  it.each<[string, Partial<Finding> & { huntId: string }, string, string | null]>([
    [
      'a low finding on a controller',
      { huntId: 'a', severity: 'low', host: 'dc-01' },
      'medium',
      'dc-01 is a domain controller: it recorded event 4769.',
    ],
    [
      'one of a privileged account',
      { huntId: 'a', user: 'CORP\\Hale' },
      'high',
      'CORP\\Hale is a privileged account: it got 4672.',
    ],
    [
      'controller and account, one level',
      { huntId: 'a', severity: 'low', host: 'DC-01', user: 'hale' },
      'medium',
      'DC-01 is',
    ],
    ['a high one stays', { huntId: 'a', severity: 'high', host: 'DC-01' }, 'high', null],
    ['logons are recorded by the controller', { huntId: 'logons', host: 'DC-01' }, 'medium', null],
    [
      'changes are made by the privileged',
      { huntId: 'powers', host: 'DC-01', user: 'hale' },
      'medium',
      null,
    ],
  ])('%s', (_what, given, severity, reason) => {
    const found = weighed([findingOf({ id: 't', ...given })], assets).get('t');
    expect(found?.severity).toBe(severity);
    expect(found?.reasons.join(' ')).toEqual(reason ? expect.stringContaining(reason) : '');
  });
});

describe('links', () => {
  it('join findings of other hunts both ways, the nearest first', () => {
    const all = weighed([
      findingOf({ id: 't', huntId: 'a' }),
      findingOf({ id: 'far', huntId: 'b', firstSeen: at(50) }),
      findingOf({ id: 'near', huntId: 'c', firstSeen: at(5), severity: 'informational' }),
      findingOf({ id: 'own', huntId: 'a', firstSeen: at(1) }),
      findingOf({ id: 'late', huntId: 'b', firstSeen: at(200) }),
    ]);
    expect(all.get('t')?.linked).toEqual(['near', 'far']);
    expect(all.get('far')?.linked).toEqual(['near', 'own', 't']);
    expect(all.get('late')?.linked).toEqual([]);
  });

  it('join by account where one of them has no host, but not by a system account', () => {
    const all = weighed([
      findingOf({ id: 't', huntId: 'a', user: 'CORP\\Ann' }),
      findingOf({ id: 'x', huntId: 'b', host: null, user: 'ann@corp.example' }),
      findingOf({ id: 'y', huntId: 'c', host: 'WS-02', user: 'ann' }),
      findingOf({ id: 's', huntId: 'a', user: 'SYSTEM' }),
      findingOf({ id: 'z', huntId: 'b', host: null, user: 'system' }),
    ]);
    expect(all.get('t')?.linked).toEqual(['x']);
    expect([...(all.get('x')?.linked ?? [])].sort()).toEqual(['t', 'y']);
    expect(all.get('z')?.linked).toEqual([]);
  });

  it('of a crowd are the nearest 50 each, the same from both sides, in seconds', () => {
    const hunts = ['a', 'b', 'c', 'logons', 'powers'];
    const crowd = hunts.flatMap((huntId) =>
      Array.from({ length: 5_000 }, (_, i) =>
        findingOf({ id: `${huntId}${i}`, huntId, firstSeen: at(i / 100) }),
      ),
    );
    const started = performance.now();
    const all = weighed(crowd);
    expect(performance.now() - started).toBeLessThan(10_000);
    const found = [...all.values()];
    expect(Math.max(...found.slice(0, 5_000).map(({ linked }) => linked.length))).toBe(50);
    const oneSided = found.filter(({ id, linked }) =>
      linked.some((other) => !all.get(other)?.linked.includes(id)),
    );
    expect(oneSided).toEqual([]);
    expect(all.get('a2500')?.linked.length).toBeGreaterThan(30);
  });
});

describe('a suppression rule', () => {
  const rule = { id: 'r1', reason: 'Backup job', createdAt: at(0) };
  const one = findingOf({ id: 't', huntId: 'a', user: 'Ann', summary: 'wbadmin ran' });
  const by = (given: object): string | null =>
    weigh([one], HUNTS, NO_ASSETS, [{ ...rule, ...given }])[0]?.suppressedBy ?? null;

  it.each([
    [{ huntId: 'a' }, 'r1'],
    [{ host: 'ws-01', user: 'ANN', text: 'WBADMIN' }, 'r1'],
    [{ huntId: 'a', host: 'WS-02' }, null],
    [{ host: 'WS' }, null],
    [{ text: 'vssadmin' }, null],
    [{}, null],
    [{ text: ' ' }, null],
  ])('with %j sets aside: %s', (given, expected) => expect(by(given)).toBe(expected));

  it('keeps what it sets aside in the list, but from raising and linking others', () => {
    const others = [one, findingOf({ id: 'x', huntId: 'b' })];
    const found = weigh(others, HUNTS, NO_ASSETS, [{ ...rule, huntId: 'b' }]);
    expect(
      found.map(({ id, severity, suppressedBy, linked }) => [id, severity, suppressedBy, linked]),
    ).toEqual([
      ['t', 'medium', null, []],
      ['x', 'medium', 'r1', []],
    ]);
  });
});
