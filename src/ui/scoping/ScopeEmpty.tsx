import { Button } from '@mantine/core';
import { countOf } from '../common/amountText';
import { useShell } from '../common/shellContext';
import { StateNote } from '../common/StateNote';
import { useAppState } from '../common/workbenchContext';

/** Why no host or account is in scope: "could not tell" must not read as "none". */
export function ScopeEmpty() {
  const shell = useShell();
  const isBusy = useAppState((state) => state.activity !== null);
  const runs = useAppState((state) => state.runs);
  const findings = useAppState((state) => state.findings);
  const all = Object.values(runs);
  if (isBusy) return <StateNote tone="loading" title="The hunts are still looking" />;
  if (all.length === 0) {
    return (
      <StateNote tone="empty" title="No scope yet: no hunt has run">
        <p>Load evidence. The hunts run by themselves, and hosts and accounts appear here.</p>
        <Button mt="xs" onClick={() => shell.chooseFiles()}>
          Choose files
        </Button>
      </StateNote>
    );
  }
  const setAside = findings.filter(({ suppressedBy }) => suppressedBy !== null).length;
  const unanswered = all.filter(({ status }) => status !== 'hits' && status !== 'clear').length;
  return (
    <StateNote
      tone="empty"
      title="No scope: no finding above informational names a host or account"
    >
      {findings.length > 0 && (
        <p>
          {countOf(findings.length - setAside, 'finding')} informational or without a name
          {setAside > 0 && `; rules set ${countOf(setAside, 'more', 'more')} aside`}.
        </p>
      )}
      {unanswered > 0 && (
        <p>
          {countOf(unanswered, 'hunt')} of {all.length} gave no full answer, so this does not mean
          that nothing is affected. Their cards name the exports that would help.
        </p>
      )}
    </StateNote>
  );
}
