import type { TimelineSeries } from '../../state/workbench';
import { countText } from '../common/amountText';

/** Where nothing was loaded that could be counted. */
export const NO_LOG = 'no log';

/** A count of the chart, or that there is no log to count in. */
export function loggedCount(
  count: number,
  what: TimelineSeries['missing'][number],
  { missing }: Pick<TimelineSeries, 'missing'>,
): string {
  return missing.includes(what) ? NO_LOG : countText(count);
}
