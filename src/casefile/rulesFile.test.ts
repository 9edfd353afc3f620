import { describe, expect, it } from 'vitest';
import { parseRules, readRulesFile, rulesText } from './rulesFile';

const RULES = [
  { id: 'a1', huntId: 'log-gaps', reason: 'Patch night', createdAt: '2026-03-12T08:00:00.000Z' },
  {
    id: 'a2',
    host: 'WS-01',
    user: 'ann',
    text: '=x',
    reason: '',
    createdAt: '2026-03-12T08:01:00.000Z',
  },
];

const saved = rulesText('Case 7', RULES);

describe('a file of suppression rules', () => {
  it('says what was saved, whatever its name', async () => {
    const read = { ok: true, caseName: 'Case 7', rules: RULES };
    expect(parseRules(saved)).toEqual(read);
    expect(await readRulesFile(new File(['\uFEFF', saved], 'notes.txt'))).toEqual(read);
  });

  it.each([
    ['no reason', saved.replace('"reason": "Patch night",', ''), '"rules.0.reason" is missing.'],
    ['no condition', saved.replace('"huntId": "log-gaps",', ''), '"rules.0" has no condition'],
    ['another field', saved.replace('"huntId"', '"hunt"'), '"rules.0.hunt" is no field of a rule.'],
    [
      'no time',
      saved.replace('2026-03-12T08:00:00.000Z', 'today'),
      '"rules.0.createdAt" is no time',
    ],
    ['another version', saved.replace('"version": 1', '"version": 2'), '"version" is 2, where 1'],
    ['broken JSON', saved.slice(0, -20), 'it is not JSON'],
  ])('with %s is refused with the place', (_what, text, sentence) => {
    const read = parseRules(text);
    expect(read?.ok).toBe(false);
    expect(read && !read.ok ? read.fault : '').toContain(sentence);
  });

  it.each([
    ['a table', 'a,b\n1,2\n'],
    ['a mapping', '{"huntbench": "mapping"}'],
    ['a record that quotes one', `{"note": ${JSON.stringify(saved)}}`],
    ['an empty file', ''],
  ])('is not found in %s', async (_what, text) => {
    expect(await readRulesFile(new File([text], 'x.huntbench-rules.json'))).toBeNull();
  });
});
