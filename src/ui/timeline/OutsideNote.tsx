import { Button } from '@mantine/core';
import type { TimeRange } from '../../state/appState';
import type { TimelineSeries } from '../../state/workbench';
import { countOf } from '../common/amountText';
import { utcText } from '../common/utcText';
import { visibleText } from '../common/visibleText';
import { useWorkbench } from '../common/workbenchContext';

/** The records that the chart cannot draw, so that none is missed in silence. */
export function OutsideNote({ extent }: { readonly extent: TimelineSeries['extent'] }) {
  const workbench = useWorkbench();
  if (extent.undated === 0 && extent.outside.length === 0) return null;
  return (
    <ul className="hb-outside">
      {extent.undated > 0 && (
        <li>{countOf(extent.undated, 'record')} without a time cannot be drawn.</li>
      )}
      {extent.outside.map((part) => (
        <li key={`${part.table} ${part.reason}`}>
          {countOf(part.records, 'record')} of {part.table}
          {part.hosts.length > 0 && ` (${visibleText(part.hosts.join(', '))})`} from{' '}
          {utcText(part.first)} to {utcText(part.last)} left off the axis. {part.reason}{' '}
          {rangeOf(part) && (
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => workbench.zoomTo(rangeOf(part))}
            >
              Show them
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** From first to last; null for years that no axis reaches. */
function rangeOf({ first, last }: TimelineSeries['extent']['outside'][number]): TimeRange | null {
  const fromMs = Date.parse(first);
  const toMs = Date.parse(last) + 1;
  const isDrawable = fromMs >= Date.UTC(2000, 0) && toMs <= Date.UTC(2101, 0);
  return isDrawable ? { fromMs: Math.floor(fromMs), toMs: Math.ceil(toMs) } : null;
}
