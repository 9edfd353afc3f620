import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mapping } from '../ingest/mapping/mapping';
import { type ScriptingInterface, createScripting } from './scripting';
import { type NodeWorkbench, startNodeWorkbench } from './testing/nodeWorkbench';

const odd = (day: string): string =>
  [
    'klok;doos;wie;prg;baas',
    `${day}T10:00:00.125+01:00;ws-07.corp;CORP\\ann;C:\\Windows\\cmd.exe;explorer.exe`,
    `${day}T10:00:01+01:00;ws-08;bob;calc.exe;-`,
    '',
  ].join('\n');

const FIELDS: Mapping['tables'][number]['fields'] = {
  host: { from: ['doos'], kind: 'host' },
  user: { from: ['wie'], kind: 'account' },
  process_name: { from: ['prg'], kind: 'file name' },
  parent_process: { from: ['baas'], kind: 'file name' },
};

let bench: NodeWorkbench;
let script: ScriptingInterface;
beforeAll(() => {
  bench = startNodeWorkbench();
  script = createScripting(bench.workbench, 'test');
});
afterAll(() => bench.close());

const file = (name: string, text: string): File => new File([text], name);

async function rowsOf(fileId: number | undefined) {
  const { rows } = await script.sql(
    `select timestamp, host, "user", process_name, parent_process from process_logs
     where file_id = ${fileId ?? -1} order by record`,
  );
  return rows;
}

const rowsOn = (day: string) => [
  [`${day}T09:00:00.125Z`, 'WS-07', 'ann', 'cmd.exe', 'explorer.exe'],
  [`${day}T09:00:01.000Z`, 'WS-08', 'bob', 'calc.exe', null],
];

async function savedText(fileId: number): Promise<string> {
  bench.workbench.saveMapping(fileId);
  return (await bench.downloads.at(-1)?.content.text()) ?? '';
}

describe('mapping a file by hand', () => {
  let fileId = -1;
  let saved = '';

  it('starts from a guess that names the fields with their first values', async () => {
    const [report] = await script.load([file('kiosk.csv', odd('2024-03-01'))]);
    fileId = report?.fileId ?? -1;
    expect(report).toMatchObject({ source: 'table', tables: ['kiosk', 'evidence.kiosk'] });
    const proposal = await bench.workbench.proposeMapping(fileId, 'process_logs');
    expect(proposal?.fields[1]).toEqual({ name: 'doos', example: 'ws-07.corp' });
    expect(proposal?.mapping).toMatchObject({ title: 'kiosk', time: { column: 'klok' } });
    expect(proposal?.tables.find(({ name }) => name === 'process_logs')?.columns).toContainEqual(
      expect.objectContaining({ name: 'parent_process', usualKind: 'file name' }),
    );
  });

  it('loads the file by the mapping and gives it as a file', async () => {
    const mapping: Mapping = {
      title: 'Kiosk',
      fields: ['klok', 'doos', 'wie', 'prg', 'baas'],
      time: { column: 'klok' },
      tables: [{ table: 'process_logs', fields: FIELDS }],
    };
    const report = await bench.workbench.readAgain(fileId, { mapping });
    expect(report).toMatchObject({ source: 'mapping', sourceTitle: 'Kiosk', undated: 0 });
    expect(await rowsOf(fileId)).toEqual(rowsOn('2024-03-01'));
    saved = await savedText(fileId);
    expect(bench.downloads.at(-1)?.fileName).toBe('kiosk.huntbench-mapping.json');
    expect(JSON.parse(saved)).toEqual({ huntbench: 'mapping', version: 1, ...mapping });
  });

  it('a second such file dropped before the mapping file is read by it, and a third with it', async () => {
    await bench.workbench.restartEngine();
    const [before] = await script.load([file('second.csv', odd('2024-03-02'))]);
    expect(before).toMatchObject({ source: 'table' });
    const [third, mappingFile] = await script.load([
      file('third.csv', odd('2024-03-03')),
      file('notes.json', saved),
    ]);
    expect(mappingFile).toMatchObject({
      status: 'loaded',
      source: 'mapping-file',
      sourceTitle: 'Mapping, 5 fields',
      records: 0,
      loaded: 0,
      rejected: 0,
    });
    expect(mappingFile?.sha256).toMatch(/^[0-9a-f]{64}$/);
    const second = script.sources().find((report) => report.name === 'second.csv');
    for (const report of [second, third]) {
      expect(report).toMatchObject({
        source: 'mapping',
        sourceTitle: 'Kiosk',
        confidence: 0.99,
        recognisedBy: 'Mapping file notes.json: it was made for exactly these 5 fields.',
      });
    }
    expect(await rowsOf(second?.fileId)).toEqual(rowsOn('2024-03-02'));
    expect(await rowsOf(third?.fileId)).toEqual(rowsOn('2024-03-03'));
  });

  it('leaves alone what the analyst made a table of its own, and files with other fields', async () => {
    const own = script.sources().find((report) => report.name === 'second.csv')?.fileId ?? -1;
    await bench.workbench.readAgain(own, { sourceId: null });
    const [other] = await script.load([
      file('other.csv', odd('2024-03-04').replace('baas', 'chef')),
      file('again.json', saved),
    ]);
    expect(other).toMatchObject({ source: 'table' });
    expect(script.sources().find(({ fileId: id }) => id === own)).toMatchObject({
      source: 'table',
      recognisedBy: 'Chosen: a table of its own.',
    });
  });

  it('refuses a broken mapping file with the place, and loads the others', async () => {
    const broken = saved.replace('"file name"', '"filename"');
    const [refused, loaded] = await script.load([
      file('broken.json', broken),
      file('fourth.csv', odd('2024-03-05')),
    ]);
    expect(refused).toMatchObject({ status: 'refused', source: 'mapping-file', records: 0 });
    expect(refused?.warnings[0]).toContain('"tables.0.fields.process_name.kind" is "filename"');
    expect(loaded).toMatchObject({ source: 'mapping' });
  });

  it('says which field cannot be tried, and why', async () => {
    const table = {
      table: 'net_logs',
      fields: { dest_port: { from: ['wie'], kind: 'text' } },
    } as const;
    const mapping: Mapping = { title: 'x', fields: ['wie'], tables: [table] };
    const id = script.sources().find((report) => report.name === 'fourth.csv')?.fileId ?? -1;
    await expect(bench.workbench.previewMapping(id, mapping)).rejects.toThrow(
      /tables\.0\.fields\.dest_port\.kind.*takes integer, hex or decimal/,
    );
    expect(await bench.workbench.previewMapping(9999, { ...mapping, tables: [] })).toBeNull();
  });

  it('brings the names of its fields to a file without a header, and keeps them', async () => {
    const text = odd('2024-03-06').split('\n').slice(1).join('\n');
    const [headless] = await script.load([file('bare.csv', text)]);
    expect(headless).toMatchObject({ source: 'table', headless: true });
    const id = headless?.fileId ?? -1;
    const { mapping } = bench.workbench.store.getState().mappings[0] ?? {};
    if (!mapping) throw new Error('no mapping in the case');
    expect(await bench.workbench.readAgain(id, { mapping })).toMatchObject({ source: 'mapping' });
    expect(await rowsOf(id)).toEqual(rowsOn('2024-03-06'));
    expect(await bench.workbench.readAgain(id, { zoneOffsetMinutes: 0 })).toMatchObject({
      source: 'mapping',
      recognisedBy: 'Mapping file again.json: it was made for exactly these 5 fields.',
    });
  });
});
