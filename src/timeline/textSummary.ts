import { displayUtc, isoFromMillis } from '../core/isoTime';
import { bucketWidthText } from './bucketWidth';
import type { TimelineBucket } from './buckets';
import type { PivotConfidence } from './pivotPoint';
import type { PivotSigns } from './pivotSigns';
import { counted } from './countedNoun';
import type { ExecutionChoice } from './executionChoice';
import type { LoggedSeries } from './missingSeries';
import { signSummary } from './signSummary';
import type { TimeRange } from './timeRange';

export interface TimelineSeriesText extends TimeRange {
  readonly widthMs: number;
  readonly buckets: readonly TimelineBucket[];
  readonly pivot: {
    readonly at: string;
    readonly user: string | null;
    readonly host: string | null;
    /** Null for the analyst's own. */
    readonly confidence: PivotConfidence | null;
  } | null;
  readonly signs: PivotSigns;
  /** All, when left out. */
  readonly executions?: ExecutionChoice;
  /** What no loaded log holds; nothing, when left out. */
  readonly missing?: readonly LoggedSeries[];
}

/** What the chart shows, in sentences: range, totals, the highest bucket of each axis, the pivot point and the signs of the failures. */
export function timelineSummary(series: TimelineSeriesText): string {
  const { fromMs, toMs, widthMs, buckets, pivot, signs } = series;
  const step = bucketWidthText(widthMs);
  return [
    `${instant(fromMs)} to ${instant(toMs)}, in steps of ${step}.`,
    ...totalsText(series),
    ...peakText(buckets, 'failures', 'failed logon', step),
    ...peakText(buckets, 'executions', executionNoun(series), step),
    pivotText(pivot, series),
    ...signSummary(signs, series),
  ].join(' ');
}

function totalsText(series: TimelineSeriesText): string[] {
  const { buckets, missing = [] } = series;
  const total = (name: SeriesName): number => buckets.reduce((sum, b) => sum + b[name], 0);
  const logons = [
    counted(total('failures'), 'failed logon'),
    counted(total('successes'), 'successful logon'),
  ];
  const executions = counted(total('executions'), executionNoun(series));
  const totals = [
    ...(missing.includes('logons') ? [] : logons),
    ...(missing.includes('executions') ? [] : [executions]),
  ];
  return [
    ...(totals.length > 0 ? [`${totals.join(', ')}.`] : []),
    ...missing.map((what) => `No log of ${what} covers this range.`),
  ];
}

function executionNoun({ executions }: TimelineSeriesText): string {
  return executions === 'suspicious' ? 'suspicious execution' : 'execution';
}

type SeriesName = 'failures' | 'successes' | 'executions';

function peakText(
  buckets: readonly TimelineBucket[],
  name: SeriesName,
  noun: string,
  step: string,
): string[] {
  let peak: TimelineBucket | undefined;
  for (const bucket of buckets) if (bucket[name] > (peak?.[name] ?? 0)) peak = bucket;
  return peak
    ? [
        `Most in one step: ${counted(peak[name], noun)} in the ${step} from ${instant(peak.startMs)}.`,
      ]
    : [];
}

function pivotText(pivot: TimelineSeriesText['pivot'], { fromMs, toMs }: TimeRange): string {
  if (pivot === null) return 'No pivot point is marked.';
  const atMs = Date.parse(pivot.at);
  const where = pivot.host === null ? '' : ` on ${pivot.host}`;
  const seen = atMs >= fromMs && atMs < toMs ? '' : ' It lies outside what is shown.';
  const who = pivot.user === null ? '' : `${pivot.user}${where} `;
  const how = pivot.confidence === null ? 'set by the analyst' : `${pivot.confidence} confidence`;
  return `Pivot point: ${who}at ${displayUtc(pivot.at)}, ${how}.${seen}`;
}

function instant(ms: number): string {
  return displayUtc(isoFromMillis(ms));
}
