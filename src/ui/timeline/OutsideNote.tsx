import type { TimelineSeries } from '../../state/workbench';
import { countOf } from '../common/amountText';
import { utcText } from '../common/utcText';

/** The records that the chart cannot draw, so that none is missed in silence. */
export function OutsideNote({ extent }: { readonly extent: TimelineSeries['extent'] }) {
  if (extent.undated === 0 && extent.outside.length === 0) return null;
  return (
    <ul className="hb-outside">
      {extent.undated > 0 && (
        <li>{countOf(extent.undated, 'record')} without a time cannot be drawn.</li>
      )}
      {extent.outside.map((part) => (
        <li key={`${part.table} ${part.reason}`}>
          {countOf(part.records, 'record')} of {part.table} from {utcText(part.first)} to{' '}
          {utcText(part.last)} left off the axis. {part.reason}
        </li>
      ))}
    </ul>
  );
}
