import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedSql } from '../core/sqlText';
import { recordsOf } from '../db/rowsOf';
import { TestIntake } from './testing/intake';

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

async function basesOf(name: string, text: string): Promise<unknown[]> {
  const report = await intake.drop(name, text);
  const view = report.tables.at(-1) ?? '';
  const rows = await intake.db.query(trustedSql(`select time_basis from ${view} order by record`));
  return recordsOf(rows).map((row) => row['time_basis']);
}

describe('time_basis says of each record how its time is known', () => {
  it('is explicit where the value carries a zone, else assumed, and none where there is no time', async () => {
    const text =
      'timestamp,a\n2024-01-15T09:00:00Z,1\n2024-01-15 09:00:00,2\n1708596610,3\nnever,4\n,5\n';
    expect(await basesOf('mixed.csv', text)).toEqual([
      'explicit',
      'assumed',
      'explicit',
      'none',
      'none',
    ]);
  });

  it('is declared by the header', async () => {
    const text = 'TimeGenerated [UTC],a\n"2/13/2025, 9:19:25.391 AM",1\n';
    expect(await basesOf('declared.csv', text)).toEqual(['declared']);
  });

  it('is none where no column is a time', async () => {
    expect(await basesOf('timeless.csv', 'a,b\n1,2\n')).toEqual(['none']);
  });

  it('agrees with the ledger on a documented source', async () => {
    const text = 'UtcTime,a\n2024-01-15 09:00:00.123,1\n';
    expect(await basesOf('documented.csv', text)).toEqual(['documented']);
  });

  it('keeps a column of that name apart', async () => {
    const report = await intake.drop(
      'taken.csv',
      'timestamp,Time_Basis\n2024-01-15 09:00:00,guess\n',
    );
    expect(report.warnings.join(' ')).toContain('"Time_Basis" → "Time_Basis_2"');
    const rows = await intake.db.query(trustedSql('select time_basis, time_basis_2 from taken'));
    expect(recordsOf(rows)).toEqual([{ time_basis: 'assumed', Time_Basis_2: 'guess' }]);
  });
});
