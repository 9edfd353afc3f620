import type { Finding } from '../finding';

let nextRecord = 1;

/** A finding with a record of its own; what is given replaces the rest, and `severity` is its base severity too. */
export function findingOf(given: Partial<Finding> & Pick<Finding, 'id' | 'huntId'>): Finding {
  const severity = given.severity ?? 'medium';
  return {
    key: given.id,
    severity,
    baseSeverity: severity,
    reasons: [],
    linked: [],
    suppressedBy: null,
    firstSeen: '2026-03-10T10:00:00.000Z',
    lastSeen: given.firstSeen ?? '2026-03-10T10:00:00.000Z',
    host: 'WS-01',
    user: null,
    summary: `What ${given.id} says`,
    knownAs: null,
    computedBy: 'raw logs',
    computedIn: null,
    recordCount: 1,
    rows: [{ fileId: 1, record: nextRecord++ }],
    ...given,
  };
}
