import { Button, CloseButton, Textarea } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { visibleText } from '../common/visibleText';
import { useAppState, useWorkbench } from '../common/workbenchContext';

/** The analyst's own words to replace. */
export function RedactionWords() {
  const workbench = useWorkbench();
  const words = useAppState((state) => state.redaction.words);
  const [draft, setDraft] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const added = draft.split('\n').map((line) => line.trim());
  const isEmpty = added.every((word) => word === '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    workbench.setRedactionWords([...new Set([...words, ...added.filter((word) => word !== '')])]);
    setDraft('');
    field.current?.focus();
  };
  return (
    <section aria-label="Further words">
      <form className="hb-redaction-words" onSubmit={submit}>
        <Textarea
          label="Further words, one a line"
          description="Names of people, projects or products, or a public range of the victim as 203.0.113.0/24"
          ref={field}
          autosize
          minRows={2}
          maxRows={6}
          spellCheck={false}
          data-own-words
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={isEmpty}>
          Redact these too
        </Button>
      </form>
      {words.length > 0 && (
        <ul className="hb-redaction-list">
          {words.map((word) => (
            <li key={word}>
              <span className="hb-mono">{visibleText(word)}</span>
              <CloseButton
                size="sm"
                aria-label={`Do not redact ${word}`}
                onClick={() => {
                  workbench.setRedactionWords(words.filter((other) => other !== word));
                  field.current?.focus();
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
