import { expect, it } from 'vitest';
import { missingSeries } from './missingSeries';

const at = (iso: string): number => Date.parse(iso);
const logons = {
  name: 'auth_logs',
  firstSeen: '2026-03-10T09:00:00.000Z',
  lastSeen: '2026-03-10T12:00:00.000Z',
};
const hour = (iso: string) => ({ fromMs: at(iso), toMs: at(iso) + 3_600_000 });

it.each([
  ['before the log', '2026-03-10T08:00:00Z', ['logons', 'executions']],
  ['where it begins', '2026-03-10T08:30:00Z', ['executions']],
  ['within it', '2026-03-10T10:00:00Z', ['executions']],
  ['where it ends', '2026-03-10T12:00:00Z', ['executions']],
  ['after it', '2026-03-10T12:00:01Z', ['logons', 'executions']],
])('names what has no log %s', (_, from, missing) => {
  expect(missingSeries([logons], hour(from))).toEqual(missing);
});

it('takes a log of undated records for none', () => {
  const undated = { name: 'process_logs', firstSeen: null, lastSeen: null };
  expect(missingSeries([logons, undated], hour('2026-03-10T10:00:00Z'))).toEqual(['executions']);
});
