import { isoFromMillis } from '../../core/isoTime';
import type { Html, HtmlTag } from './htmlText';
import type { ReportPivot, ReportTimeline } from './reportData';
import { SIGN_STRIP, signMarksSvg } from './signMarksSvg';

const WIDTH = 1120;
const HEIGHT = 412;
const LEFT = 70;
const RIGHT = 70;
const TOP = 34;
const BOTTOM = 56 + SIGN_STRIP;
const TIME_TICKS = 7;
const COUNT_TICKS = 4;

/** Failures as bars on the left scale, executions as a line on the right one, the pivot point, and below the axis the signs of the failures. */
export function timelineSvg(
  markup: HtmlTag,
  { fromMs, toMs, widthMs, buckets, signs, summary }: ReportTimeline,
  pivot: ReportPivot | null,
): Html {
  const plotWidth = WIDTH - LEFT - RIGHT;
  const plotHeight = HEIGHT - TOP - BOTTOM;
  const spanMs = Math.max(1, toMs - fromMs);
  const x = (ms: number): number => LEFT + ((ms - fromMs) / spanMs) * plotWidth;
  const topOf = (name: 'failures' | 'executions'): number =>
    scaleTop(buckets.reduce((most, bucket) => Math.max(most, bucket[name]), 0));
  const failuresTop = topOf('failures');
  const executionsTop = topOf('executions');
  const y = (value: number, top: number): number => TOP + plotHeight * (1 - value / top);
  const barWidth = Math.max(1, (plotWidth * widthMs) / spanMs - 1);
  const bars = buckets.flatMap(({ startMs, failures }) =>
    failures === 0
      ? []
      : [
          markup`<rect
            x="${px(x(startMs))}"
            y="${px(y(failures, failuresTop))}"
            width="${px(barWidth)}"
            height="${px(TOP + plotHeight - y(failures, failuresTop))}"
            fill="#E69F00"
          />`,
        ],
  );
  const line = buckets
    .map(
      ({ startMs, executions }) =>
        `${px(x(startMs + widthMs / 2))},${px(y(executions, executionsTop))}`,
    )
    .join(' ');
  const counts = Array.from({ length: COUNT_TICKS + 1 }, (_, i) => i / COUNT_TICKS);
  const times = Array.from(
    { length: TIME_TICKS },
    (_, i) => fromMs + (spanMs * i) / (TIME_TICKS - 1),
  );
  const floor = TOP + plotHeight;
  return markup`<svg
    class="timeline"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    role="img"
    aria-label="${summary}"
  >
    ${counts.map(
      (share) =>
        markup`<line
            x1="${LEFT}"
            x2="${WIDTH - RIGHT}"
            y1="${px(TOP + plotHeight * (1 - share))}"
            y2="${px(TOP + plotHeight * (1 - share))}"
            stroke="#cfd7df"
          />
          <text
            class="left"
            x="${LEFT - 8}"
            y="${px(TOP + plotHeight * (1 - share) + 4)}"
            text-anchor="end"
            >${(failuresTop * share).toLocaleString('en-US')}</text
          >
          <text class="right" x="${WIDTH - RIGHT + 8}" y="${px(TOP + plotHeight * (1 - share) + 4)}"
            >${(executionsTop * share).toLocaleString('en-US')}</text
          >`,
    )}
    ${pivot ? pivotBand(markup, pivot, x, floor) : null} ${bars}
    <polyline points="${line}" fill="none" stroke="#1c6d9c" stroke-width="2" />
    ${pivot ? pivotMark(markup, pivot, x, floor) : null}
    ${signMarksSvg(markup, signs, { left: LEFT, right: WIDTH - RIGHT, floor, x })}
    ${times.map(
      (ms, i) =>
        markup`<text
            x="${px(x(ms))}"
            y="${floor + SIGN_STRIP + 20}"
            text-anchor="${i === 0 ? 'start' : i === TIME_TICKS - 1 ? 'end' : 'middle'}"
            >${isoFromMillis(ms).slice(0, 10)}</text
          >
          <text
            x="${px(x(ms))}"
            y="${floor + SIGN_STRIP + 38}"
            text-anchor="${i === 0 ? 'start' : i === TIME_TICKS - 1 ? 'end' : 'middle'}"
            >${isoFromMillis(ms).slice(11, 19)}Z</text
          >`,
    )}
    <text class="left" x="${LEFT}" y="16">Authentication failures (bars)</text>
    ${
      signs.changePoints.length > 0
        ? markup`<text x="${WIDTH / 2}" y="16" text-anchor="middle"
            >Ramps below the axis: the failure rate rises or falls</text
          >`
        : null
    }
    <text class="right" x="${WIDTH - RIGHT}" y="16" text-anchor="end">
      Command executions (line)
    </text>
  </svg>`;
}

function pivotBand(
  markup: HtmlTag,
  pivot: ReportPivot,
  x: (ms: number) => number,
  floor: number,
): Html {
  const from = clamped(x(Date.parse(pivot.from)));
  const to = clamped(x(Date.parse(pivot.to)));
  return markup`<rect
    x="${px(from)}"
    y="${TOP}"
    width="${px(Math.max(1, to - from))}"
    height="${floor - TOP}"
    fill="#D55E00"
    fill-opacity="0.16"
  />`;
}

function pivotMark(
  markup: HtmlTag,
  pivot: ReportPivot,
  x: (ms: number) => number,
  floor: number,
): Html | null {
  const at = x(Date.parse(pivot.at));
  if (at < LEFT || at > WIDTH - RIGHT) return null;
  const isRight = at > WIDTH - RIGHT - 120;
  return markup`<line
      x1="${px(at)}"
      x2="${px(at)}"
      y1="${TOP}"
      y2="${floor}"
      stroke="#a13f00"
      stroke-width="2"
      stroke-dasharray="7 3"
    />
    <text
      class="turn"
      x="${px(isRight ? at - 6 : at + 6)}"
      y="${TOP + 14}"
      text-anchor="${isRight ? 'end' : 'start'}"
      >Pivot point</text
    >`;
}

function clamped(x: number): number {
  return Math.min(WIDTH - RIGHT, Math.max(LEFT, x));
}

/** The least of 4, 8, 20, 40, 80, 200 … that holds the value: its quarters are whole. */
function scaleTop(most: number): number {
  for (let step = 4; ; step *= 10) {
    for (const top of [step, step * 2, step * 5]) if (top >= most) return top;
  }
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
