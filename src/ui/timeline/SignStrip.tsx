import type { SignMark } from '../../timeline/signMarks';
import { signPath } from '../../timeline/signPath';
import { type PlotGeometry, xOf } from './plotGeometry';

/** Letters of room that the word of the onset takes. */
const WORD_LETTERS = 4.5;

interface SignStripProps {
  readonly signs: readonly SignMark[];
  readonly plot: PlotGeometry;
  /** Of the time axis, in pixels of the chart. */
  readonly floorPx: number;
}

/** Under the time axis and clear of the data: ramps where the failure rate changes, a pole where failures pile up. */
export function SignStrip({ signs, plot, floorPx }: SignStripProps) {
  const { textPx, stripPx, range } = plot;
  const seen = signs.filter(({ atMs }) => atMs >= range.fromMs && atMs < range.toMs);
  return (
    <g data-testid="sign-strip">
      {seen.map((sign) => {
        const x = xOf(sign.atMs, plot);
        if (sign.kind !== 'onset') {
          return (
            <path
              key={`${sign.kind} ${sign.atMs}`}
              className="hb-sign"
              data-sign={sign.kind}
              d={signPath(sign.kind, x, floorPx + textPx * 0.16, textPx * 0.62)}
            />
          );
        }
        const isRight = x < plot.leftPx + textPx * WORD_LETTERS;
        return (
          <g key="onset" data-sign="onset">
            <path className="hb-sign-pole" d={`M${x.toFixed(1)},${floorPx}v${stripPx}`} />
            <text
              className="hb-sign-word"
              x={x + (isRight ? 1 : -1) * textPx * 0.3}
              y={floorPx + stripPx - 1}
              textAnchor={isRight ? 'start' : 'end'}
            >
              Onset
            </text>
          </g>
        );
      })}
    </g>
  );
}
