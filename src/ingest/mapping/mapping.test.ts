import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordsOf } from '../../db/rowsOf';
import { ident, joinSql, literal, sql } from '../../core/sqlText';
import { TABLES } from '../../schema/tables';
import { evidenceView } from '../evidenceCatalog';
import { type ColumnName, columnNames } from '../columnNames';
import { shareOf } from '../derivedColumns';
import { directPreparer } from '../prepareFile';
import type { Source } from '../source';
import { SOURCES } from '../sourceRegistry';
import { timeColumnOf } from '../timeColumn';
import { TestIntake } from '../testing/intake';
import { effectiveMapping } from './effectiveMapping';
import { guessMapping } from './guessMapping';
import type { Mapping } from './mapping';
import { mappingText, parseMapping } from './mappingFile';
import { mappingSource } from './mappingSource';
import { previewMapping } from './previewMapping';

const ODD = [
  'klok;doos;wie;prg;baas;regel;nr',
  '12/03/2024 23:59:59,123;ws-07.corp.example;CORP\\ann;C:\\Windows\\cmd.exe;explorer.exe;cmd.exe /c "dir;x";0x1f4',
  '13/03/2024 00:00:00,001;WS-08;bob@corp.example;/usr/bin/id;-;id;77',
  'later;WS-09;-;powershell.exe;winword.exe;-;many',
  '',
].join('\r\n');

const MAPPING: Mapping = {
  title: 'Odd processes',
  fields: ['klok', 'doos', 'wie', 'prg', 'baas', 'regel', 'nr'],
  time: { column: 'klok', zone: 'local', offsetMinutes: 60, dateOrder: 'day first' },
  tables: [
    {
      table: 'process_logs',
      fields: {
        host: { from: ['doos'], kind: 'host' },
        full_host: { from: ['doos'], kind: 'full host' },
        user: { from: ['wie'], kind: 'account' },
        user_domain: { from: ['wie'], kind: 'account domain' },
        process_name: { from: ['prg'], kind: 'file name' },
        parent_process: { from: ['baas'], kind: 'file name' },
        arguments: { from: ['regel'], kind: 'text' },
        process_id: { from: ['nr'], kind: 'hex or decimal' },
      },
    },
  ],
};

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});

async function rowsOf(table: string, fileId: number): Promise<Record<string, unknown>[]> {
  const columns = TABLES.find(({ name }) => name === table)?.columns ?? [];
  // The twins of a process start are of one file or the other.
  const names = columns
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('twin_'))
    .map(ident);
  return recordsOf(
    await intake.db.query(sql`
      select record, ${joinSql(names, ', ')} from ${ident(table)}
      where file_id = ${literal(fileId)}
      order by all`),
  );
}

const EXPECTED = [
  {
    timestamp: '2024-03-12T22:59:59.123Z',
    host: 'WS-07',
    full_host: 'ws-07.corp.example',
    user: 'ann',
    user_domain: 'CORP',
    process_name: 'cmd.exe',
    parent_process: 'explorer.exe',
    arguments: 'cmd.exe /c "dir;x"',
    process_id: 500,
    record: 1,
  },
  {
    timestamp: '2024-03-12T23:00:00.001Z',
    host: 'WS-08',
    full_host: null,
    user: 'bob',
    user_domain: 'corp.example',
    process_name: 'id',
    parent_process: null,
    arguments: 'id',
    process_id: 77,
    record: 2,
  },
  {
    timestamp: null,
    host: 'WS-09',
    full_host: null,
    user: null,
    user_domain: null,
    process_name: 'powershell.exe',
    parent_process: 'winword.exe',
    arguments: null,
    process_id: null,
    record: 3,
  },
];

const QUOTED = ODD.replace('cmd.exe /c "dir;x"', '"cmd.exe /c ""dir;x"""');

