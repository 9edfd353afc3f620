import type { Finding } from '../../findings/finding';
import { countOf } from '../common/amountText';
import { SeverityBadge } from '../common/SeverityBadge';
import { utcText } from '../common/utcText';
import { visibleText } from '../common/visibleText';

interface FindingRowProps {
  readonly finding: Finding;
  readonly huntTitle: string;
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
      <span role="gridcell">
        <SeverityBadge severity={finding.severity} />
        <span className="hb-finding-records hb-num">{countOf(finding.recordCount, 'record')}</span>
      </span>
      <span role="gridcell" className="hb-finding-text">
        <span className="hb-finding-summary" title={finding.summary}>
          {visibleText(finding.summary)}
        </span>
        <span className="hb-finding-hunt">{huntTitle}</span>
      </span>
      <span role="gridcell" className="hb-finding-pair">
        <Entity name={finding.host} />
        <Entity name={finding.user} />
      </span>
      <span role="gridcell" className="hb-finding-pair hb-num">
        <span>{utcText(finding.firstSeen)}</span>
        <span className="hb-dim">
          {finding.lastSeen === finding.firstSeen ? '' : utcText(finding.lastSeen)}
        </span>
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
