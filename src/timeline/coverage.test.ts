import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestIntake } from '../ingest/testing/intake';
import { coverageGrid } from './coverage';

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

describe('coverageGrid', () => {
  it('is null without a dated event', async () => {
    expect(await coverageGrid(intake.db)).toBeNull();
  });

  it('counts each host and table, and tells where a log begins and ends', async () => {
    await intake.drop(
      'auth_logs.csv',
      'timestamp,host,user,status\n2024-01-15 09:00:00,ws1,al,SUCCESS\n2024-01-15 10:30:00,ws1,al,SUCCESS\n2024-01-15 10:31:00,,al,SUCCESS\n1601-01-01 00:00:00,ws1,al,SUCCESS\n',
    );
    await intake.drop(
      'process_logs.csv',
      'timestamp,host,user,process_name,arguments\n2024-01-15 09:45:00,ws2,al,cmd.exe,x\n',
    );
    const grid = await coverageGrid(intake.db);
    expect(grid).toMatchObject({
      fromMs: Date.UTC(2024, 0, 15, 9),
      widthMs: 60_000,
      buckets: 92,
      hosts: 2,
      spans: [
        { table: 'auth_logs', firstBucket: 0, lastBucket: 91 },
        { table: 'process_logs', firstBucket: 45, lastBucket: 45 },
      ],
    });
    expect(grid?.rows.map((row) => [row.table, row.host, row.records])).toEqual([
      ['auth_logs', 'WS1', 2],
      ['process_logs', 'WS2', 1],
      ['auth_logs', null, 1],
    ]);
    expect(grid?.rows[0]?.counts[90]).toBe(1);
  });
});
