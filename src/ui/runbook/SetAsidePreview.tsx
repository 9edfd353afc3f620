import { IconAlertTriangle } from '@tabler/icons-react';
import type { Finding } from '../../findings/finding';
import { countOf, countText } from '../common/amountText';
import { SEVERITIES_FALLING, SEVERITY_LOOK } from '../common/severityLook';

interface SetAsidePreviewProps {
  readonly finding: Finding;
  readonly fitting: readonly Finding[];
}

/** How many findings the rule takes now, and how severe they are. */
export function SetAsidePreview({ finding, fitting }: SetAsidePreviewProps) {
  const bySeverity = SEVERITIES_FALLING.flatMap((severity) => {
    const count = fitting.filter((each) => each.severity === severity).length;
    return count === 0 ? [] : [`${countText(count)} ${SEVERITY_LOOK[severity].word.toLowerCase()}`];
  });
  const isAmong = fitting.some(({ id }) => id === finding.id);
  return (
    <div className="hb-aside-preview" role="status" data-testid="set-aside-preview">
      <p>
        <strong className="hb-num">Sets {countOf(fitting.length, 'finding')} aside now</strong>
        {bySeverity.length > 0 && <span className="hb-num">: {bySeverity.join(', ')}</span>}. They
        stay in the case, under this rule.
      </p>
      {!isAmong && (
        <p className="hb-warn hb-aside-note">
          <IconAlertTriangle size={15} aria-hidden /> The finding it was made from is not among
          them.
        </p>
      )}
    </div>
  );
}
