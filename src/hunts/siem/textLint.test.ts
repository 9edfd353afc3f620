import { expect, test } from 'vitest';
import { textFaults } from './textLint';

test('finds quotes, brackets and placeholders that are left open', () => {
  expect(textFaults('mysql', "select 'a")).toEqual(['A quote is not closed.']);
  expect(textFaults('clickhouse', "select 'it\\'s' -- it's")).toEqual([]);
  expect(textFaults('clickhouse', 'select (1]')).toEqual(['The brackets do not match.']);
  expect(textFaults('mysql', 'select {{a}}')).toEqual(['A placeholder is left.']);
  expect(textFaults('splunk', 'search "a | head 5')).toContain('A quote is not closed.');
  expect(textFaults('sentinel', 'T | where a == "b | take 5')).toContain('A quote is not closed.');
});

test('knows the commands of SPL and wants its row cap', () => {
  expect(textFaults('splunk', 'search "a|b" | stats count | head 5')).toEqual([]);
  expect(textFaults('splunk', 'search a | statz count | head 5')).toEqual([
    'Stage 2 begins with no known command: "statz".',
  ]);
  expect(textFaults('splunk', 'search `macro` | head 5')).toEqual([
    'A backtick would call a macro.',
  ]);
  expect(textFaults('splunk', 'search a')).toEqual(['The text does not end with its row cap.']);
});

test('wants an order before KQL looks at neighbouring rows, and no fixed bin', () => {
  expect(textFaults('sentinel', 'T | order by a asc | extend b = prev(a) | take 5')).toEqual([]);
  expect(textFaults('sentinel', 'T | extend b = prev(a) | take 5')).toHaveLength(1);
  expect(
    textFaults(
      'sentinel',
      'T | order by a asc | summarize c = count() by a | extend b = prev(a) | take 5',
    ),
  ).toHaveLength(1);
  expect(textFaults('sentinel', 'T | summarize count() by bin(a, 1h) | take 5')).toHaveLength(1);
});

test('knows the words that MySQL 8 alone reserves', () => {
  expect(textFaults('mysql', 'select 1 as rank')).toEqual([
    'MySQL 8 reserves a word used as a name.',
  ]);
  expect(textFaults('mysql', 'select 1 as severity_rank')).toEqual([]);
});
