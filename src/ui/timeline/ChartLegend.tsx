import type { TimelineSeries } from '../../state/workbench';
import type { SignMark } from '../../timeline/signMarks';
import { executionWords } from './executionWords';
import { loggedCount } from './loggedCount';
import { SignGlyph } from './SignGlyph';

interface ChartLegendProps {
  readonly series: TimelineSeries;
  readonly hasPivot: boolean;
  readonly signs: readonly SignMark[];
}

/** What the marks are, with their totals in view. */
export function ChartLegend({ series, hasPivot, signs }: ChartLegendProps) {
  const failures = series.buckets.reduce((sum, bucket) => sum + bucket.failures, 0);
  const executions = series.buckets.reduce((sum, bucket) => sum + bucket.executions, 0);
  return (
    <ul className="hb-legend hb-num">
      <li>
        <span className="hb-legend-bar" aria-hidden />
        <span className="hb-axis-failures">
          Authentication failures, left axis: {loggedCount(failures, 'logons', series)}
        </span>
      </li>
      <li>
        <span className="hb-legend-line" aria-hidden />
        <span className="hb-axis-executions">
          {executionWords(series.executions)}, right axis:{' '}
          {loggedCount(executions, 'executions', series)}
        </span>
      </li>
      {hasPivot && (
        <li>
          <span className="hb-legend-pivot" aria-hidden />
          <span>Pivot point</span>
        </li>
      )}
      {signs.some(({ kind }) => kind === 'onset') && (
        <li>
          <SignGlyph kind="onset" />
          <span>Onset of failures</span>
        </li>
      )}
      {signs.some(({ kind }) => kind !== 'onset') && (
        <li className="hb-legend-signs">
          <SignGlyph kind="rise" />
          <span>Failure rate rises,</span>
          <SignGlyph kind="fall" />
          <span>falls</span>
        </li>
      )}
    </ul>
  );
}
