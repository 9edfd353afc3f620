import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SampleTruth } from '../../build/sample-case/sampleTruth';
import { isBalanced } from '../ingest/sourceReport';
import { type ScriptFinding, type ScriptingInterface, createScripting } from './scripting';
import { type NodeWorkbench, sampleFiles, startNodeWorkbench } from './testing/nodeWorkbench';

const truth = JSON.parse(
  readFileSync(new URL('../../e2e/data/sample-truth.json', import.meta.url), 'utf8'),
) as SampleTruth;

function rests(finding: ScriptFinding, on: { readonly file: string; readonly record: number }) {
  return finding.rows.some((row) => row.file === on.file && row.record === on.record);
}

describe('the sample case, from drop to answers', () => {
  let bench: NodeWorkbench;
  let script: ScriptingInterface;
  beforeAll(async () => {
    bench = startNodeWorkbench();
    script = createScripting(bench.workbench, 'test');
    await script.load(sampleFiles());
  }, 60_000);
  afterAll(() => bench.close());

  it('loads every record of every file', () => {
    const counted = script.sources().map((r) => [r.name, r.records, r.loaded, r.undated]);
    const expected = truth.files.map((f) => [f.file, f.records, f.records, 0]);
    expect(counted.sort()).toEqual(expected.sort());
    expect(script.sources().every(isBalanced)).toBe(true);
    expect(script.sources().flatMap((r) => r.warnings)).toEqual([]);
  });

  it('dates the first and last record of every file', () => {
    const toMillis = (iso: string | null) => `${iso?.slice(0, 23)}Z`;
    const spans = script
      .sources()
      .map((r) => [r.name, toMillis(r.firstSeen), toMillis(r.lastSeen)]);
    expect(spans.sort()).toEqual(truth.files.map((f) => [f.file, f.first, f.last]).sort());
  });

  it('counts the last 24 hours of the evidence', () => {
    const { tables, evidenceEnd } = bench.workbench.store.getState();
    expect(evidenceEnd).toBe(truth.evidenceEnd);
    const counted = tables
      .filter((t) => t.records > 0 && t.name !== 'log_records')
      .map((t) => [`${t.name}.csv`, t.last24h]);
    expect(counted.sort()).toEqual(truth.files.map((f) => [f.file, f.recordsInLast24h]).sort());
  });

  it('every hunt has run', () => {
    const { runs } = bench.workbench.store.getState();
    const automatic = bench.workbench.hunts.filter((hunt) => hunt.automatic).map(({ id }) => id);
    expect(Object.keys(runs)).toEqual(expect.arrayContaining(automatic));
    const failed = Object.values(runs).filter(
      ({ status }) => !['hits', 'clear', 'partial'].includes(status),
    );
    expect(failed.map(({ huntId, status, reason }) => [huntId, status, reason])).toEqual([]);
  });

  it('finds every planted parent and child', () => {
    const findings = script.findings('lotl-parent-child');
    for (const planted of truth.lotl) {
      const found = findings.filter((f) => f.host === planted.host && rests(f, planted));
      expect(found.map((f) => f.severity)).toEqual([expect.stringMatching(/high|critical/)]);
    }
  });

  it('finds every planted kill chain, and no other above low', () => {
    const findings = script.findings('kill-chain');
    for (const { records, host } of truth.killChains) {
      const found = findings.filter((f) => f.host === host && rests(f, records.login));
      expect(found).toHaveLength(1);
      expect(found.every((f) => rests(f, records.process) && rests(f, records.connection))).toBe(
        true,
      );
    }
    const loud = findings.filter((f) => !['low', 'informational'].includes(f.severity));
    expect(loud).toHaveLength(truth.killChains.length);
  });

  it('finds the planted gap, and ranks no other as high', () => {
    const high = script.findings('log-gaps').filter((f) => f.severity === 'high');
    const { host, from, to } = truth.logGap;
    expect(high.map((f) => [f.host, f.firstSeen, f.lastSeen])).toEqual([[host, from, to]]);
  });

  it('finds every encoded command, and no other above low', () => {
    const loud = script
      .findings('command-obfuscation')
      .filter((f) => !['low', 'informational'].includes(f.severity));
    for (const planted of truth.encodedCommands) {
      expect(loud.filter((f) => rests(f, planted))).toHaveLength(1);
    }
    expect(loud).toHaveLength(truth.encodedCommands.length);
  });

  it('links the spike to its uploads, and says where none was linked', () => {
    const findings = script.findings('exfil-chain');
    for (const planted of truth.exfil) {
      const [found] = findings.filter(
        (f) => f.host === planted.host && f.severity !== 'informational',
      );
      expect(found && rests(found, planted.spikeRecord)).toBe(true);
      expect(planted.uploadRecords.every((ref) => found && rests(found, ref))).toBe(true);
    }
    for (const host of truth.spikeWithoutUpload) {
      const found = findings.filter((f) => f.host === host);
      expect(found.map((f) => f.severity)).toContain('informational');
      expect(found.some((f) => f.severity === 'high' || f.severity === 'critical')).toBe(false);
    }
  });

  it('finds the pivot point', () => {
    expect(script.pivot()).toMatchObject({
      at: truth.pivot.at,
      user: truth.pivot.user,
      host: truth.pivot.host,
      source: truth.pivot.source,
      from: truth.pivot.lastFailureAt,
      to: truth.pivot.firstExecutionAt,
    });
  });

  it('leads every finding back to original records', async () => {
    for (const finding of script.findings()) expect(finding.rows.length).toBeGreaterThan(0);
    const [finding] = script.findings('exfil-chain');
    const evidence = await script.evidence(finding?.id ?? '');
    expect(evidence.rows).toHaveLength(finding?.rows.length ?? -1);
    expect(evidence.columns.slice(0, 3)).toEqual(['file', 'record', 'event_time']);
    await expect(script.evidence('nothing')).rejects.toThrow('There is no finding');
  });

  it('runs a hunt again with another parameter', async () => {
    const [run] = await script.runHunts({
      ids: ['log-gaps'],
      params: { 'log-gaps': { gap_minutes: 6000 } },
    });
    expect(run).toMatchObject({ status: 'clear', findings: 0, params: { gap_minutes: 6000 } });
    expect(run?.sql).toContain('6000');
    expect(script.findings('log-gaps')).toEqual([]);
  });

  it('gives results as plain values', async () => {
    const result = await script.sql(
      "select 1::bigint as a, 9007199254740993 as b, timestamp '2024-01-01' as c",
    );
    expect(result).toEqual({
      columns: ['a', 'b', 'c'],
      rows: [[1, '9007199254740993', '2024-01-01T00:00:00.000Z']],
      truncated: false,
    });
  });

  it('writes the ledger and a table as files', async () => {
    bench.workbench.exportLedger('json');
    await bench.workbench.exportCsv('select 1 as a', 'a.csv');
    expect(bench.downloads.map((d) => d.fileName)).toEqual(['huntbench-ledger.json', 'a.csv']);
    const ledger = JSON.parse((await bench.downloads[0]?.content.text()) ?? '') as {
      files: { balanced: boolean }[];
    };
    expect(ledger.files.map((f) => f.balanced)).toEqual(truth.files.map(() => true));
  });
});

