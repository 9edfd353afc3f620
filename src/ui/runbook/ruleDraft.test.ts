import { describe, expect, it } from 'vitest';
import type { Finding } from '../../findings/finding';
import { draftFor, ruleOf, whyNot, wouldSetAside } from './ruleDraft';
import { ruleSentence } from './ruleSentence';

const finding = (id: string, change: Partial<Finding> = {}) =>
  ({
    id,
    huntId: 'kill-chain',
    host: 'SRV-01',
    user: 'm.keller',
    summary: 'vssadmin ran',
    suppressedBy: null,
    ...change,
  }) as Finding;

const NAMED = finding('a');

describe('the draft of a rule', () => {
  it('begins with the hunt and the host, or the account where no host is named', () => {
    expect(ruleOf(draftFor(NAMED), NAMED)).toEqual({
      huntId: 'kill-chain',
      host: 'SRV-01',
      reason: '',
    });
    const hostless = finding('b', { host: null });
    expect(ruleOf(draftFor(hostless), hostless)).toEqual({
      huntId: 'kill-chain',
      user: 'm.keller',
      reason: '',
    });
  });

  it('cannot be set without a condition or without a reason', () => {
    expect(whyNot({ reason: 'backup job' })).toContain('at least one');
    expect(whyNot({ huntId: 'kill-chain', reason: '' })).toContain('reason');
    expect(whyNot({ huntId: 'kill-chain', reason: 'backup job' })).toBeNull();
  });

  it('counts what it would set aside, without what other rules have', () => {
    const findings = [
      NAMED,
      finding('b', { host: 'srv-01', summary: 'VSSADMIN ran again' }),
      finding('c', { host: 'SRV-02' }),
      finding('d', { suppressedBy: 'older' }),
      finding('e', { summary: 'wmic ran' }),
    ];
    const draft = { ...draftFor(NAMED), text: ' vssadmin ' };
    expect(wouldSetAside(ruleOf(draft, NAMED), findings).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

it('says a rule in words', () => {
  const rule = { huntId: 'kill-chain', host: 'SRV-01', text: 'vssadmin' };
  expect(ruleSentence(rule, () => 'Logon chains')).toBe(
    'Findings of “Logon chains”, on SRV-01, with “vssadmin” in the sentence',
  );
});
