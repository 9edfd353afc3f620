import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Cell, EstateFile, EstateTable, SiemEngineRun } from './siemEngineRun';

const MISSING =
  'MariaDB is not on this machine and could not be installed, so the MySQL texts were not tried. ' +
  "Install Debian's package mariadb-server, or run this as root with Debian's packages in reach.";

/** A MariaDB server of its own: a free port, a data folder below the temporary one, stopped and removed at the end. */
export async function startMariaDb(): Promise<SiemEngineRun> {
  const server = findProgram('mariadbd') ?? installed('mariadbd');
  const install = findProgram('mariadb-install-db');
  const client = findProgram('mariadb');
  if (!server || !install || !client) throw new Error(MISSING);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'huntbench-mariadb-'));
  const data = path.join(folder, 'data');
  const socket = path.join(folder, 'server.sock');
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  execFileSync(
    install,
    [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      ...asRoot,
    ],
    { stdio: 'ignore' },
  );
  const child = spawn(
    server,
    [
      '--no-defaults',
      `--datadir=${data}`,
      // A server that starts empties its folder for temporary tables, so two must not share one.
      `--tmpdir=${folder}`,
      `--socket=${socket}`,
      `--port=${await freePort()}`,
      '--bind-address=127.0.0.1',
      '--character-set-server=utf8mb4',
      '--local-infile=1',
      '--innodb-buffer-pool-size=1G',
      '--innodb-flush-log-at-trx-commit=0',
      ...asRoot,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const log: string[] = [];
  child.stderr.on('data', (part: Buffer) => log.push(part.toString()));
  const run = (text: string, form: '--xml' | '--batch' = '--xml'): string => {
    const done = spawnSync(
      client,
      [
        '--no-defaults',
        '-uroot',
        `--socket=${socket}`,
        '--default-character-set=utf8mb4',
        '--local-infile=1',
        form,
      ],
      { input: text, encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    if (done.status !== 0) throw new Error(`MariaDB: ${done.stderr.trim()}`);
    return done.stdout;
  };
  try {
    await answering(child, () => run('select 1'), log);
  } catch (error) {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  run('create database estate character set utf8mb4;');
  return {
    name: 'MariaDB',
    version: cellsOf(run('select version() as v;'))[0]?.['v'] ?? 'unknown',
    load: (schema, tables) => void run(`${created(schema)}\n${tables.map(insertText).join('\n')}`),
    loadFiles: (schema, tables) =>
      void run(`${created(schema)}\n${tables.map(loadText).join('\n')}`),
    saved: (text) => ({ name: 'answer.tsv', text: run(`use estate;\n${text}`, '--batch') }),
    ask: (text) => cellsOf(run(`use estate;\n${text}`)),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findProgram(name: string): string | undefined {
  const places = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'];
  return places.map((place) => path.join(place, name)).find((file) => existsSync(file));
}

function installed(name: string): string | undefined {
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update'], { env, stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'mariadb-server'], {
    env,
    stdio: 'ignore',
  });
  return findProgram(name);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answering(child: ChildProcess, ask: () => unknown, log: string[]): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    if (child.exitCode !== null) break;
    try {
      ask();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
  throw new Error(`MariaDB did not start. Its last words: ${log.join('').trim().slice(-600)}`);
}

function created(schema: string): string {
  return `drop database if exists estate; create database estate character set utf8mb4; use estate;\n${schema}`;
}

function loadText({ name, columns, file }: EstateFile): string {
  const list = columns.map((column) => `\`${column}\``).join(', ');
  return `load data local infile '${file}' into table ${name} character set utf8mb4 (${list}); analyze table ${name};`;
}

function insertText(table: EstateTable): string {
  if (table.rows.length === 0) return '';
  const value = (cell: Cell): string =>
    cell === null
      ? 'null'
      : `convert(x'${Buffer.from(cell, 'utf8').toString('hex')}' using utf8mb4)`;
  const rows = table.rows.map((row) => `(${row.map(value).join(', ')})`);
  const columns = table.columns.map((column) => `\`${column}\``).join(', ');
  return `insert into ${table.name} (${columns}) values ${rows.join(',\n')};`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

/** The last result set of the client's XML. */
function cellsOf(xml: string): Readonly<Record<string, Cell>>[] {
  const rows = xml.slice(xml.lastIndexOf('<resultset')).match(/<row>[\s\S]*?<\/row>/g) ?? [];
  return rows.map((row) =>
    Object.fromEntries(
      Array.from(
        row.matchAll(/<field name="([^"]*)"(?: xsi:nil="true" \/>|>([\s\S]*?)<\/field>)/g),
        ([, name = '', text]): [string, Cell] => [
          name,
          text?.replace(/&(\w+);/g, (whole, entity: string) => ENTITIES[entity] ?? whole) ?? null,
        ],
      ),
    ),
  );
}
