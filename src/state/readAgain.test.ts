import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScriptingInterface, createScripting } from './scripting';
import { type NodeWorkbench, startNodeWorkbench } from './testing/nodeWorkbench';

let bench: NodeWorkbench;
let script: ScriptingInterface;
beforeAll(() => {
  bench = startNodeWorkbench();
  script = createScripting(bench.workbench, 'test');
});
afterAll(() => bench.close());

async function load(name: string, text: string) {
  const [report] = await script.load([new File([text], name)]);
  return report?.fileId ?? -1;
}

describe('reading a file again as the analyst chose', () => {
  it('moves zone-less times from the zone named, and leaves the others', async () => {
    const fileId = await load(
      'auth_logs.csv',
      'timestamp,user,source_ip,status\n2024-01-15 09:00:00,al,10.0.0.1,SUCCESS\n2024-01-15T09:00:00Z,bo,10.0.0.1,SUCCESS\n',
    );
    const report = await bench.workbench.readAgain(fileId, { zoneOffsetMinutes: 330 });
    expect(report).toMatchObject({
      loaded: 2,
      tables: ['auth_logs', 'evidence.auth_logs'],
      time: { basis: 'assumed', note: 'Times without a zone were taken as UTC+05:30, as chosen.' },
    });
    const { rows } = await script.sql('select "user", timestamp from auth_logs order by "user"');
    expect(rows).toEqual([
      ['al', '2024-01-15T03:30:00.000Z'],
      ['bo', '2024-01-15T09:00:00.000Z'],
    ]);
    expect(script.sources().filter((r) => r.fileId === fileId)).toHaveLength(1);
  });

  it('reads ambiguous dates in the order named', async () => {
    const fileId = await load('days.csv', 'timestamp,a\n03/04/2024 10:00:00,1\n');
    expect(script.sources().find((r) => r.fileId === fileId)?.undated).toBe(1);
    const report = await bench.workbench.readAgain(fileId, { dateOrder: 'day first' });
    expect(report).toMatchObject({ undated: 0, firstSeen: '2024-04-03T10:00:00.000Z' });
  });

  it('takes another source, or none', async () => {
    const fileId = await load(
      'proc.csv',
      'timestamp,host,user,process_name,arguments\n2024-01-15 09:00:00,ws1,al,cmd.exe,/c dir\n',
    );
    const count = async () => (await script.sql('select count(*) from process_logs')).rows[0]?.[0];
    expect(await count()).toBe(1);
    const own = await bench.workbench.readAgain(fileId, { sourceId: null });
    expect(own).toMatchObject({ source: 'table', tables: ['proc', 'evidence.proc'] });
    expect(await count()).toBe(0);
    const back = await bench.workbench.readAgain(fileId, { sourceId: 'process-logs' });
    expect(back).toMatchObject({ source: 'process-logs', recognisedBy: 'Chosen: Process log.' });
    expect(await count()).toBe(1);
    expect(await bench.workbench.readAgain(9999, {})).toBeNull();
  });

  it('names the fields of a file without a header', async () => {
    const fileId = await load(
      'logons.tsv',
      'al\t10.0.0.1\tSUCCESS\t2024-01-15 09:00:00\nbo\t\\N\tFAILED\t2024-01-15 09:00:01\n',
    );
    expect(script.sources().find((r) => r.fileId === fileId)).toMatchObject({
      source: 'table',
      headless: true,
      loaded: 2,
    });
    const report = await bench.workbench.readAgain(fileId, {
      header: ['user', 'source_ip', 'status', 'timestamp'],
    });
    expect(report).toMatchObject({ source: 'auth-logs', headless: true, loaded: 2, undated: 0 });
    const { rows } = await script.sql(
      `select "user", source_ip from auth_logs where file_id = ${fileId} order by record`,
    );
    expect(rows).toEqual([
      ['al', '10.0.0.1'],
      ['bo', null],
    ]);
  });
});
