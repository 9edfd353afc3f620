import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { Finding } from '../../findings/finding';
import type { SuppressionRule } from '../../findings/suppression';
import { countOf } from '../common/amountText';
import { utcText } from '../common/utcText';
import { visibleText } from '../common/visibleText';
import { useWorkbench } from '../common/workbenchContext';
import { FindingLink } from './FindingLink';
import { ruleSentence } from './ruleSentence';

const FIRST = 20;

interface SetAsideRuleProps {
  readonly rule: SuppressionRule;
  readonly findings: readonly Finding[];
  readonly titles: ReadonlyMap<string, string>;
}

/** One rule: what it sets aside and why, with the way back. */
export function SetAsideRule({ rule, findings, titles }: SetAsideRuleProps) {
  const workbench = useWorkbench();
  const [shown, setShown] = useState(FIRST);
  const sentence = ruleSentence(rule, (huntId) => titles.get(huntId) ?? huntId);
  return (
    <li className="hb-aside-rule">
      <div className="hb-aside-line">
        <p className="hb-aside-what">
          <strong>{visibleText(sentence)}</strong>
          <span className="hb-dim hb-num"> · {countOf(findings.length, 'finding')} here</span>
        </p>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconArrowBackUp size={15} aria-hidden />}
          aria-label={`Take back: ${visibleText(sentence)}`}
          onClick={() => workbench.unsuppress(rule.id)}
        >
          Take back
        </Button>
      </div>
      <p className="hb-aside-why">
        {visibleText(rule.reason)}{' '}
        <span className="hb-faint hb-num">Set {utcText(rule.createdAt)}</span>
      </p>
      {findings.length > 0 && (
        <ul className="hb-finding-links">
          {findings.slice(0, shown).map((finding) => (
            <li key={finding.id}>
              <FindingLink finding={finding} />
            </li>
          ))}
        </ul>
      )}
      {findings.length > shown && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + FIRST * 5)}>
          Show more of {countOf(findings.length - shown, 'other')}
        </Button>
      )}
    </li>
  );
}