describe('a file of unknown fields', () => {
  it('fills process_logs as it is mapped, times to the millisecond', async () => {
    const report = await intake.drop('odd.csv', QUOTED, { mapping: MAPPING });
    expect(report).toMatchObject({
      source: 'mapping',
      sourceTitle: 'Odd processes',
      recognisedBy: 'Chosen: mapped by hand as "Odd processes".',
      records: 3,
      loaded: 3,
      undated: 1,
      tables: ['process_logs', 'evidence.odd'],
      time: { column: 'klok', basis: 'assumed' },
    });
    expect(await rowsOf('process_logs', report.fileId)).toMatchObject(EXPECTED);
  });

  it('shows before loading what loading then gives', async () => {
    const report = await intake.drop('plain.csv', QUOTED);
    expect(report.source).toBe('table');
    const table = intake.catalog.tables.find(({ fileId }) => fileId === report.fileId);
    if (!table) throw new Error('not loaded');
    const preview = await intake.db.session((session) =>
      previewMapping(session, evidenceView(table), table.columns, MAPPING),
    );
    const [first] = preview.tables;
    expect(first?.records).toBe(3);
    const fields = first?.fields ?? {};
    for (const [column, field] of Object.entries(fields)) {
      const values = EXPECTED.map((row) => row[column as keyof typeof row]);
      expect({ column, filled: field.filled, empty: field.empty }).toEqual({
        column,
        filled: values.filter((value) => value !== null).length,
        empty: values.filter((value) => value === null).length,
      });
      expect(field.samples.flatMap(({ value }) => value ?? [])).toEqual(
        values.filter((value) => value !== null).map(String),
      );
    }
    expect(Object.keys(fields)).toHaveLength(8);
    expect(fields['process_id']?.samples).toContainEqual({ original: 'many', value: null });
    expect(preview.time).toMatchObject({
      dated: 2,
      undated: 1,
      samples: [
        { original: '12/03/2024 23:59:59,123', value: '2024-03-12T22:59:59.123Z' },
        { original: '13/03/2024 00:00:00,001', value: '2024-03-12T23:00:00.001Z' },
        { original: 'later', value: null },
      ],
      report: { column: 'klok', basis: 'assumed' },
    });
    expect(preview.time?.report.note).toContain('UTC+01:00');
    const left = recordsOf(
      await intake.db.query(
        sql`select table_name from duckdb_tables() where table_name = 'time_preview'`,
      ),
    );
    expect(left).toEqual([]);
  });

  it('keeps names apart that differ in letters beyond ASCII, and columns of one name', async () => {
    const text = 'Узел,Время,Узел,имя\nws1,2024-01-01T00:00:00Z,ws2,ann\n';
    const mapping: Mapping = {
      title: 'x',
      fields: ['Узел', 'Время', 'Узел_2', 'имя'],
      time: { column: 'Время' },
      tables: [
        {
          table: 'auth_logs',
          fields: {
            host: { from: ['Узел'], kind: 'host' },
            source_host: { from: ['Узел_2'], kind: 'host' },
            user: { from: ['имя'], kind: 'account' },
          },
        },
      ],
    };
    const report = await intake.drop('буквы.csv', text, { mapping });
    expect(await rowsOf('auth_logs', report.fileId)).toMatchObject([
      { host: 'WS1', source_host: 'WS2', user: 'ann', timestamp: '2024-01-01T00:00:00.000Z' },
    ]);
  });

  it('fills a number too large for its column with nothing and leaves the other records', async () => {
    const mapping: Mapping = {
      title: 'x',
      fields: ['tijd', 'poort'],
      tables: [{ table: 'net_logs', fields: { dest_port: { from: ['poort'], kind: 'integer' } } }],
    };
    const report = await intake.drop('ports.csv', 'tijd,poort\nx,99999999999\ny,443\n', {
      mapping,
    });
    expect(await rowsOf('net_logs', report.fileId)).toMatchObject([
      { dest_port: null },
      { dest_port: 443 },
    ]);
  });
});

