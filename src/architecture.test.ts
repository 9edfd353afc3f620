import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** In the order the data flows: a folder imports only from itself and from folders before it. */
const FOLDERS = [
  'core',
  'db',
  'schema',
  'ingest',
  'hunts',
  'entropy',
  'findings',
  'timeline',
  'casefile',
  'export',
  'state',
  'ui',
];

/** Where a package may be imported; every other package may be imported anywhere. */
const PACKAGE_OWNERS: readonly { readonly name: RegExp; readonly owners: readonly string[] }[] = [
  { name: /^(@duckdb\/duckdb-wasm|apache-arrow)(\/|$)/, owners: ['db'] },
  { name: /^(react|react-dom|@mantine\/\w+|recharts)(\/|$)/, owners: ['ui', 'main.tsx'] },
];

/** Folders that a folder may name in types but never call. */
const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = {
  hunts: ['ingest'],
  export: ['db'],
  ui: ['db', 'ingest', 'hunts', 'casefile', 'export'],
};

const VAGUE_NAMES = /^(utils?|helpers?|misc|types)\.[jt]sx?$/;
const MAX_LINES = 400;
const OUTSIDE_WORLD =
  /\b(document|window|navigator|localStorage|performance)\.|\bDate\.now\(|\bnew Date\(\)|\bfetch\(|\bXMLHttpRequest\b/;

interface Import {
  readonly from: string;
  /** A file of src, or the package as written. */
  readonly to: string;
  readonly isPackage: boolean;
  readonly isTypeOnly: boolean;
}

const root = import.meta.dirname;
const files = sourceFiles('').filter((file) => file !== 'architecture.test.ts');
const textOf = new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
const imports = files.flatMap(importsOf);
const local = imports.filter(({ isPackage }) => !isPackage);

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .map((entry) => ({ entry, file: path.posix.join(folder, entry.name) }))
    .flatMap(({ entry, file }) => (entry.isDirectory() ? sourceFiles(file) : [file]))
    .filter((file) => /\.[cm]?[jt]sx?$/.test(file))
    .sort();
}

function importsOf(from: string): Import[] {
  const statement =
    /^\s*(?:import|export)\s+(?:(type\s)?([^'";]*?)\s*from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm;
  return Array.from((textOf.get(from) ?? '').matchAll(statement), (match) => {
    const [, typeWord, names = '', target, dynamicTarget] = match;
    const specifier = (target ?? dynamicTarget ?? '').replace(/\?.*$/, '');
    const named = /^\{(.*)\}$/s.exec(names.trim())?.[1]?.split(',');
    const allTypes = named?.every((name) => /^\s*(type\s|$)/.test(name)) ?? false;
    const isPackage = !specifier.startsWith('.');
    const to = isPackage ? specifier : resolved(from, specifier);
    return { from, to, isPackage, isTypeOnly: typeWord !== undefined || allTypes };
  });
}

function resolved(from: string, specifier: string): string {
  const base = path.posix.join(path.posix.dirname(from), specifier);
  const endings = ['', '.ts', '.tsx', '.js', '.cjs', '/index.ts'];
  const isFile = (file: string): boolean =>
    existsSync(path.join(root, file)) && statSync(path.join(root, file)).isFile();
  return endings.map((ending) => base + ending).find(isFile) ?? base;
}

function folderOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /(^|\/)testing\//.test(file);
}

function arrow({ from, to }: Import): string {
  return `${from} -> ${to}`;
}

test('every file lies in a folder of the architecture', () => {
  const strays = files.filter((file) => file !== 'main.tsx' && !FOLDERS.includes(folderOf(file)));
  expect(strays).toEqual([]);
});

test('folders import only from folders before them, tests aside', () => {
  const wrong = local.filter(({ from, to }) => {
    if (from === 'main.tsx' || isTest(from)) return false;
    return FOLDERS.indexOf(folderOf(to)) > FOLDERS.indexOf(folderOf(from)) || to === 'main.tsx';
  });
  expect(wrong.map(arrow)).toEqual([]);
});

test('imports name a file that exists, and shipped files import only from src', () => {
  expect(local.filter(({ to }) => !existsSync(path.join(root, to))).map(arrow)).toEqual([]);
  const outside = local.filter(({ from, to }) => to.startsWith('..') && !isTest(from));
  expect(outside.map(arrow)).toEqual([]);
});

test('no file imports itself through others', () => {
  const open: string[] = [];
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string): void => {
    if (done.has(file)) return;
    if (open.includes(file)) {
      cycles.push([...open.slice(open.indexOf(file)), file].join(' -> '));
      return;
    }
    open.push(file);
    for (const { to } of local.filter(({ from }) => from === file)) visit(to);
    open.pop();
    done.add(file);
  };
  files.forEach(visit);
  expect(cycles).toEqual([]);
});

test('the engine, Arrow and React are known only to their folders', () => {
  const wrong = imports.filter(({ from, to }) =>
    PACKAGE_OWNERS.some(({ name, owners }) => name.test(to) && !owners.includes(folderOf(from))),
  );
  expect(wrong.map(arrow)).toEqual([]);
});

test('folders that may only be named in types are not called', () => {
  const wrong = local.filter(
    ({ from, to, isTypeOnly }) =>
      !isTypeOnly && !isTest(from) && TYPES_ONLY[folderOf(from)]?.includes(folderOf(to)),
  );
  expect(wrong.map(arrow)).toEqual([]);
});

test('no shipped file imports test support', () => {
  expect(local.filter(({ from, to }) => isTest(to) && !isTest(from)).map(arrow)).toEqual([]);
});

test('core touches no DOM, clock or network', () => {
  const wrong = files.filter(
    (file) =>
      folderOf(file) === 'core' && !isTest(file) && OUTSIDE_WORLD.test(textOf.get(file) ?? ''),
  );
  expect(wrong).toEqual([]);
});

test(`no file is longer than ${MAX_LINES} lines or named after nothing`, () => {
  const long = files.filter((file) => (textOf.get(file) ?? '').split('\n').length > MAX_LINES + 1);
  expect(long).toEqual([]);
  expect(files.filter((file) => VAGUE_NAMES.test(path.posix.basename(file)))).toEqual([]);
});