describe('what is dropped by hand', () => {
  let bench: NodeWorkbench;
  let script: ScriptingInterface;
  beforeAll(() => {
    bench = startNodeWorkbench();
    script = createScripting(bench.workbench, 'test');
  });
  afterAll(() => bench.close());

  it('and cannot answer a question says so, which never looks like nothing found', async () => {
    const auth = 'timestamp,user,source_ip,status\n2024-01-15 09:00:00,al,10.0.0.1,SUCCESS\n';
    await script.load([new File([auth], 'auth_logs.csv')]);
    const { runs, pivot } = bench.workbench.store.getState();
    expect(runs['lotl-parent-child']?.status).toBe('cannot-run');
    expect(runs['lotl-parent-child']?.reason).toContain('process_logs');
    expect(pivot).toMatchObject({ state: 'not found', why: expect.stringContaining('fail') });
  });

  it('and cannot be loaded is named, and the others are loaded', async () => {
    const reports = await script.load([
      new File([], 'empty.csv'),
      new File(['a,b\n1,2\n'], 'good.csv'),
    ]);
    expect(reports.map((r) => [r.name, r.status])).toEqual([
      ['empty.csv', 'refused'],
      ['good.csv', 'loaded'],
    ]);
  });

  it('and is the same file twice is told of', async () => {
    const text = 'timestamp,a\n2024-01-15 09:00:00,1\n';
    const reports = await script.load([new File([text], 'a.csv'), new File([text], 'b.csv')]);
    expect(reports[0]?.warnings).toEqual([]);
    expect(reports[1]?.warnings.join(' ')).toContain('dropped before as "a.csv"');
  });
});

describe('an engine that is', () => {
  let bench: NodeWorkbench;
  let script: ScriptingInterface;
  beforeAll(async () => {
    bench = startNodeWorkbench();
    script = createScripting(bench.workbench, 'test');
    await script.ready;
  });
  afterAll(() => bench.close());

  it('cancelled stops the load, reports every file, and loads again', async () => {
    const loading = script.load(sampleFiles());
    bench.workbench.cancel();
    const reports = await loading;
    expect(reports).toHaveLength(9);
    expect(new Set(reports.map((r) => r.status))).toEqual(new Set(['cancelled']));
    expect(bench.workbench.store.getState().activity).toBeNull();
    const again = await script.load([new File(['a,b\n1,2\n'], 'good.csv')]);
    expect(again[0]?.status).toBe('loaded');
  });

  it('restarted is empty and says so, and loads again', async () => {
    expect(bench.workbench.store.getState().intake).not.toEqual([]);
    await bench.workbench.restartEngine();
    const { intake, faults, findings } = bench.workbench.store.getState();
    expect([intake, findings]).toEqual([[], []]);
    expect(faults.join(' ')).toContain('restarted');
    const again = await script.load([new File(['a,b\n1,2\n'], 'good.csv')]);
    expect(again[0]).toMatchObject({ status: 'loaded', tables: ['good', 'evidence.good'] });
  });
});
