import { NativeSelect, SegmentedControl, Tabs } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Hunt, ParamOverrides } from '../../hunts/hunt';
import {
  ROW_CAP_NOTE,
  type SiemAnswer,
  estateScope,
  scopeOfFinding,
  siemAnswers,
} from '../../state/siemTexts';
import { cutText } from '../../core/cutText';
import { CodeBlock } from '../common/CodeBlock';
import { evidenceRange } from '../../state/evidenceRange';
import { shownText } from '../common/shownText';
import { useAppState } from '../common/workbenchContext';

const NO_OVERRIDES: ParamOverrides = {};
/** A list to choose from stays short enough to read. */
const MAX_CHOICES = 200;

/** The hunt for the engines of an estate: to show a finding again there, or to look for it everywhere. */
export function SiemTexts({ hunt }: { readonly hunt: Hunt }) {
  const overrides = useAppState((state) => state.params[hunt.id] ?? NO_OVERRIDES);
  const tables = useAppState((state) => state.tables);
  const allFindings = useAppState((state) => state.findings);
  const findings = useMemo(
    () => allFindings.filter((finding) => finding.huntId === hunt.id).slice(0, MAX_CHOICES),
    [allFindings, hunt.id],
  );
  const [isEstate, setEstate] = useState(false);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const finding = isEstate ? undefined : (findings.find((f) => f.id === chosenId) ?? findings[0]);
  const answers = useMemo(() => {
    const estate = estateScope(evidenceRange(tables));
    const scope = finding ? scopeOfFinding(finding, estate) : estate;
    return siemAnswers(hunt, overrides, scope, finding);
  }, [hunt, overrides, tables, finding]);
  return (
    <section className="hb-reading" aria-label="In your SIEM">
      {findings.length > 0 && (
        <SegmentedControl
          aria-label="What the text looks for"
          value={isEstate ? 'estate' : 'finding'}
          onChange={(value) => setEstate(value === 'estate')}
          data={[
            { value: 'finding', label: 'Reproduce this finding' },
            { value: 'estate', label: 'Look across the estate' },
          ]}
        />
      )}
      {finding && findings.length > 1 && (
        <NativeSelect
          label="Finding"
          value={finding.id}
          onChange={(event) => setChosenId(event.currentTarget.value)}
          data={findings.map((f) => ({ value: f.id, label: cutText(shownText(f.summary), 120) }))}
        />
      )}
      <Tabs defaultValue={answers[0]?.engine ?? null} keepMounted={false}>
        <Tabs.List>
          {answers.map(({ engine, label }) => (
            <Tabs.Tab key={engine} value={engine}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {answers.map((answer) => (
          <Tabs.Panel key={answer.engine} value={answer.engine} pt="sm">
            <EngineText answer={answer} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </section>
  );
}

function EngineText({ answer }: { readonly answer: SiemAnswer }) {
  if ('whyNot' in answer) return <p className="hb-dim">{answer.whyNot}</p>;
  return (
    <>
      <p className="hb-dim">{[ROW_CAP_NOTE, ...answer.limits].join(' ')}</p>
      <CodeBlock text={answer.text} what={`Text for ${answer.label}`} />
    </>
  );
}
