import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScripting } from './scripting';
import { shownPivot } from './shownPivot';
import { type NodeWorkbench, startNodeWorkbench } from './testing/nodeWorkbench';

const LOGONS = [
  'timestamp,host,user,source_ip,status',
  ...[0, 7, 30, 41, 59].map(
    (s) => `2026-03-10 10:00:${String(s).padStart(2, '0')},WS1,al,198.51.100.7,FAILURE`,
  ),
  '2026-03-10 10:01:30,WS1,al,198.51.100.7,SUCCESS',
  '2026-03-10 15:00:00,WS1,al,198.51.100.7,SUCCESS',
].join('\n');
const STARTS = [
  'timestamp,host,user,process_name,parent_process,arguments',
  '2026-03-10 10:02:00,WS1,al,whoami.exe,cmd.exe,/all',
].join('\n');
const FOUND = '2026-03-10T10:01:30.000Z';

describe('the pivot of the analyst', () => {
  let bench: NodeWorkbench;
  const state = () => bench.workbench.store.getState();
  beforeAll(async () => {
    bench = startNodeWorkbench();
    const files = [
      new File([`${LOGONS}\n`], 'auth_logs.csv'),
      new File([`${STARTS}\n`], 'process_logs.csv'),
    ];
    await createScripting(bench.workbench, 'test').load(files);
  }, 60_000);
  afterAll(() => bench.close());

  it('is the found one as long as none is set, and the same object until something changes', () => {
    const shown = shownPivot(state());
    expect(shown).toMatchObject({ at: FOUND, isAnalysts: false, user: 'al', confidence: 'high' });
    expect(shown?.sentences).toHaveLength(4);
    expect(shownPivot(state())).toBe(shown);
  });

  it('replaces the found one where it is shown, and leaves it readable', () => {
    bench.workbench.setPivot('2026-03-10T12:00:00+02:00');
    expect(shownPivot(state())).toMatchObject({
      at: '2026-03-10T10:00:00.000Z',
      isAnalysts: true,
      user: null,
      confidence: null,
    });
    expect(state().pivot).toMatchObject({ state: 'found', pivot: { at: FOUND } });
    expect(bench.workbench.pivotSql()).toBeNull();
  });

  it('can be picked from the list, with its record', async () => {
    const { pivot } = state();
    const [back] = pivot.state === 'found' ? pivot.pivot.reentries : [];
    if (!back) throw new Error('no return of the source');
    bench.workbench.setPivot(back);
    expect(shownPivot(state())).toMatchObject({ at: '2026-03-10T15:00:00.000Z', user: 'al' });
    const rows = await bench.workbench.query(bench.workbench.pivotSql() ?? '');
    expect(rows.rowCount).toBe(1);
  });

  it('is refused where it is no instant with a zone', () => {
    expect(() => bench.workbench.setPivot('2026-03-10 10:00:00')).toThrow('no instant');
    expect(() => bench.workbench.setPivot('yesterdayZ')).toThrow('no instant');
    expect(state().analystPivot?.at).toBe('2026-03-10T15:00:00.000Z');
  });

  it('gives way to the found one again', () => {
    bench.workbench.resetPivot();
    expect(shownPivot(state())).toMatchObject({ at: FOUND, isAnalysts: false });
  });

  it('every sentence leads to the records it speaks of', async () => {
    const { pivot } = state();
    const sentences = pivot.state === 'found' ? pivot.pivot.sentences : [];
    const counts = [];
    for (const { records } of sentences) {
      const sql = bench.workbench.recordsSqlOf(records);
      counts.push(sql === null ? 0 : (await bench.workbench.query(sql)).rowCount);
    }
    expect(counts).toEqual([5, 1, 1, 0]);
  });
});
