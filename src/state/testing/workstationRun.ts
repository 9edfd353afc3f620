import { unzipSync } from 'fflate';
import { trustedSql } from '../../core/sqlText';
import type { CellValue, Db, DbSession } from '../../db/db';
import { recordsOf } from '../../db/rowsOf';
import { statementsOf } from '../../export/workstation/testing/statementsOf';

export type Folder = Readonly<Record<string, Uint8Array>>;
export type AnswerRow = Readonly<Record<string, CellValue>>;

export async function unpacked(zip: Blob | undefined): Promise<Folder> {
  if (!zip) throw new Error('Nothing was downloaded.');
  return unzipSync(new Uint8Array(await zip.arrayBuffer()));
}

export function textOf(folder: Folder, path: string): string {
  const bytes = folder[path];
  if (!bytes) throw new Error(`There is no ${path} in the folder.`);
  return new TextDecoder().decode(bytes);
}

/** Settings that the engine of the page has locked. */
const SETTING = /^set (TimeZone|temp_directory|preserve_insertion_order) =/;
const WRITTEN = /^copy \(([\s\S]*)\) to 'answers\/([a-z-]+)\.csv' \([^()]*\)$/;

/** Runs `run.sql` of a folder on an engine of its own, and gives what it would write into `answers`, by hunt. */
export async function runWorkstation(
  db: Db,
  folder: Folder,
): Promise<Readonly<Record<string, readonly AnswerRow[]>>> {
  const evidence = Object.keys(folder).filter((path) => /^evidence\/./.test(path));
  for (const path of evidence) await db.registerFile(path, new Blob([folder[path] as BlobPart]));
  try {
    return await db.session((session) => answersOf(session, textOf(folder, 'run.sql')));
  } finally {
    for (const path of evidence) await db.dropFile(path);
  }
}

async function answersOf(
  session: DbSession,
  script: string,
): Promise<Record<string, readonly AnswerRow[]>> {
  await session.query(trustedSql('use ir'));
  const answers: Record<string, readonly AnswerRow[]> = {};
  for (const statement of statementsOf(script)) {
    const text = statement.replace(/^(--[^\n]*\s*)+/, '');
    const [, query, hunt] = WRITTEN.exec(text) ?? [];
    if (SETTING.test(text)) continue;
    const rows = await session.query(
      trustedSql(query ?? text.replace(`from 'evidence/`, `from 'ir/evidence/`)),
    );
    if (hunt !== undefined) answers[hunt] = recordsOf(rows);
  }
  return answers;
}
