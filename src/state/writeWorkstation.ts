import { type Sql, ident, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { numberOf } from '../db/rowsOf';
import {
  CARRIED_TABLES,
  type CarriedTable,
  type WrittenTable,
  evidencePath,
} from '../export/workstation/carriedTable';
import { clickHouseScript } from '../export/workstation/clickHouseScript';
import { evidenceHeader, evidenceRows } from '../export/workstation/evidenceRows';
import { readmeText } from '../export/workstation/readmeText';
import { huntScripts, runScript, schemaScript } from '../export/workstation/runScript';
import type { WorkstationCase } from '../export/workstation/workstationCase';
import { ZipFolder } from '../export/workstation/zipFolder';
import { HUNTS, inRunOrder } from '../hunts/library';
import { planHunts } from '../hunts/huntPlan';
import type { ParamOverrides } from '../hunts/hunt';

export type WorkstationFacts = Omit<WorkstationCase, 'tables' | 'plan'>;

export interface WorkstationHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (table: string, share: number) => void;
}

/** The folder for a workstation as a zip. The argument entropy must have been measured. */
export async function writeWorkstation(
  db: Db,
  facts: WorkstationFacts,
  params: Readonly<Record<string, ParamOverrides>>,
  wallMs: number,
  { signal, onProgress }: WorkstationHooks = {},
): Promise<Blob> {
  const options = signal ? { signal } : {};
  const hunts = inRunOrder(HUNTS.filter((hunt) => hunt.automatic));
  const plan = await planHunts(db, hunts, params, signal);
  const counted: { readonly table: CarriedTable; readonly records: number }[] = [];
  for (const table of CARRIED_TABLES) {
    const records = numberOf(await db.query(countOf(table), options));
    if (records > 0) counted.push({ table, records });
  }
  const total = counted.reduce((sum, { records }) => sum + records, 0);
  const folder = new ZipFolder(wallMs);
  const tables: WrittenTable[] = [];
  let done = 0;
  for (const { table, records } of counted) {
    const written = await writeTable(db, folder, table, options, (rows) =>
      onProgress?.(table.name, (done + rows) / total),
    );
    if (written.records !== records) {
      throw new Error(
        `${table.name} gave ${written.records} rows for the export and holds ${records}.`,
      );
    }
    tables.push(written);
    done += records;
  }
  const workstation: WorkstationCase = { ...facts, tables, plan };
  folder.text('README.txt', readmeText(workstation));
  folder.text('run.sql', runScript(workstation));
  folder.text('schema.sql', schemaScript());
  folder.text('load-clickhouse.sql', clickHouseScript(workstation));
  for (const { path, text } of huntScripts(workstation)) folder.text(path, text);
  folder.emptyFolder('answers');
  return folder.finish();
}

function countOf({ name }: CarriedTable): Sql {
  return sql`select count(*)::bigint from ${ident(name)}`;
}

const LINE_FEED = 10;

async function writeTable(
  db: Db,
  folder: ZipFolder,
  table: CarriedTable,
  options: { readonly signal?: AbortSignal },
  onRows: (rows: number) => void,
): Promise<WrittenTable> {
  const member = folder.begin(evidencePath(table));
  member.push(new TextEncoder().encode(evidenceHeader(table)));
  let records = 0;
  let longestRowBytes = 0;
  let lineFeeds = 0;
  await db.textBatches(
    evidenceRows(table),
    async ({ rowCount, text }) => {
      for (let row = 0; row < rowCount; row++) {
        const length = (text.offsets[row + 1] ?? 0) - (text.offsets[row] ?? 0);
        if (length > longestRowBytes) longestRowBytes = length;
      }
      const bytes = text.bytes.subarray(text.offsets[0], text.offsets[rowCount]);
      for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) {
        lineFeeds++;
      }
      member.push(bytes);
      records += rowCount;
      onRows(records);
    },
    options,
  );
  member.end();
  return { table, records, longestRowBytes, hasLineBreaks: lineFeeds > records };
}