describe('the guess for a file of unknown fields', () => {
  it('goes by names first and by values then', () => {
    const columns = columnNames(['when', 'Machine', 'login_name', 'Program', 'Cmd', 'Adresse']);
    const sample = [['2024-03-01 10:00:00', 'ws1', 'ann', 'a.exe', 'a.exe -x', '10.0.0.1']];
    expect(guessMapping('x', columns, sample)).toMatchObject({
      time: { column: 'when' },
      tables: [
        {
          table: 'process_logs',
          fields: {
            host: { from: ['Machine'], kind: 'host' },
            user: { from: ['login_name'], kind: 'account' },
            process_name: { from: ['Program'], kind: 'file name' },
            arguments: { from: ['Cmd'], kind: 'text' },
          },
        },
      ],
    });
    const forNet = guessMapping('x', columns, sample, 'net_logs').tables[0];
    expect(forNet?.fields['source_ip']).toMatchObject({ from: ['Adresse'] });
  });

  it('chooses no table where no field speaks for one', () => {
    const columns = columnNames(['a', 'b']);
    expect(guessMapping('x', columns, [['1', '2']])).toEqual({
      title: 'x',
      fields: ['a', 'b'],
      tables: [],
    });
  });
});

const sourceFolder = new URL('../sources/', import.meta.url);
const samples = SOURCES.flatMap(({ id }) =>
  readdirSync(new URL(`${id}/samples/`, sourceFolder)).map((name) => [id, name] as const),
);

function bytesOf(id: string, name: string): Uint8Array {
  return readFileSync(new URL(`${id}/samples/${name}`, sourceFolder));
}

function savedAndRead(source: Source, columns: readonly ColumnName[]): Mapping {
  const read = parseMapping(mappingText(effectiveMapping(source.title, source, columns, {})));
  if (!read?.ok) throw new Error(read?.fault ?? 'no mapping');
  return read.mapping;
}

/** What is computed for each column of each part that can hold, as SQL. */
function partsOf(source: Source, columns: readonly ColumnName[]) {
  const shares = [...source.tables, ...(source.log ?? [])].map((map) =>
    shareOf(map, columns, sql`nothing`, () => false),
  );
  return shares
    .filter(({ where }) => !/(^| and )false( and |$)/.test(where ?? ''))
    .map(({ expressions, where }) => [Object.fromEntries(expressions), where ?? null]);
}

describe('a recognised file saved as a mapping', () => {
  it.each(samples)('%s/%s is read by the same SQL and the same time', async (id, name) => {
    const prepared = await directPreparer.prepare(
      new File([bytesOf(id, name) as BlobPart], name),
      {},
    );
    const source = SOURCES.find((other) => other.id === id);
    if (prepared.kind === 'refused' || !source) throw new Error('no sample');
    const columns = columnNames(prepared.header);
    const mapped = mappingSource(savedAndRead(source, columns));
    const before = partsOf(source, columns);
    expect(before.length).toBeGreaterThan(0);
    expect(partsOf(mapped, columns)).toEqual(before);
    expect(timeColumnOf(columns, mapped.time)).toEqual(timeColumnOf(columns, source.time));
  });

  it.each(samples.filter(([id]) => /^(sentinel-signin-logs|windows-dhcp|process-logs)$/.test(id)))(
    '%s/%s gives the same rows',
    async (id, name) => {
      const first = await intake.drop(name, bytesOf(id, name));
      const table = intake.catalog.tables.find(({ fileId }) => fileId === first.fileId);
      const source = table?.recognition.source;
      if (!source) throw new Error('not recognised');
      const mapping = savedAndRead(source, table.columns);
      const second = await intake.drop(name, bytesOf(id, name), { mapping });
      expect(second).toMatchObject({
        source: 'mapping',
        loaded: first.loaded,
        undated: first.undated,
        firstSeen: first.firstSeen,
        time: first.time,
      });
      for (const filled of [...source.tables.map((map) => map.table), 'log_records']) {
        const rows = await rowsOf(filled, first.fileId);
        expect(await rowsOf(filled, second.fileId)).toEqual(rows);
      }
    },
  );
});
