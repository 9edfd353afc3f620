import { createRequire } from 'node:module';
import type { Cell } from '../siemEngineRun';

const MISSING =
  'DuckDB (npm package @duckdb/node-api) is not installed, so the export for a workstation was not tried. ' +
  'Run `npm ci` in the folder parity, with the npm registry in reach.';

interface Api {
  readonly DuckDBInstance: {
    create(path: string): Promise<{ connect(): Promise<Connection>; closeSync(): void }>;
  };
}
interface Connection {
  run(text: string): Promise<unknown>;
  runAndReadAll(text: string): Promise<{ getRowObjects(): Record<string, unknown>[] }>;
  closeSync(): void;
}

export interface NativeDuckDb {
  readonly version: string;
  run(text: string): Promise<void>;
  /** Every value as text. */
  ask(text: string): Promise<readonly Readonly<Record<string, Cell>>[]>;
  stop(): void;
}

/** The engine of the DuckDB command line, on a database file. Its clock stands in a zone that is not UTC. */
export async function startNativeDuckDb(path: string): Promise<NativeDuckDb> {
  let api: Api;
  try {
    api = createRequire(import.meta.url)('@duckdb/node-api') as Api;
  } catch (error) {
    throw new Error(`${MISSING} (${String(error)})`, { cause: error });
  }
  const instance = await api.DuckDBInstance.create(path);
  const connection = await instance.connect();
  const ask: NativeDuckDb['ask'] = async (text) =>
    (await connection.runAndReadAll(text))
      .getRowObjects()
      .map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, v]): [string, Cell] => [
            name,
            v === null ? null : String(v),
          ]),
        ),
      );
  await connection.run(`set TimeZone = 'Asia/Kolkata'`);
  return {
    version: (await ask('select version() as v'))[0]?.['v'] ?? 'unknown',
    run: async (text) => void (await connection.run(text)),
    ask,
    stop() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
