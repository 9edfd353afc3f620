import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sql, trustedSql } from '../core/sqlText';
import { recordsOf } from '../db/rowsOf';
import { sharedLabelWarnings } from './hostNames';
import { TestIntake } from './testing/intake';

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterEach(() => intake.clear());
afterAll(() => intake.db.close());

const HEADER = 'TimeCreated,EventID,Channel,Computer,TargetUserName';

/** One logon on each of these machines. */
function drop(...computers: readonly string[]) {
  const lines = computers.map(
    (computer, i) => `2024-03-05T09:00:0${i}Z,4624,Security,${computer},alice`,
  );
  return intake.drop('events.csv', [HEADER, ...lines].join('\n'));
}

async function hostsIn(table: string): Promise<unknown[]> {
  const rows = await intake.db.query(
    trustedSql(`select host from ${table} order by file_id, record`),
  );
  return recordsOf(rows).map(({ host }) => host);
}

const shared = () => intake.catalog.hostNames.shared(intake.catalog.tables);

describe('machines of two domains with one name', () => {
  it('go by their full names; a record without a domain keeps the name', async () => {
    await drop('WS1.corp.example', 'ws1.lab.example', 'WS1', 'dc1.corp.example', '10.1.0.5');
    const hosts = ['WS1.CORP.EXAMPLE', 'WS1.LAB.EXAMPLE', 'WS1', 'DC1', '10.1.0.5'];
    expect(await hostsIn('auth_logs')).toEqual(hosts);
    expect(await hostsIn('log_records')).toEqual(hosts);
  });

  it('are found across files', async () => {
    await drop('ws1.corp.example');
    expect(await hostsIn('auth_logs')).toEqual(['WS1']);
    await drop('ws1.corp.example', 'ws1.sub.corp.example');
    expect(await hostsIn('auth_logs')).toEqual([
      'WS1.CORP.EXAMPLE',
      'WS1.CORP.EXAMPLE',
      'WS1.SUB.CORP.EXAMPLE',
    ]);
  });

  it('are told to the analyst with the records that stay without a domain', async () => {
    await drop('ws1.corp.example', 'ws1.lab.example', 'WS1', 'ws1');
    const warnings = await sharedLabelWarnings(intake.db, shared());
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('2 machines are called WS1: ws1.corp.example, ws1.lab.example.');
    expect(warnings[0]).toContain('2 records that tell no domain stay under WS1');
  });

  it('are not there when one name is in other letters, with a final dot, alone or an address', async () => {
    await drop('WS1.Corp.Example', 'ws1.corp.example.', 'WS1', '10.1.0.5', '10.2.0.5');
    expect(shared()).toEqual([]);
    expect(await sharedLabelWarnings(intake.db, shared())).toEqual([]);
    expect(await hostsIn('auth_logs')).toEqual(['WS1', 'WS1', 'WS1', '10.1.0.5', '10.2.0.5']);
  });

  it('cost the views nothing when there are none', async () => {
    await drop('ws1.corp.example', 'WS1');
    const views = recordsOf(
      await intake.db.query(sql`select sql from duckdb_views() where not internal`),
    );
    expect(views.filter((view) => String(view['sql']).includes('starts_with'))).toEqual([]);
  });
});
