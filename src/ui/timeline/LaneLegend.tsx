import { SEVERITIES_FALLING, SEVERITY_LOOK } from '../common/severityLook';
import { severityMark } from './severityMark';

/** What shapes, figures and hatches mean. */
export function LaneLegend() {
  return (
    <ul className="hb-legend hb-lane-legend">
      {SEVERITIES_FALLING.map((severity) => (
        <li key={severity}>
          <svg width="16" height="16" aria-hidden>
            <path
              className="hb-lane-marks"
              data-severity={severity}
              d={severityMark(severity, 8, 8, 6.4)}
            />
          </svg>
          {SEVERITY_LOOK[severity].word}
        </li>
      ))}
      <li>
        <span className="hb-lane-count-sample hb-num" aria-hidden>
          12
        </span>
        findings on one spot
      </li>
      <li>
        <svg width="26" height="14" aria-hidden>
          <rect className="hb-lane-none" width="26" height="14" />
        </svg>
        no log
      </li>
      <li>
        <svg width="26" height="14" aria-hidden>
          <rect className="hb-lane-gap" width="26" height="14" />
        </svg>
        unexplained silence
      </li>
    </ul>
  );
}
