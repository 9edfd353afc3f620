import { errorText, isAbortError } from '../core/analystError';
import type { SourceReport } from '../ingest/sourceReport';
import { type ZonedFile, zoneOfferFor } from '../ingest/zoneOffer';
import { reportsOf } from './appState';
import { type CommandContext, addFault } from './context';

const KNOWN_ZONE: readonly string[] = ['explicit', 'declared', 'documented'];

/**
 * Looks, behind whatever runs now, how the files whose times were taken as UTC stand to the same records in files of
 * known zone, and puts what it finds into their reports. It moves nothing.
 */
export async function offerZones(context: CommandContext): Promise<void> {
  const { deps, store, queue } = context;
  try {
    await queue.add(async (signal) => {
      const dated = reportsOf(store.getState()).filter(({ firstSeen }) => firstSeen !== null);
      const witnesses = dated.filter(({ time }) => KNOWN_ZONE.includes(time.basis)).map(zonedFile);
      if (witnesses.length === 0) return;
      for (const report of dated.filter(isAssumed)) {
        const offer = await zoneOfferFor(deps.db, zonedFile(report), witnesses, signal);
        if (offer) replaceReport(context, report, { ...report.time, zoneOffer: offer });
      }
    });
  } catch (error) {
    if (isAbortError(error)) return;
    addFault(context, `Files could not be compared for their zone: ${errorText(error)}`);
  }
}

function isAssumed({ time, choice }: SourceReport): boolean {
  return time.basis === 'assumed' && choice?.zoneOffsetMinutes === undefined;
}

function zonedFile({ fileId, name, tables, loaded }: SourceReport): ZonedFile {
  return { fileId, name, tables, records: loaded };
}

/** Unless the file was read again meanwhile. */
function replaceReport(
  { store }: CommandContext,
  report: SourceReport,
  time: SourceReport['time'],
): void {
  store.setState((state) => ({
    intake: state.intake.map((item) =>
      item.report === report ? { ...item, report: { ...report, time } } : item,
    ),
  }));
}
