import { isoFromMillis } from '../../core/isoTime';
import type { Logon } from './evidence';

/** UTC text without a zone, as an instant of the evidence. */
export function utc(ms: number): string {
  return isoFromMillis(ms).replace('T', ' ').replace('Z', '');
}

export function msOf(at: string): number {
  return Date.parse(`${at.replace(' ', 'T')}Z`);
}

/** Failures at a start plus each offset in seconds. */
export function failuresAt(
  start: string,
  offsetsS: readonly number[],
  logon: Pick<Logon, 'user' | 'host' | 'source'>,
): Logon[] {
  return offsetsS.map((offset) => ({
    ...logon,
    at: utc(msOf(start) + Math.round(offset * 1000)),
    outcome: 'failure',
  }));
}

/** Offsets no clock would keep: gaps of 7, 19, 3, 29, 11 … s. */
export function irregularOffsets(count: number): number[] {
  const gaps = [7, 19, 3, 29, 11, 2, 23];
  const offsets = [0];
  for (let i = 1; i < count; i++)
    offsets.push((offsets.at(-1) ?? 0) + (gaps[i % gaps.length] ?? 0));
  return offsets;
}
