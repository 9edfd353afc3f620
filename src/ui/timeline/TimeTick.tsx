import type { Zone } from '../../timeline/zone';
import { tickWords } from './timeTicks';

interface TimeTickProps {
  readonly ticks: readonly number[];
  readonly zone: Zone;
  /** Below the axis. */
  readonly dropPx: number;
  /** Given by the chart. */
  readonly x?: number | string;
  readonly y?: number | string;
  readonly payload?: { readonly value: number };
}

/** A tick of the time axis in two lines: time, and the date where it changes. */
export function TimeTick({ ticks, zone, dropPx, x = 0, y = 0, payload }: TimeTickProps) {
  if (!payload) return null;
  const index = ticks.indexOf(payload.value);
  const stepMs = ticks.length > 1 ? (ticks[1] ?? 0) - (ticks[0] ?? 0) : Number.POSITIVE_INFINITY;
  const { time, date } = tickWords(payload.value, ticks[index - 1] ?? null, stepMs, zone);
  return (
    <text x={x} y={Number(y) + dropPx} textAnchor="middle" className="hb-tick">
      {time !== '' && (
        <tspan x={x} dy="0.9em">
          {time}
        </tspan>
      )}
      {date !== null && (
        <tspan x={x} dy={time === '' ? '0.9em' : '1.25em'} className="hb-tick-date">
          {date}
        </tspan>
      )}
    </text>
  );
}
