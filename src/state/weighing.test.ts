import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../findings/finding';
import { type ScriptingInterface, createScripting } from './scripting';
import { type NodeWorkbench, sampleFiles, startNodeWorkbench } from './testing/nodeWorkbench';

let bench: NodeWorkbench;
let script: ScriptingInterface;
beforeAll(async () => {
  bench = startNodeWorkbench();
  script = createScripting(bench.workbench, 'test');
  await script.load(sampleFiles());
}, 120_000);
afterAll(() => bench.close());

const findings = (): readonly Finding[] => bench.workbench.store.getState().findings;
const last = () => bench.downloads.at(-1);

describe('the findings of the sample case, weighed together', () => {
  it('are raised beside independent signals, with a sentence', () => {
    const raised = findings().filter((f) => f.severity !== f.baseSeverity);
    expect(raised.every(({ reasons }) => reasons.length > 0)).toBe(true);
    expect(raised.some(({ knownAs }) => knownAs !== null)).toBe(false);
    const deletion = findings().find(
      (f) => f.huntId === 'recovery-inhibition' && f.host === 'FS-02' && f.baseSeverity === 'high',
    );
    expect(deletion?.severity).toBe('critical');
    expect(deletion?.reasons[0]).toMatch(/^Raised from high to critical: within 60 minutes FS-02/);
    const server = findings().find((f) => f.host === 'FS-01' && f.baseSeverity === 'medium');
    expect(server?.reasons.join(' ')).toMatch(/FS-01 is a server: \d+ accounts logged on to it/);
  });

  it('are linked both ways, by other hunts only', () => {
    const byId = new Map(findings().map((f) => [f.id, f]));
    const linked = findings().filter((f) => f.linked.length > 0);
    expect(linked.length).toBeGreaterThan(10);
    for (const finding of linked) {
      const others = finding.linked.map((id) => byId.get(id));
      expect(others.every((other) => other?.linked.includes(finding.id))).toBe(true);
      expect(others.some((other) => other?.huntId === finding.huntId)).toBe(false);
    }
  });

  it('do not raise random but usual arguments of the system', () => {
    const loud = findings().filter(
      (f) => f.huntId === 'command-entropy' && f.user === 'SYSTEM' && f.baseSeverity === 'low',
    );
    expect(loud.length).toBeGreaterThan(0);
    expect(loud.filter((f) => f.severity !== 'low')).toEqual([]);
  });

  it('make the scoping table with what to do about the planted hosts and accounts', () => {
    const row = (name: string) => script.scoping().find((other) => other.name === name);
    const hints = (name: string) => row(name)?.hints.map(({ why }) => why) ?? [];
    expect(Object.keys(row('FS-02')?.cells ?? {})).toEqual(
      expect.arrayContaining(['encrypted', 'recovery inhibited', 'remote execution', 'upload']),
    );
    for (const host of ['FS-01', 'FS-02', 'BKP-01', 'SQL-01', 'WS-12']) {
      expect(hints(host)[0]).toMatch(`Isolate ${host}`);
    }
    expect(hints('FS-02')).toContainEqual(expect.stringMatching(/^Block .*example\.net/));
    expect(hints('t.brandt')).toEqual([
      'Disable t.brandt: its credentials were used with success.',
      'Block 203.0.113.45: logons were tried from there.',
    ]);
    expect(hints('10.20.30.22')).toEqual([]);
    expect(row('system')).toBeUndefined();
    const ids = new Set(findings().map(({ id }) => id));
    const named = script.scoping().flatMap((r) => r.hints.flatMap((hint) => hint.findingIds));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    expect(bench.workbench.scoping()).toBe(bench.workbench.scoping());
  });

  it('leave as a Navigator layer and as the scoping table', async () => {
    bench.workbench.exportNavigator();
    expect(last()?.fileName).toBe('untitled-case.navigator-layer.json');
    const layer = JSON.parse((await last()?.content.text()) ?? '') as {
      techniques: { techniqueID: string; score: number }[];
    };
    expect(layer.techniques).toContainEqual(
      expect.objectContaining({ techniqueID: 'T1490', score: 100 }),
    );
    bench.workbench.exportScoping();
    expect(last()?.fileName).toBe('untitled-case-scoping.csv');
    expect(await last()?.content.text()).toContain('Disable t.brandt');
  });
});

describe('a suppression rule', () => {
  const aside = () => findings().filter((f) => f.suppressedBy !== null);
  let ruleId = '';
  let saved = new File([], 'none');

  it('sets findings aside at once and takes them out of the scoping table', () => {
    const before = findings().length;
    const rule = bench.workbench.suppress({
      huntId: 'impact-file-spike',
      host: ' ws-07 ',
      reason: 'Known synchronisation',
    });
    ruleId = rule.id;
    expect(rule).toMatchObject({ host: 'ws-07', createdAt: '2026-03-12T00:00:00.000Z' });
    expect(aside().length).toBeGreaterThan(0);
    expect(aside().every((f) => f.suppressedBy === ruleId && f.host === 'WS-07')).toBe(true);
    expect(findings()).toHaveLength(before);
    const row = script.scoping().find(({ name }) => name === 'WS-07');
    expect(row?.cells.encrypted).toBeUndefined();
  });

  it('without a condition is refused, and given twice is one', () => {
    expect(() => bench.workbench.suppress({ text: ' ', reason: 'all' })).toThrow('no condition');
    const again = { huntId: 'impact-file-spike', host: 'ws-07', reason: 'Known synchronisation' };
    expect(bench.workbench.suppress(again).id).toBe(ruleId);
    expect(bench.workbench.store.getState().suppressions).toHaveLength(1);
  });

  it('stays when a hunt runs again', async () => {
    await script.runHunts({ ids: ['impact-file-spike'] });
    expect(aside().length).toBeGreaterThan(0);
  });

  it('is saved as a file, gone when removed, and back when the file is dropped', async () => {
    bench.workbench.exportRules();
    expect(last()?.fileName).toBe('untitled-case.huntbench-rules.json');
    saved = new File([(await last()?.content.text()) ?? ''], 'whatever.txt');
    bench.workbench.unsuppress(ruleId);
    expect(aside()).toEqual([]);
    const [report] = await script.load([saved]);
    expect(report).toMatchObject({ status: 'loaded', source: 'rules-file', records: 0 });
    expect(report?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(aside().length).toBeGreaterThan(0);
    await script.load([saved]);
    expect(bench.workbench.store.getState().suppressions).toHaveLength(1);
  });

  it('outlives the engine, and a broken file of rules is refused beside a good one', async () => {
    await bench.workbench.restartEngine();
    expect(findings()).toEqual([]);
    const broken = new File([(await saved.text()).replace('"reason"', '"because"')], 'b.json');
    const spike = sampleFiles().filter(({ name }) => name === 'file_spike.csv');
    const reports = await script.load([broken, ...spike]);
    expect(reports.map(({ status }) => status)).toEqual(['refused', 'loaded']);
    expect(reports[0]?.warnings[0]).toContain('"rules.0');
    expect(aside().map((f) => f.suppressedBy)).toContain(ruleId);
  });
});
