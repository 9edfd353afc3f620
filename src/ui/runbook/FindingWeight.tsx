import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { Finding } from '../../findings/finding';
import { SeverityBadge } from '../common/SeverityBadge';
import { visibleText } from '../common/visibleText';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { FindingMarks } from './FindingMarks';
import { ruleSentence } from './ruleSentence';
import { SeverityMove } from './SeverityMove';

/** How severe a finding is, what moved it, and the rule that sets it aside. */
export function FindingWeight({ finding }: { readonly finding: Finding }) {
  return (
    <>
      <p className="hb-detail-weight">
        <SeverityBadge severity={finding.severity} />
        <SeverityMove finding={finding} />
        <FindingMarks finding={finding} />
      </p>
      <h2 className="hb-detail-sentence">{visibleText(finding.summary)}</h2>
      {finding.reasons.length > 0 && (
        <ul className="hb-detail-reasons" aria-label="What moved the severity">
          {finding.reasons.map((reason) => (
            <li key={reason}>{visibleText(reason)}</li>
          ))}
        </ul>
      )}
      {finding.suppressedBy !== null && <AsideNote ruleId={finding.suppressedBy} />}
    </>
  );
}

function AsideNote({ ruleId }: { readonly ruleId: string }) {
  const workbench = useWorkbench();
  const rule = useAppState((state) => state.suppressions.find(({ id }) => id === ruleId));
  if (!rule) return null;
  const titleOf = (huntId: string): string =>
    workbench.hunts.find(({ id }) => id === huntId)?.title ?? huntId;
  return (
    <div className="hb-detail-aside">
      <p>
        <strong>Set aside by a rule.</strong> {visibleText(ruleSentence(rule, titleOf))}:{' '}
        {visibleText(rule.reason)}
      </p>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconArrowBackUp size={15} aria-hidden />}
        onClick={() => workbench.unsuppress(ruleId)}
      >
        Take back
      </Button>
    </div>
  );
}
