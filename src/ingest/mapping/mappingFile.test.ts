import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Mapping } from './mapping';
import { mappingText, parseMapping, readMappingFile } from './mappingFile';

const MAPPING: Mapping = {
  title: 'Kiosk audit',
  fields: ['wann', 'Gerät', 'Konto'],
  time: { column: 'wann', zone: 'local', offsetMinutes: 60, dateOrder: 'day first' },
  tables: [
    {
      table: 'auth_logs',
      where: [{ from: ['Konto'], notIn: ['system'] }],
      fields: {
        host: { from: ['Gerät'], kind: 'host' },
        user: { from: ['Konto', 'Gerät'], kind: 'account', otherwise: { constant: 'nobody' } },
        status: { from: ['Konto'], kind: 'text', words: { a: 'x' }, others: 'y' },
      },
    },
  ],
};

function changed(change: (file: Record<string, unknown>) => void): string {
  const file = JSON.parse(mappingText(MAPPING)) as Record<string, unknown>;
  change(file);
  return JSON.stringify(file);
}

function faultOf(text: string): string {
  const read = parseMapping(text);
  return read && !read.ok ? read.fault : 'none';
}

interface Json {
  readonly [key: string]: Json;
}
const table = (file: Record<string, unknown>): object => (file as Json)['tables']?.['0'] ?? {};
const fields = (file: Record<string, unknown>): object => (table(file) as Json)['fields'] ?? {};

describe('a mapping file', () => {
  it('says what was saved', () => {
    expect(parseMapping(mappingText(MAPPING))).toEqual({ ok: true, mapping: MAPPING });
  });

  it.each([
    ['the title', changed((file) => delete file['title']), '"title" is missing.'],
    ['the version', changed((file) => (file['version'] = 2)), '"version" is 2, where 1 is wanted.'],
    [
      'a field of no mapping',
      changed((file) => (file['sql'] = 'x')),
      '"sql" is no field of a mapping.',
    ],
    [
      'a table',
      changed((file) => Object.assign(table(file), { table: 'users' })),
      '"tables.0.table" is "users", which is no table here.',
    ],
    [
      'a column',
      changed((file) => Object.assign(fields(file), { hostt: { from: ['a'], kind: 'host' } })),
      '"tables.0.fields.hostt" is no column of auth_logs that can be filled; those are host,',
    ],
    [
      'a kind',
      changed((file) => Object.assign(fields(file), { host: { from: ['a'], kind: 'hst' } })),
      '"tables.0.fields.host.kind" is "hst", where',
    ],
    [
      'a kind that the column cannot hold',
      changed((file) => Object.assign(fields(file), { key_length: { from: ['a'], kind: 'text' } })),
      '"tables.0.fields.key_length.kind" is "text"; that column takes integer, hex or decimal.',
    ],
    [
      'a constant that the column cannot hold',
      changed((file) => Object.assign(fields(file), { key_length: { constant: 'x' } })),
      '"tables.0.fields.key_length.constant" does not fit',
    ],
    [
      'a member that is a pattern',
      changed((file) =>
        Object.assign(fields(file), {
          host: { from: ['a'], kind: 'host', members: ['(.*'] },
        }),
      ),
      '"tables.0.fields.host.members.0" is not made of letters',
    ],
    [
      'no list of fields',
      changed((file) => (file['fields'] = 'wann')),
      '"fields" is "wann", where',
    ],
    [
      'a zone',
      changed((file) => Object.assign(file['time'] as object, { offsetMinutes: 7 })),
      '"time.offsetMinutes" is no zone',
    ],
    ['broken JSON', mappingText(MAPPING).slice(0, -20), 'is not JSON'],
  ])('that is wrong in %s is refused with the place', (_what, text, sentence) => {
    expect(faultOf(text)).toContain(sentence);
    expect(faultOf(text)).toMatch(/^This mapping file cannot be used: .*drop it again\.$/);
  });

  it.each([
    ['a table', 'a,b\n1,2\n'],
    ['records one a line that quote one', `{"a":1}\n{"note":"\\"huntbench\\": \\"mapping\\""}\n`],
    ['an object of another kind', '{"huntbench": "ledger", "files": []}'],
    ['an empty file', ''],
  ])('is not found in %s', async (_what, text) => {
    expect(parseMapping(text)).toBeNull();
    expect(await readMappingFile(new File([text], 'x.huntbench-mapping.json'))).toBeNull();
  });

  it('is as the README shows one', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    const [, example = ''] = /```json\n(\{\n {2}"huntbench": "mapping"[^`]*)```/.exec(readme) ?? [];
    expect(parseMapping(example)).toMatchObject({ ok: true, mapping: { title: 'Kiosk audit' } });
  });

  it('is known by its content, whatever its name', async () => {
    const file = new File(['\uFEFF', mappingText(MAPPING)], 'notes.txt');
    expect(await readMappingFile(file)).toEqual({ ok: true, mapping: MAPPING });
  });
});
