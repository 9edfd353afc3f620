import { countText } from '../core/countText';
import { sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import type { Gate } from './gate';
import type { Hunt } from './hunt';

/** Whether the table a hunt prepares is there and covers every record it is made from. */
export async function preparedGate(db: Db, hunt: Hunt, signal?: AbortSignal): Promise<Gate> {
  if (hunt.prepares !== 'argument-entropy') return { blocked: null, gaps: [] };
  const options = signal ? { signal } : {};
  const [found = {}] = recordsOf(
    await db.query(
      sql`select count(*)::integer as tables from duckdb_tables() where table_name = 'argument_entropy'`,
      options,
    ),
  );
  if (found['tables'] === 0) {
    return { blocked: 'The entropy of the arguments has not been computed yet.', gaps: [] };
  }
  const [counts = {}] = recordsOf(
    await db.query(
      sql`select (select count(*) from argument_entropy)::bigint as computed,
            (select count(arguments) from process_logs)::bigint as wanted`,
      options,
    ),
  );
  const computed = Number(counts['computed']);
  const wanted = Number(counts['wanted']);
  if (computed >= wanted) return { blocked: null, gaps: [] };
  const share = `${countText(computed)} of ${countText(wanted)}`;
  return { blocked: null, gaps: [`The entropy is computed for ${share} arguments only.`] };
}
