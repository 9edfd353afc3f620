import { Button, Checkbox, Modal, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Finding } from '../../findings/finding';
import { visibleText } from '../common/visibleText';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { type RuleDraft, draftFor, ruleOf, whyNot, wouldSetAside } from './ruleDraft';
import { SetAsidePreview } from './SetAsidePreview';

interface SetAsideDialogProps {
  readonly finding: Finding;
  readonly opened: boolean;
  onClose(): void;
}

/** Makes a rule from a finding: what it holds for, and why. */
export function SetAsideDialog({ finding, opened, onClose }: SetAsideDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="min(620px, 94vw)"
      title={<span className="hb-h2">Set findings aside by a rule</span>}
      closeButtonProps={{ 'aria-label': 'Close' }}
      attributes={{ header: { role: 'presentation' } }}
    >
      <RuleForm finding={finding} onClose={onClose} />
    </Modal>
  );
}

function RuleForm({ finding, onClose }: Omit<SetAsideDialogProps, 'opened'>) {
  const workbench = useWorkbench();
  const findings = useAppState((state) => state.findings);
  const [draft, setDraft] = useState<RuleDraft>(() => draftFor(finding));
  const change = (part: Partial<RuleDraft>): void => setDraft({ ...draft, ...part });
  const rule = ruleOf(draft, finding);
  const blocked = whyNot(rule);
  const hunt = workbench.hunts.find(({ id }) => id === finding.huntId);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (blocked !== null) return;
    workbench.suppress(rule);
    onClose();
  };
  return (
    <form className="hb-aside-form" onSubmit={submit}>
      <fieldset className="hb-aside-conditions">
        <legend>It holds for findings that have all of these</legend>
        <Checkbox
          label={`Hunt: ${hunt?.title ?? finding.huntId}`}
          checked={draft.byHunt}
          onChange={(event) => change({ byHunt: event.currentTarget.checked })}
        />
        {finding.host !== null && (
          <Checkbox
            label={`Host: ${visibleText(finding.host)}`}
            checked={draft.byHost}
            onChange={(event) => change({ byHost: event.currentTarget.checked })}
          />
        )}
        {finding.user !== null && (
          <Checkbox
            label={`User: ${visibleText(finding.user)}`}
            checked={draft.byUser}
            onChange={(event) => change({ byUser: event.currentTarget.checked })}
          />
        )}
        <TextInput
          label="Text in the sentence (optional)"
          description={`The sentence of this one: ${visibleText(finding.summary)}`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
      </fieldset>
      <Textarea
        label="Reason"
        placeholder="Why these are no concern, as a colleague should read it"
        withAsterisk
        required
        autosize
        minRows={2}
        maxRows={5}
        data-autofocus
        value={draft.reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <SetAsidePreview finding={finding} fitting={wouldSetAside(rule, findings)} />
      <div className="hb-aside-buttons">
        {blocked !== null && <span className="hb-dim">{blocked}</span>}
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={blocked !== null}>
          Set aside
        </Button>
      </div>
    </form>
  );
}
