import type { Finding } from '../../findings/finding';
import type { TimelineSeries } from '../../state/workbench';
import { type BinnedMark, findingsInBin } from '../../timeline/binMarks';
import type { LaneMarks } from '../../timeline/lanes';
import type { SignMark } from '../../timeline/signMarks';
import { zonedText } from '../../timeline/zone';
import { countOf } from '../common/amountText';
import { SeverityBadge } from '../common/SeverityBadge';
import { visibleText } from '../common/visibleText';
import { useAppState } from '../common/workbenchContext';
import { executionWords } from './executionWords';
import { loggedCount } from './loggedCount';
import { SignTip } from './SignTip';

type Bucket = TimelineSeries['buckets'][number];

interface CrosshairTipProps {
  readonly bucket: Bucket | null;
  readonly series: TimelineSeries;
  /** The mark under the crosshair. */
  readonly mark: { readonly binned: BinnedMark; readonly of: LaneMarks } | null;
  readonly findings: readonly Finding[];
  readonly signs: readonly SignMark[];
}

/** The exact values at the crosshair: of the bucket, and of the finding where it meets one. */
export function CrosshairTip({ bucket, series, mark, findings, signs }: CrosshairTipProps) {
  const zone = useAppState((state) => state.zone);
  const [first] = mark ? findingsInBin(mark.of, mark.binned, 1) : [];
  const finding = first === undefined ? undefined : findings[first];
  return (
    <>
      {bucket && (
        <>
          <div className="hb-strong hb-num">{zonedText(bucket.startMs, zone)}</div>
          <div className="hb-dim hb-num">to {zonedText(bucket.startMs + series.widthMs, zone)}</div>
          <dl className="hb-facts hb-tooltip-facts hb-num">
            <dt className="hb-axis-failures">Failures</dt>
            <dd>{loggedCount(bucket.failures, 'logons', series)}</dd>
            <dt className="hb-axis-executions">{executionWords(series.executions)}</dt>
            <dd>{loggedCount(bucket.executions, 'executions', series)}</dd>
            <dt>Successful logons</dt>
            <dd>{loggedCount(bucket.successes, 'logons', series)}</dd>
          </dl>
        </>
      )}
      {signs.map((sign) => (
        <SignTip key={`${sign.kind} ${sign.atMs}`} sign={sign} zone={zone} />
      ))}
      {finding && mark && (
        <div className="hb-tip-finding">
          {mark.binned.count > 1 && (
            <div className="hb-strong">{countOf(mark.binned.count, 'finding')}, the first:</div>
          )}
          <SeverityBadge severity={finding.severity} />
          <span className="hb-num">
            {finding.firstSeen !== null && zonedText(Date.parse(finding.firstSeen), zone)}
          </span>
          <p className="hb-tip-summary">{visibleText(finding.summary)}</p>
        </div>
      )}
    </>
  );
}
