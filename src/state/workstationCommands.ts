import { isoFromMillis } from '../core/isoTime';
import { type Sql, sql } from '../core/sqlText';
import { numberOf } from '../db/rowsOf';
import { computeArgumentEntropy } from '../entropy/computeArgumentEntropy';
import { tableNamed } from '../schema/tables';
import { reportsOf } from './appState';
import { type CommandContext, setActivity } from './context';
import { evidenceRange } from './evidenceRange';
import { fileStem } from './fileStem';
import type { Workbench } from './workbench';
import { type WorkstationFacts, writeWorkstation } from './writeWorkstation';

type WorkstationCommands = Pick<Workbench, 'exportWorkstation'>;

/** Arguments without a measure of their own: never measured, or those of a file that has gone. */
const UNMEASURED: Sql = sql`
  select count(*)::integer
  from (select file_id, record, length(arguments) as letters from process_logs where arguments is not null)
  full join argument_entropy using (file_id, record)
  where letters is distinct from length`;
const HAS_ENTROPY: Sql = sql`
  select count(*)::integer from duckdb_tables()
  where schema_name = 'main' and table_name = 'argument_entropy'`;

export function workstationCommands(context: CommandContext): WorkstationCommands {
  const { deps, store, queue } = context;

  async function measureArguments(signal: AbortSignal): Promise<void> {
    const isThere = numberOf(await deps.db.query(HAS_ENTROPY, { signal })) > 0;
    if (isThere && numberOf(await deps.db.query(UNMEASURED, { signal })) === 0) return;
    setActivity(context, { text: 'Measuring the entropy of arguments', share: null });
    await computeArgumentEntropy(deps.db, deps.entropy, { signal });
  }

  function facts(): WorkstationFacts {
    const state = store.getState();
    const range = evidenceRange(state.tables);
    return {
      caseName: state.caseName,
      writtenAt: isoFromMillis(deps.wallMs()),
      engine: state.engine.state === 'ready' ? state.engine.engine : state.engine.state,
      time: { from: range?.from ?? null, to: range?.to ?? null },
      files: reportsOf(state).map(({ fileId, name, sha256, loaded, rejected, tables }) => ({
        fileId,
        name,
        sha256,
        loaded,
        rejected,
        isCarried: tables.some((table) => tableNamed(table) !== undefined),
      })),
    };
  }

  return {
    async exportWorkstation() {
      try {
        await queue.add(async (signal) => {
          setActivity(context, { text: 'Preparing the export for a workstation', share: null });
          await measureArguments(signal);
          const content = await writeWorkstation(
            deps.db,
            facts(),
            store.getState().params,
            deps.wallMs(),
            {
              signal,
              onProgress: (table, share) =>
                setActivity(context, { text: `Writing ${table} for a workstation`, share }),
            },
          );
          deps.download(
            content,
            `${fileStem(context.redact(store.getState().caseName))}-workstation.zip`,
          );
        });
      } finally {
        setActivity(context, null);
      }
    },
  };
}
