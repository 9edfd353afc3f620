import { duplicateRecords } from '../ingest/duplicates';
import { type CommandContext, setActivity } from './context';

/** Counts the duplicates of the files for which that has not been done, and puts the counts into their reports. */
export async function countDuplicates(context: CommandContext, signal: AbortSignal): Promise<void> {
  const { deps, store, catalog } = context;
  for (const table of catalog.tables) {
    const item = store.getState().intake.find(({ fileId }) => fileId === table.fileId);
    const report = item?.report;
    if (!report || report.duplicates !== null) continue;
    setActivity(context, { text: `Counting duplicates in ${table.fileName}`, share: null });
    const duplicates = await duplicateRecords(deps.db, table, signal);
    store.setState((state) => ({
      intake: state.intake.map((other) =>
        other.report === report ? { ...other, report: { ...report, duplicates } } : other,
      ),
    }));
  }
}
