import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type NodeWorkbench, startNodeWorkbench } from './testing/nodeWorkbench';

const samples = new URL('../ingest/sources/hunt-answers/samples/', import.meta.url);
const file = (name: string): File => new File([readFileSync(new URL(name, samples))], name);

let node: NodeWorkbench;
beforeAll(async () => {
  node = startNodeWorkbench();
  await node.workbench.boot();
  await node.workbench.load([
    file('kill_chain_clickhouse.csv'),
    file('lotl_sentinel.csv'),
    file('lotl_splunk.json'),
  ]);
});
afterAll(() => node.close());

const runOf = (id: string) => node.workbench.store.getState().runs[id];
const findingsOf = (id: string) =>
  node.workbench.store.getState().findings.filter(({ huntId }) => huntId === id);

describe('answers of the texts for the SIEM, dropped back', () => {
  it('feed the hunt that they answer, though none of its logs is here', () => {
    expect(runOf('kill-chain')).toMatchObject({
      status: 'hits',
      findings: 2,
      sources: [{ table: 'hunt_answers', records: 2 }],
    });
    expect(findingsOf('kill-chain')).toMatchObject([
      {
        computedIn: 'ClickHouse',
        computedBy: 'another engine',
        baseSeverity: 'high',
        host: 'WS1',
        user: 'alice',
        firstSeen: '2026-03-02T09:00:00.400Z',
        lastSeen: '2026-03-02T09:01:10.000Z',
        summary: 'Found by ClickHouse in 7 records there.',
        rows: [{ fileId: 1, record: 1 }],
      },
      { host: 'WS2', summary: 'Found by ClickHouse in 3 records there.' },
    ]);
  });

  it('say where, over which time and with which parameters they were computed', () => {
    const reason = runOf('kill-chain')?.reason ?? '';
    expect(reason).toContain('Answered from another engine alone. No auth_logs in the evidence.');
    expect(reason).toContain(
      '2 findings computed in ClickHouse, over 2026-03-02T00:00:00.000Z to 2026-03-03T00:00:00.000Z, with process_window_s = 120.',
    );
    expect(runOf('lotl-parent-child')?.reason).toContain(
      '1 finding computed in Splunk, over 2026-03-02T00:00:00.000Z to 2026-03-03T00:00:00.000Z, only hosts WS1, with the usual parameters.',
    );
  });

  it('come from several engines side by side, told apart', () => {
    const found = findingsOf('lotl-parent-child');
    expect(found.map(({ computedIn, host, firstSeen }) => [computedIn, host, firstSeen])).toEqual(
      expect.arrayContaining([
        ['Microsoft Sentinel', 'WS1', '2026-03-02T09:00:00.400Z'],
        ['Microsoft Sentinel', 'WS4', '2026-03-13T09:00:00.400Z'],
        ['Splunk', 'WS1', '2026-03-02T09:00:00.400Z'],
      ]),
    );
    expect(new Set(found.map(({ id }) => id)).size).toBe(3);
  });

  it('lead back to their record in the dropped file', async () => {
    const [finding] = findingsOf('kill-chain');
    const rows = await node.workbench.query(
      node.workbench.evidenceSql(finding?.id ?? '') ?? 'select 1',
    );
    expect(rows.rowCount).toBe(1);
    const columns = rows.columns.map(({ name }) => name);
    expect(rows.cell(0, columns.indexOf('file'))).toBe('kill_chain_clickhouse.csv');
    expect(rows.cell(0, columns.indexOf('process_names'))).toBe('cmd.exe');
  });

  it('leave a hunt without any of them as it was', () => {
    expect(runOf('log-gaps')?.status).toBe('cannot-run');
  });
});

describe('an answer that is called like a result export', () => {
  it('is still what it says it is', async () => {
    const [report] = await node.workbench.load([
      new File([await file('lotl_sentinel.csv').text()], 'file_spike.csv'),
    ]);
    expect(report).toMatchObject({ source: 'hunt-answers', undated: 0 });
  });
});
