import { expect, it } from 'vitest';
import type { Finding } from '../../findings/finding';
import { factsByHunt } from './huntFacts';

const finding = (id: string, change: Partial<Finding>) =>
  ({ id, huntId: 'kill-chain', host: null, suppressedBy: null, ...change }) as Finding;

it('counts findings and hosts of each hunt, and takes the first as its top', () => {
  const facts = factsByHunt([
    finding('a', { host: 'SRV-01' }),
    finding('b', { host: 'srv-01' }),
    finding('c', {}),
    finding('d', { huntId: 'log-gaps', host: 'SRV-02' }),
  ]);
  expect(facts.get('kill-chain')).toMatchObject({ findings: 3, hosts: 1, setAside: 0 });
  expect(facts.get('kill-chain')?.top?.id).toBe('a');
  expect(facts.get('log-gaps')).toMatchObject({ findings: 1, hosts: 1 });
});

it('counts what rules set aside apart, and never shows it as the top', () => {
  const facts = factsByHunt([
    finding('a', { host: 'SRV-01', suppressedBy: 'rule' }),
    finding('b', { host: 'SRV-02' }),
  ]);
  expect(facts.get('kill-chain')).toMatchObject({ findings: 1, hosts: 1, setAside: 1 });
  expect(facts.get('kill-chain')?.top?.id).toBe('b');
});
