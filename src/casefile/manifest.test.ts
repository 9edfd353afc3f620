import { describe, expect, it } from 'vitest';
import { emptyReport } from '../ingest/sourceReport';
import { manifestOf } from './manifest';

describe('manifestOf', () => {
  it('says of every file whether its records add up', () => {
    const file = emptyReport({ fileId: 1, name: 'a.csv', bytes: 3 });
    const manifest = manifestOf(
      'Case',
      [
        { ...file, status: 'loaded', records: 3, loaded: 2, rejected: 1 },
        { ...file, status: 'loaded', records: 3, loaded: 2, rejected: 0 },
      ],
      0,
    );
    expect(manifest.writtenAt).toBe('1970-01-01T00:00:00.000Z');
    expect(manifest.files.map((f) => f.balanced)).toEqual([true, false]);
  });
});
