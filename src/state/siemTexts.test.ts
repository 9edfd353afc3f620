import { describe, expect, it } from 'vitest';
import type { Finding } from '../findings/finding';
import { HUNTS, huntNamed } from '../hunts/library';
import { estateScope, scopeOfFinding, siemAnswers } from './siemTexts';

const FINDING = {
  id: 'f-7',
  huntId: 'logon-forms',
  firstSeen: '2026-03-02T00:10:00.000Z',
  lastSeen: '2026-03-02T00:20:00.000Z',
  host: 'WS1',
  user: "O'Neil",
  summary: 'WINWORD.EXE started cmd.exe.',
} as Finding;

describe('the texts for the engines of an estate', () => {
  it('give a text or a sentence for every hunt and engine', () => {
    for (const hunt of HUNTS) {
      const answers = siemAnswers(hunt, {}, estateScope(null));
      expect(answers.map((answer) => answer.engine)).toHaveLength(4);
      for (const answer of answers) {
        if ('whyNot' in answer) expect(answer.whyNot).toMatch(/^[A-Z].*[.]$/);
        else expect(answer.text).toContain(hunt.id);
      }
    }
  });

  it('narrow the text to host, user and time of a finding, across midnight', () => {
    const hunt = huntNamed('lotl-parent-child');
    if (!hunt) throw new Error('The hunt is gone.');
    const scope = scopeOfFinding(FINDING, estateScope(null));
    expect(scope.from).toBe('2026-03-01T23:10:00.000Z');
    const answer = siemAnswers(hunt, { merge_gap_h: 7 }, scope, FINDING).find(
      (a) => a.engine === 'mysql',
    );
    const text = answer && 'text' in answer ? answer.text : '';
    expect(text).toContain('-- Finding f-7 of the case: WINWORD.EXE started cmd.exe.');
    expect(text).toContain("select 'o''neil' as item");
    expect(text).toContain(
      "between timestamp'2026-03-01 23:10:00.000' and timestamp'2026-03-02 01:20:00.000'",
    );
    expect(text).toContain('> 7 * 3600000000');
  });

  it('keep the time of the evidence where a finding has none or rests on what was there before', () => {
    const estate = estateScope({
      from: '2026-03-02T00:00:00.000Z',
      to: '2026-03-03T00:00:00.000Z',
    });
    const scope = scopeOfFinding(
      { ...FINDING, firstSeen: null, lastSeen: null, host: null },
      estate,
    );
    expect(scope).toMatchObject({ from: estate.from, to: estate.to, hosts: [] });
  });
});
