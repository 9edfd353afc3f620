import { describe, expect, it } from 'vitest';
import { type CaptionFacts, captionLines } from './caption';

const FACTS: CaptionFacts = {
  caseName: 'Case 7',
  subject: 'Timeline',
  range: { from: '2026-03-09T00:00:00.000Z', to: '2026-03-12T00:00:00.000Z' },
  zone: 'UTC',
  filters: ['host FS-02', 'tactic impact'],
  records: 31_017,
  files: 2,
  sources: ['process_logs', 'auth_logs'],
  hunt: 'kill-chain, version 3',
  buildId: '0123456789abcdef0123456789abcdef',
  isRedacted: true,
  takenAt: '2026-03-12T08:00:00.000Z',
};

describe('captionLines', () => {
  it('say case, range and zone, filters, records and sources, hunt, build, and whether names are labels', () => {
    expect(captionLines(FACTS)).toEqual([
      'Case 7 · Timeline · REDACTED',
      '2026-03-09 00:00:00.000Z to 2026-03-12 00:00:00.000Z UTC · labels in UTC · host FS-02; tactic impact',
      '31,017 records of 2 files: process_logs, auth_logs · hunt kill-chain, version 3',
      'Huntbench build 0123456789abcdef · taken 2026-03-12 08:00:00.000Z',
    ]);
  });

  it('never leave a hole where something is missing', () => {
    const bare = { ...FACTS, range: null, filters: [], sources: [], hunt: '', isRedacted: false };
    expect(captionLines({ ...bare, records: 0, files: 1 })).toEqual([
      'Case 7 · Timeline · not redacted',
      'nothing dated · labels in UTC · no filters',
      '0 records of 1 file: none',
      'Huntbench build 0123456789abcdef · taken 2026-03-12 08:00:00.000Z',
    ]);
  });

  it('name the fullest tables and count the rest', () => {
    const sources = Array.from({ length: 9 }, (_, i) => `t${i}`);
    expect(captionLines({ ...FACTS, sources })[2]).toContain('t5 and 3 more');
  });
});
