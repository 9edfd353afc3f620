import { describe, expect, it } from 'vitest';
import type { Finding } from '../../findings/finding';
import type { HuntRun } from '../../hunts/hunt';
import { answerSentence, reasonApart } from './answerSentence';
import { VERDICTS } from './verdict';

const finding = (host: string | null, suppressedBy: string | null = null) =>
  ({ host, suppressedBy }) as Finding;

describe('the sentence of an answer', () => {
  it('says that nothing was found only for a clear answer', () => {
    const saying = VERDICTS.filter((verdict) =>
      answerSentence(verdict, []).includes('Nothing found'),
    );
    expect(saying).toEqual(['clear']);
  });

  it('counts findings, hosts whatever their case, and what rules set aside', () => {
    expect(answerSentence('hits', [finding('SRV-01'), finding('srv-01'), finding(null)])).toBe(
      '3 findings on 1 host.',
    );
    expect(answerSentence('hits', [finding('SRV-01'), finding('SRV-02', 'rule')])).toBe(
      '1 finding on 1 host. Rules set 1 more aside.',
    );
  });
});

it('does not say twice what is missing', () => {
  const run = {
    reason: 'Answered from the export alone. No file_logs in the evidence. Export file events.',
    missing: ['No file_logs in the evidence. Export file events.'],
  } as unknown as HuntRun;
  expect(reasonApart(run)).toBe('Answered from the export alone.');
});
