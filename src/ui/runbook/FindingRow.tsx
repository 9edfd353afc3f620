import type { Finding } from '../../findings/finding';
import { countOf } from '../common/amountText';
import { SeverityBadge } from '../common/SeverityBadge';
import { utcText, utcTextToMs } from '../common/utcText';
import { visibleText } from '../common/visibleText';
import { FindingMarks } from './FindingMarks';
import { SeverityMove } from './SeverityMove';

interface FindingRowProps {
  readonly finding: Finding;
  /** Null where all findings are of one hunt. */
  readonly huntTitle: string | null;
  readonly rowIndex: number;
  readonly isMarked: boolean;
  readonly domId: string;
  readonly topPx: number;
  onOpen(finding: Finding): void;
}

export function FindingRow({
  finding,
  huntTitle,
  rowIndex,
  isMarked,
  domId,
  topPx,
  onOpen,
}: FindingRowProps) {
  return (
    <div
      id={domId}
      className="hb-finding"
      data-testid="finding-row"
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={isMarked}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={() => onOpen(finding)}
    >
      <span role="gridcell" className="hb-finding-weight">
        <SeverityBadge severity={finding.severity} />
        <SeverityMove finding={finding} />
        <span className="hb-finding-records hb-num">{countOf(finding.recordCount, 'record')}</span>
      </span>
      <span role="gridcell" className="hb-finding-text">
        <span className="hb-finding-summary" title={finding.summary}>
          {visibleText(finding.summary)}
        </span>
        <span className="hb-finding-hunt">
          <FindingMarks finding={finding} />
          {huntTitle !== null && <span className="hb-finding-title">{huntTitle}</span>}
        </span>
      </span>
      <span role="gridcell" className="hb-finding-pair">
        <Entity name={finding.host} />
        <Entity name={finding.user} />
      </span>
      <span role="gridcell" className="hb-finding-pair hb-num">
        <span title={utcText(finding.firstSeen)}>{utcTextToMs(finding.firstSeen)}</span>
        {finding.lastSeen !== finding.firstSeen && (
          <span className="hb-dim" title={utcText(finding.lastSeen)}>
            {utcTextToMs(finding.lastSeen)}
          </span>
        )}
      </span>
    </div>
  );
}

function Entity({ name }: { readonly name: string | null }) {
  if (name === null) return <span className="hb-faint">–</span>;
  return (
    <span className="hb-finding-entity" title={name}>
      {visibleText(name)}
    </span>
  );
}
