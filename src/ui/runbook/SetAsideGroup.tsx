import './setAside.css';
import { Button } from '@mantine/core';
import { IconChevronRight, IconDownload } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { Finding } from '../../findings/finding';
import type { SuppressionRule } from '../../findings/suppression';
import { countText } from '../common/amountText';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { SetAsideRule } from './SetAsideRule';

interface SetAsideGroupProps {
  readonly findings: readonly Finding[];
  readonly titles: ReadonlyMap<string, string>;
  readonly isOneHunt: boolean;
}

/** The findings that rules set aside, by rule; nothing where there is no rule. */
export function SetAsideGroup({ findings, titles, isOneHunt }: SetAsideGroupProps) {
  const workbench = useWorkbench();
  const rules = useAppState((state) => state.suppressions);
  const [isOpen, setOpen] = useState(false);
  const bodyId = useId();
  const ofRule = (rule: SuppressionRule): readonly Finding[] =>
    findings.filter(({ suppressedBy }) => suppressedBy === rule.id);
  const shown = rules.filter((rule) => !isOneHunt || ofRule(rule).length > 0);
  if (shown.length === 0) return null;
  return (
    <section className="hb-aside" data-testid="set-aside" aria-label="Set aside by rules">
      <div className="hb-aside-head">
        <button
          type="button"
          className="hb-aside-toggle"
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronRight size={17} aria-hidden />
          <span className="hb-num">{countText(findings.length)} set aside by rules</span>
        </button>
        {isOpen && !isOneHunt && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconDownload size={15} aria-hidden />}
            onClick={() => workbench.exportRules()}
          >
            Save the rules
          </Button>
        )}
      </div>
      <ul id={bodyId} className="hb-aside-rules" hidden={!isOpen}>
        {isOpen &&
          shown.map((rule) => (
            <SetAsideRule key={rule.id} rule={rule} findings={ofRule(rule)} titles={titles} />
          ))}
      </ul>
    </section>
  );
}
