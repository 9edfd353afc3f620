import type { LaneMarks } from './lanes';
import type { TimeRange } from './timeRange';

/** The marks of one lane that fall on the same spot. */
export interface BinnedMark {
  readonly lane: number;
  /** Which spot, from the left. */
  readonly bin: number;
  readonly count: number;
  /** The highest among them, a place in `SEVERITIES`. */
  readonly severity: number;
  /** Places of the first and last in the arrays of the marks; those of other lanes lie between. */
  readonly first: number;
  readonly last: number;
}

/** One mark a lane and spot for the marks in the range, lane by lane, from left to right. */
export function binMarks(marks: LaneMarks, range: TimeRange, bins: number): BinnedMark[] {
  const perMs = bins / (range.toMs - range.fromMs);
  const size = marks.lanes.length * bins;
  const counts = new Uint32Array(size);
  const severities = new Uint8Array(size);
  const firsts = new Uint32Array(size);
  const lasts = new Uint32Array(size);
  const from = lowerBound(marks.ms, range.fromMs);
  const to = lowerBound(marks.ms, range.toMs);
  for (let i = from; i < to; i++) {
    const bin = Math.min(bins - 1, Math.floor(((marks.ms[i] ?? 0) - range.fromMs) * perMs));
    const place = (marks.lane[i] ?? 0) * bins + bin;
    if (counts[place] === 0) firsts[place] = i;
    counts[place] = (counts[place] ?? 0) + 1;
    lasts[place] = i;
    severities[place] = Math.max(severities[place] ?? 0, marks.severity[i] ?? 0);
  }
  const binned: BinnedMark[] = [];
  for (let place = 0; place < size; place++) {
    const count = counts[place] ?? 0;
    if (count === 0) continue;
    binned.push({
      lane: Math.floor(place / bins),
      bin: place % bins,
      count,
      severity: severities[place] ?? 0,
      first: firsts[place] ?? 0,
      last: lasts[place] ?? 0,
    });
  }
  return binned;
}

/** Places in the list of findings of the marks in a bin, oldest first, at most `most`. */
export function findingsInBin(marks: LaneMarks, mark: BinnedMark, most: number): number[] {
  const found: number[] = [];
  for (let i = mark.first; i <= mark.last && found.length < most; i++) {
    if (marks.lane[i] === mark.lane) found.push(marks.finding[i] ?? 0);
  }
  return found;
}

function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
