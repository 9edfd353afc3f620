import type { IntakeChoice } from '../ingest/intakeChoice';
import type { DateOrderVerdict, SettledOrder } from '../ingest/dateOrder';
import { storedTable } from '../ingest/loadTable';
import { type TimeSpan, orderBySpans } from '../ingest/orderBySpans';
import type { SourceReport } from '../ingest/sourceReport';
import { writtenDatesOf } from '../ingest/writtenDates';
import { reportsOf } from './appState';
import type { CommandContext } from './context';

type ReadAgain = (fileId: number, choice: IntakeChoice) => Promise<SourceReport | null>;

/**
 * Holds the dates whose order of day and month is open, or was found in one file alone, against the times of the other
 * files, which may have come later. A file that they settle or contradict is read again; its report is returned.
 */
export async function settleDateOrders(
  { deps, store, catalog }: CommandContext,
  readAgain: ReadAgain,
  signal: AbortSignal,
): Promise<Map<number, SourceReport>> {
  const reports = reportsOf(store.getState()).filter(({ status }) => status === 'loaded');
  const settled = new Map<number, SourceReport>();
  for (const report of reports) {
    const verdict = report.time.dateOrder;
    const table = catalog.tables.find(({ fileId }) => fileId === report.fileId);
    if (!verdict || !isOpen(verdict) || !table?.time) continue;
    const { textColumn } = table.time;
    const others = spansOf(reports.filter(({ fileId }) => fileId !== report.fileId));
    if (others.length === 0) continue;
    const dates = await deps.db.session(
      (session) => writtenDatesOf(session, storedTable(table.catalog, table.name), textColumn),
      signal,
    );
    const found = settledBy(verdict, orderBySpans(dates, others));
    if (!found) continue;
    const again = await readAgain(report.fileId, { ...report.choice, settledOrder: found });
    if (again) settled.set(report.fileId, again);
  }
  return settled;
}

/** What the other files change; null where they say nothing new. */
function settledBy(
  verdict: DateOrderVerdict,
  witness: ReturnType<typeof orderBySpans>,
): SettledOrder | null {
  if (!witness || verdict.order === witness.order) return null;
  if (verdict.order === null) {
    const { order, what } = witness;
    return { order, basis: 'other files', reason: `Read ${order}, by ${what}.` };
  }
  return {
    order: null,
    basis: 'conflict',
    reason: `Day and month cannot be told apart. ${verdict.reason} But ${witness.order} by ${witness.what}. Nothing was guessed and none was dated; say which it is.`,
  };
}

function isOpen({ basis }: DateOrderVerdict): boolean {
  return basis === 'none' || basis === 'records' || basis === 'form';
}

function spansOf(reports: readonly SourceReport[]): TimeSpan[] {
  return reports.flatMap(({ firstSeen, lastSeen }) =>
    firstSeen === null || lastSeen === null
      ? []
      : [{ fromMs: Date.parse(firstSeen), toMs: Date.parse(lastSeen) }],
  );
}
