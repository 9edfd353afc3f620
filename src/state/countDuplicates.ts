import { duplicateRecords } from '../ingest/duplicates';
import type { SourceReport } from '../ingest/sourceReport';
import { type CommandContext, setActivity } from './context';

/** Counts the duplicates of the files for which that has not been done, and puts the counts into their reports. */
export async function countDuplicates(context: CommandContext, signal: AbortSignal): Promise<void> {
  const { deps, store, catalog } = context;
  const counted = new Map<SourceReport, number>();
  setActivity(context, { text: 'Counting duplicate records', share: null });
  for (const table of catalog.tables) {
    const item = store.getState().intake.find(({ fileId }) => fileId === table.fileId);
    if (item?.report?.duplicates !== null) continue;
    counted.set(item.report, await duplicateRecords(deps.db, table, signal));
  }
  store.setState((state) => ({
    intake: state.intake.map((item) => {
      const duplicates = item.report ? counted.get(item.report) : undefined;
      return item.report && duplicates !== undefined
        ? { ...item, report: { ...item.report, duplicates } }
        : item;
    }),
  }));
}
