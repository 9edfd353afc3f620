import { describe, expect, it } from 'vitest';
import { manifestOf } from '../casefile/manifest';
import { emptyReport } from '../ingest/sourceReport';
import { ledgerCsvOf } from './ledgerCsv';
import { rejectsCsvOf } from './rejectsCsv';

const report = {
  ...emptyReport({ fileId: 1, name: '=cmd.csv', bytes: 42 }),
  status: 'loaded' as const,
  sha256: 'ab',
  encoding: 'utf-8',
  source: 'table',
  records: 3,
  loaded: 2,
  rejected: 1,
  undated: 1,
  duplicates: 3,
  blank: 4,
  firstSeen: '2024-01-15T09:00:00.000Z',
  lastSeen: '2024-01-15T09:00:01.000Z',
  time: { column: 'timestamp', basis: 'assumed' as const, note: '' },
  warnings: ['One.', 'Two, "three".'],
  rejects: [{ record: 2, line: 3, reason: 'it has 1 value, the header names 2', raw: '-x' }],
};

async function linesOf(blob: Blob): Promise<string[]> {
  return (await blob.text()).replace('\ufeff', '').trimEnd().split('\r\n');
}

describe('the ledger as CSV', () => {
  it('has one row a file with its counts, span, zone and warnings', async () => {
    expect(await linesOf(ledgerCsvOf(manifestOf('Case', [report], 0)))).toEqual([
      'name,bytes,sha256,status,encoding,source,records,loaded,rejected,undated,duplicates,blank,balanced,first_seen_utc,last_seen_utc,time_column,zone_basis,warnings',
      `'=cmd.csv,42,ab,loaded,utf-8,table,3,2,1,1,3,4,true,2024-01-15T09:00:00.000Z,2024-01-15T09:00:01.000Z,timestamp,assumed,"One.\nTwo, ""three""."`,
    ]);
  });
});

describe('rejected records as CSV', () => {
  it('are listed with their text', async () => {
    expect(await linesOf(rejectsCsvOf(report))).toEqual([
      'record,line,reason,raw_text',
      `2,3,"it has 1 value, the header names 2",'-x`,
    ]);
  });

  it('say how many are not listed', async () => {
    const lines = await linesOf(rejectsCsvOf({ ...report, rejected: 1_500 }));
    expect(lines.at(-1)).toBe(',,"1,499 more rejected records are not listed.",');
  });
});
