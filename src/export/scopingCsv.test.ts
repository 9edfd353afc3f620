import { expect, it } from 'vitest';
import { scopingCsvOf } from './scopingCsv';

it('the scoping table as CSV has a row a host or account', async () => {
  const text = await scopingCsvOf([
    {
      kind: 'host',
      name: '=FS-01',
      firstSeen: '2026-03-10T10:00:00.000Z',
      lastSeen: null,
      severity: 'high',
      cells: {
        encrypted: { findingIds: ['a', 'b'], severity: 'high' },
        upload: { findingIds: ['c'], severity: 'low' },
      },
      hints: [{ action: 'isolate', why: 'Isolate it.', findingIds: ['a'] }],
    },
  ]).text();
  expect(text.replace('\ufeff', '').trimEnd().split('\r\n')).toEqual([
    'kind,name,severity,first_seen_utc,last_seen_utc,encrypted,recovery_inhibited,remote_execution,credential_abuse,privilege,upload,execution,containment,finding_ids',
    "host,'=FS-01,high,2026-03-10T10:00:00.000Z,,high (2),,,,,low (1),,Isolate it. Findings: a,a b c",
  ]);
});
