import { readFileSync, readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { HUNTS } from '../library';
import { huntFolders } from '../testing/huntCases';
import { fillSiem, placeholdersOf } from './fillSiem';
import { SIEM_LANGUAGES } from './siemLiteral';
import { siemFiles, siemLimitsOf, siemTextOf, siemTextsOf } from './siemLibrary';
import { SIEM_ENGINES, SIEM_FILES } from './siemText';
import { textFaults } from './textLint';

/** Hunt and engine still to be written. A text written, or a reason given, leaves this list. */
const PENDING: readonly string[] = [];

const LIBRARY = fileURLToPath(new URL('../library', import.meta.url));
const BOUNDS = ['from', 'to', 'hosts', 'users', 'row_cap'];
const SCOPE = {
  from: '2026-03-02T09:00:00.000Z',
  to: '2026-03-02T10:00:00.000Z',
  hosts: ['ws1'],
  users: ["O'Neil"],
};
const FINDING = { id: 'f-1', summary: 'A "finding"\nwith `ticks` and */ marks.' };
const SENTENCE = /^[A-Z][^\n]{20,}[.]$/;

const texts = HUNTS.flatMap((hunt) =>
  SIEM_ENGINES.flatMap((engine) => {
    const text = siemTextOf(hunt.id, engine);
    return text === undefined ? [] : [{ name: `${hunt.id} ${engine}`, hunt, engine, text }];
  }),
);

describe('the texts for the engines of an estate', () => {
  it('have a text or a reason for every hunt and engine, or stand in the list of what is to be written', () => {
    const missing = HUNTS.flatMap((hunt) => {
      const there = siemTextsOf(hunt.id).map((text) => text.engine);
      return SIEM_ENGINES.filter((engine) => !there.includes(engine)).map(
        (engine) => `${hunt.id} ${engine}`,
      );
    });
    expect(missing).toEqual(PENDING);
  });

  it('lie in files that the contract names, and every such file is found', () => {
    const allowed = [...Object.values(SIEM_FILES), 'limits.ts'];
    const onDisk = huntFolders().flatMap((id) => {
      const folder = path.join(LIBRARY, id, 'siem');
      return existsSync(folder) ? readdirSync(folder).map((file) => `${id}/${file}`) : [];
    });
    expect([...siemFiles()].sort()).toEqual(onDisk.sort());
    expect(onDisk.filter((file) => !allowed.includes(path.basename(file)))).toEqual([]);
  });

  it('give their reasons in whole sentences', () => {
    for (const { id, params } of HUNTS) {
      const { whyNot, differs, leftOut } = siemLimitsOf(id);
      const unused = Object.values(leftOut ?? {});
      const sentences = [
        ...Object.values(whyNot ?? {}),
        ...Object.values(differs ?? {}).flat(),
        ...unused.flatMap((reasons) => Object.values(reasons)),
      ];
      for (const sentence of sentences) expect(sentence, id).toMatch(SENTENCE);
      for (const name of unused.flatMap((reasons) => Object.keys(reasons))) {
        expect(params.map((param) => param.name)).toContain(name);
      }
    }
  });
});

describe.each(texts)('$name', ({ hunt, engine, text }) => {
  const filled = fillSiem(hunt, engine, {}, SCOPE, FINDING);

  it('has a place for every parameter and bound, or a reason why not, and for nothing else', () => {
    const unused = Object.keys(siemLimitsOf(hunt.id).leftOut?.[engine] ?? {});
    const known = [...hunt.params.map((param) => param.name), ...BOUNDS];
    expect([...placeholdersOf(text), ...unused].sort()).toEqual(known.sort());
  });

  it('holds every value of the hunt once filled in', () => {
    const language = SIEM_LANGUAGES[engine];
    const unused = Object.keys(siemLimitsOf(hunt.id).leftOut?.[engine] ?? {});
    for (const param of hunt.params.filter(({ name }) => !unused.includes(name))) {
      const value = param.default;
      if (typeof value === 'number') expect(filled).toContain(language.number(value));
      else if (param.type === 'cidr-list')
        expect(filled).toContain(language.cidrList(value as string[]));
      else if (typeof value === 'string') expect(filled).toContain(language.text(value));
      else for (const item of value) expect(filled).toContain(language.text(item.toLowerCase()));
    }
    expect(filled).toContain(language.textList(['WS1']));
    expect(filled).toContain(language.textList(["o'neil"]));
  });

  it('names hunt, version, techniques and finding at its head and keeps its own lines', () => {
    const head = filled.split('\n').slice(0, 8).join('\n');
    expect(head).toContain(`${hunt.id}, version ${hunt.version}`);
    for (const { id } of hunt.techniques) expect(head).toContain(id);
    expect(head).toContain('Finding f-1');
    expect(text).not.toMatch(/\t| \n/);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(180);
  });

  it('has no fault that shows without the engine', () => {
    expect(textFaults(engine, filled)).toEqual([]);
  });
});

describe('the schemas', () => {
  it('are read from the files that the README names', () => {
    for (const engine of ['mysql', 'clickhouse']) {
      const file = fileURLToPath(new URL(`../../schema/${engine}.sql`, import.meta.url));
      expect(readFileSync(file, 'utf8')).toMatch(/^-- /);
    }
  });
});
