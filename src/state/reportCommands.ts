import { reportHtml } from '../export/report/reportHtml';
import { reportMarkdown } from '../export/report/reportMarkdown';
import type { ScopingRow } from '../findings/scopingRow';
import { collectReport } from './collectReport';
import { type CommandContext, setActivity } from './context';
import { fileStem } from './fileStem';
import type { TimelineSeries, Workbench } from './workbench';

type ReportCommands = Pick<Workbench, 'exportReport'>;

interface ReportSources {
  /** Makes it anew while its texts show names that were not known before. */
  settled<T>(make: () => T | Promise<T>): Promise<T>;
  scoping(): readonly ScopingRow[];
  timeline(signal?: AbortSignal): Promise<TimelineSeries | null>;
}

export function reportCommands(context: CommandContext, sources: ReportSources): ReportCommands {
  const { deps, store, queue } = context;
  return {
    async exportReport(form) {
      try {
        await queue.add(async (signal) => {
          setActivity(context, { text: 'Writing the report', share: 0 });
          const { buildId } = await deps.networkProof();
          const series = await sources.timeline(signal);
          const data = await collectReport(context, sources.scoping(), series, buildId, {
            signal,
            onProgress: (done, of) =>
              setActivity(context, { text: 'Writing the report', share: done / of }),
          });
          const { redact } = context;
          const content = await sources.settled(() =>
            form === 'html' ? reportHtml(data, redact) : reportMarkdown(data, redact),
          );
          const name = `${fileStem(redact(store.getState().caseName))}-report.${form === 'html' ? 'html' : 'md'}`;
          deps.download(content, name, 'redacted');
        });
      } finally {
        setActivity(context, null);
      }
    },
  };
}
