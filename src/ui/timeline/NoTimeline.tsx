import { Button } from '@mantine/core';
import type { TableFact } from '../../state/appState';
import { countOf } from '../common/amountText';
import { useShell } from '../common/shellContext';
import { StateNote } from '../common/StateNote';
import { useAppState, useWorkbench } from '../common/workbenchContext';

/** Why there is no axis: nothing loaded yet, or nothing that a time could place on it. */
export function NoTimeline() {
  const shell = useShell();
  const workbench = useWorkbench();
  const isLoading = useAppState((state) => state.intake.some((item) => item.report === null));
  const tables = useAppState((state) => state.tables);
  if (isLoading) return <StateNote tone="loading" title="Waiting for the evidence to load" />;
  const drawn = tables.filter(({ name }) => name === 'auth_logs' || name === 'process_logs');
  const undated = sumOf(drawn, ({ undated: count }) => count);
  const odd = sumOf(drawn, ({ records }) => records) - undated;
  return (
    <StateNote tone="empty" title="Nothing dated to draw">
      <p>
        The timeline draws logons from <span className="hb-mono">auth_logs</span> and commands from{' '}
        <span className="hb-mono">process_logs</span>. No loaded file has either with a time.
      </p>
      {undated > 0 && (
        <p>
          {countOf(undated, 'record')} without a time cannot be drawn. Which, and why, stands with
          their files under Evidence.
        </p>
      )}
      {odd > 0 && <p>{countOf(odd, 'record')} of before 2000 or after 2100 left off the axis.</p>}
      {undated + odd > 0 ? (
        <Button mt="xs" onClick={() => workbench.setPlace('evidence')}>
          Go to Evidence
        </Button>
      ) : (
        <Button mt="xs" onClick={() => shell.chooseFiles()}>
          Choose files
        </Button>
      )}
    </StateNote>
  );
}

function sumOf(tables: readonly TableFact[], count: (table: TableFact) => number): number {
  return tables.reduce((sum, table) => sum + count(table), 0);
}
