import { displayUtc, isoFromMillis } from '../core/isoTime';
import { counted } from './countedNoun';
import type { PivotSigns } from './pivotSigns';
import { signMarks } from './signMarks';
import type { TimeRange } from './timeRange';

/** The signs in view in sentences, and how many lie outside; empty where there are none. */
export function signSummary(signs: PivotSigns, { fromMs, toMs }: TimeRange): string[] {
  const marks = signMarks(signs);
  const seen = marks.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
  const outside = marks.length - seen.length;
  return [
    ...seen.map(({ words, atMs }) => `${words}, at ${displayUtc(isoFromMillis(atMs))}.`),
    ...(outside === 0
      ? []
      : [`${counted(outside, 'sign')} of the failures outside what is shown.`]),
  ];
}
