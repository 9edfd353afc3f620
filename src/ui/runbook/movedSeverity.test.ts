import { expect, it } from 'vitest';
import { movedSeverity } from './movedSeverity';

it.each([
  ['medium', 'critical', 'raised'],
  ['high', 'low', 'lowered'],
  ['high', 'high', null],
] as const)('from %s to %s is %s', (baseSeverity, severity, moved) => {
  expect(movedSeverity({ baseSeverity, severity })).toBe(moved);
});
