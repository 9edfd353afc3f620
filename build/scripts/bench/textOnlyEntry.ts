import { literal, sql } from '../../../src/core/sqlText';
import { browserHost } from '../../../src/db/browserHost';
import { DuckDb } from '../../../src/db/duckDb';

declare global {
  var loadTextOnly: (file: File) => Promise<{ ms: number; records: number }>;
}

/** Loads a CSV as text with an engine of its own: what a plain `read_csv` with a list of rejects costs. */
globalThis.loadTextOnly = async (file) => {
  const db = new DuckDb(browserHost, () => performance.now());
  await db.start();
  const header = (await file.slice(0, 10_000).text()).split('\n', 1)[0] ?? '';
  const columns = literal(Object.fromEntries(header.split(',').map((name) => [name, 'VARCHAR'])));
  const startedMs = performance.now();
  await db.registerFile('text.csv', file);
  await db.exec(sql`
    create table text_only as
    select * from read_csv('ir/text.csv', columns = ${columns}, auto_detect = false, header = true,
      delim = ',', quote = '"', escape = '"', store_rejects = true, rejects_limit = 0)`);
  const ms = performance.now() - startedMs;
  const rows = await db.query(sql`select count(*)::integer from text_only`);
  await db.close();
  return { ms, records: Number(rows.cell(0, 0)) };
};
