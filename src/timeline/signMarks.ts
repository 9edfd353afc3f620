import { countText } from '../core/countText';
import type { ChangePoint, PivotSigns } from './pivotSigns';

export type SignKind = 'onset' | 'rise' | 'fall';

/** A sign of the failures as it is drawn and told. */
export interface SignMark {
  readonly kind: SignKind;
  readonly atMs: number;
  /** What it is, without its time. */
  readonly words: string;
}

/** Onset and changes of the failure rate, the oldest first; the onset before a change of the same instant. */
export function signMarks({ onset, changePoints }: PivotSigns): SignMark[] {
  const first: SignMark[] = onset
    ? [{ kind: 'onset', atMs: Date.parse(onset.at), words: 'Onset: failures begin to pile up' }]
    : [];
  return [...first, ...changePoints.map(changeMark)].sort((a, b) => a.atMs - b.atMs);
}

function changeMark({ at, failuresAnHourBefore, failuresAnHourAfter }: ChangePoint): SignMark {
  const isRise = failuresAnHourAfter > failuresAnHourBefore;
  return {
    kind: isRise ? 'rise' : 'fall',
    atMs: Date.parse(at),
    words: `Failure rate ${isRise ? 'rises' : 'falls'} from ${rateText(failuresAnHourBefore)} to ${rateText(failuresAnHourAfter)} an hour`,
  };
}

/** Whole from ten on; what is more than nothing never reads as nothing. */
function rateText(anHour: number): string {
  if (anHour >= 9.95) return countText(Math.round(anHour));
  if (anHour > 0 && anHour < 0.05) return 'under 0.1';
  return anHour.toFixed(1).replace(/\.0$/, '');
}
