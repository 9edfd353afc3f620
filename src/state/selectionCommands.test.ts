import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timeOf } from '../timeline/selection';
import { type NodeWorkbench, sampleFiles, startNodeWorkbench } from './testing/nodeWorkbench';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-10T00:00:00Z');
const range = (from: number, to: number) => ({
  fromMs: START + from * HOUR,
  toMs: START + to * HOUR,
});

describe('the selection over the sample case', () => {
  let bench: NodeWorkbench;
  beforeAll(async () => {
    bench = startNodeWorkbench();
    await bench.workbench.load(sampleFiles());
  }, 60_000);
  afterAll(() => bench.close());
  const state = () => bench.workbench.store.getState();

  it('goes back with the zoom, step by step, and zooming alone sets no clause', () => {
    const { workbench } = bench;
    workbench.brushTo(range(0, 20));
    workbench.zoomTo(range(5, 15));
    expect(timeOf(state().selection)).toEqual(range(0, 20));
    workbench.brushTo(range(6, 8));
    workbench.panTo(range(7, 9));
    expect([timeOf(state().selection), state().zoom.at(-1)]).toMatchObject([
      range(6, 8),
      range(7, 9),
    ]);
    workbench.zoomBack();
    expect(timeOf(state().selection)).toEqual(range(0, 20));
    workbench.zoomBack();
    expect(timeOf(state().selection)).toEqual(range(0, 20));
    workbench.zoomBack();
    expect([timeOf(state().selection), state().zoom]).toEqual([null, []]);
  });

  it('narrows findings and scope, and gives the same scope until something changes', () => {
    const { workbench } = bench;
    const whole = workbench.narrowedScoping();
    expect(whole).toBe(workbench.scoping());
    workbench.toggleClause({ kind: 'host', name: 'bkp-01' });
    const found = workbench.narrowed(state().findings);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ host }) => host))).toEqual(new Set(['BKP-01']));
    const scope = workbench.narrowedScoping();
    expect(scope.length).toBeLessThan(whole.length);
    expect(workbench.narrowedScoping()).toBe(scope);
    workbench.clearSelection();
    expect(workbench.narrowed(state().findings)).toBe(state().findings);
  });

  it('counts suspicious executions by itself, and all when asked', async () => {
    const { workbench } = bench;
    const total = async (): Promise<readonly [string | undefined, number]> => {
      const series = await workbench.timeline();
      const sum = series?.buckets.reduce((n, { executions }) => n + executions, 0) ?? 0;
      return [series?.executions, sum];
    };
    const [choice, suspicious] = await total();
    workbench.setExecutions('all');
    const [, all] = await total();
    expect(choice).toBe('suspicious');
    expect(suspicious).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(10 * suspicious);
  });

  it('narrows coverage to its hosts and range', async () => {
    const { workbench } = bench;
    workbench.toggleClause({ kind: 'host', name: 'BKP-01' });
    workbench.brushTo(range(0, 24));
    const grid = await workbench.coverage();
    expect(new Set(grid?.rows.map(({ host }) => host))).toEqual(new Set(['BKP-01']));
    expect(grid?.fromMs).toBe(START);
    workbench.zoomTo(null);
    workbench.clearSelection();
  });
});
