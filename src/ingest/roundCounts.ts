import { countText } from '../core/countText';
const CAPS = [10_000, 30_000, 50_000, 100_000, 500_000];

/** A sentence when the number of records is exactly one of the row caps of portals and SIEMs. */
export function roundCountWarning(records: number): string | null {
  return CAPS.includes(records)
    ? `Exactly ${countText(records)} records: probably cut by a row cap of the portal. Split the export by time and compare.`
    : null;
}
