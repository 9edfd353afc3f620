import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { errorText } from '../../core/analystError';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { shownPivot } from '../../state/shownPivot';

/** Sets the pivot to an instant that is typed; a bucket of the chart offers the same for its start. */
export function MovePivot() {
  const workbench = useWorkbench();
  const shown = useAppState(shownPivot);
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    try {
      workbench.setPivot(instantOf(text));
      setText('');
      setFault(null);
    } catch (error) {
      setFault(errorText(error));
    }
  };
  return (
    <form className="hb-pivot-move" onSubmit={submit}>
      <TextInput
        label="Move the pivot to (UTC)"
        placeholder={shown?.at ?? '2026-03-10 18:39:41'}
        value={text}
        error={fault}
        onChange={(event) => setText(event.currentTarget.value)}
        data-testid="pivot-move"
      />
      <Button type="submit" variant="default" disabled={text.trim() === ''}>
        Move pivot here
      </Button>
    </form>
  );
}

/** `2026-03-10 18:39:41` as it stands everywhere on screen, taken as UTC where it names no zone. */
function instantOf(text: string): string {
  const written = text.trim().replace(/^(\S+) +(\d)/, '$1T$2');
  return /(Z|[+-]\d\d:?\d\d)$/i.test(written) ? written.replace(/z$/, 'Z') : `${written}Z`;
}
