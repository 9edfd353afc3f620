import type { Finding } from '../../findings/finding';
import { SeverityBadge } from '../common/SeverityBadge';
import { utcTextToMs } from '../common/utcText';
import { visibleText } from '../common/visibleText';
import { useWorkbench } from '../common/workbenchContext';

/** A finding in one line that leads to it. */
export function FindingLink({ finding }: { readonly finding: Finding }) {
  const workbench = useWorkbench();
  return (
    <button
      type="button"
      className="hb-finding-link"
      title={finding.summary}
      onClick={() => workbench.openDrawer({ kind: 'finding', findingId: finding.id })}
    >
      <SeverityBadge severity={finding.severity} />
      <span className="hb-finding-link-text">{visibleText(finding.summary)}</span>
      <span className="hb-faint hb-num">{utcTextToMs(finding.firstSeen)}</span>
    </button>
  );
}
