import type { TimelineSeries } from '../../state/workbench';
import { countText } from '../common/amountText';
import { executionWords } from './executionWords';

interface ChartLegendProps {
  readonly series: TimelineSeries;
  readonly hasPivot: boolean;
}

/** What the marks are, with their totals in view. */
export function ChartLegend({ series, hasPivot }: ChartLegendProps) {
  const failures = series.buckets.reduce((sum, bucket) => sum + bucket.failures, 0);
  const executions = series.buckets.reduce((sum, bucket) => sum + bucket.executions, 0);
  return (
    <ul className="hb-legend hb-num">
      <li>
        <span className="hb-legend-bar" aria-hidden />
        <span className="hb-axis-failures">
          Authentication failures, left axis: {countText(failures)}
        </span>
      </li>
      <li>
        <span className="hb-legend-line" aria-hidden />
        <span className="hb-axis-executions">
          {executionWords(series.executions)}, right axis: {countText(executions)}
        </span>
      </li>
      {hasPivot && (
        <li>
          <span className="hb-legend-pivot" aria-hidden />
          <span>Pivot point</span>
        </li>
      )}
    </ul>
  );
}
