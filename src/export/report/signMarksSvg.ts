import type { PivotSigns } from '../../timeline/pivotSigns';
import { signMarks } from '../../timeline/signMarks';
import { signPath } from '../../timeline/signPath';
import type { Html, HtmlTag } from './htmlText';

/** Of the strip below the axis that holds the marks. */
export const SIGN_STRIP = 32;
const SIZE = 9;

interface StripPlace {
  readonly left: number;
  readonly right: number;
  /** Of the axis. */
  readonly floor: number;
  x(ms: number): number;
}

/** Below the time axis: ramps where the failure rate rises or falls, a pole with its word where failures pile up. */
export function signMarksSvg(markup: HtmlTag, signs: PivotSigns, place: StripPlace): Html[] {
  const { left, right, floor, x } = place;
  return signMarks(signs).flatMap(({ kind, atMs, words }) => {
    const at = x(atMs);
    if (at < left || at > right) return [];
    if (kind !== 'onset') {
      return [
        markup`<path class="sign" d="${signPath(kind, at, floor + 3, SIZE)}" fill="#8a5a00"><title>${words}</title></path>`,
      ];
    }
    const isRight = at < left + 60;
    return [
      markup`<line class="sign" x1="${at.toFixed(1)}" x2="${at.toFixed(1)}" y1="${floor}" y2="${floor + 28}" stroke="#16202b" stroke-width="1.5" />
        <text x="${(isRight ? at + 5 : at - 5).toFixed(1)}" y="${floor + 27}" text-anchor="${isRight ? 'start' : 'end'}">Onset</text>`,
    ];
  });
}
