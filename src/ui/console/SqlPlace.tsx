import './console.css';
import { Button, Select } from '@mantine/core';
import { IconDownload, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { countText } from '../common/amountText';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { SqlEditor, type SqlEditorHandle } from './SqlEditor';
import { SqlResult } from './SqlResult';
import { TableList } from './TableList';
import { useExport } from './useExport';
import { useSqlRun } from './useSqlRun';

const ROW_LIMITS = [1_000, 10_000, 100_000];
const FIRST_TEXT = `-- Any SQL of DuckDB. The evidence cannot leave this page.
select host, count(*) as records, min(timestamp) as first_seen, max(timestamp) as last_seen
from process_logs
group by host
order by records desc
`;

/** Questions of one's own, put in SQL. */
export function SqlPlace() {
  const workbench = useWorkbench();
  const editor = useRef<SqlEditorHandle>(null);
  const [text, setText] = useState(FIRST_TEXT);
  const [maxRows, setMaxRows] = useState(ROW_LIMITS[1] ?? 10_000);
  const { run, start, cancel } = useSqlRun();
  const exporting = useExport();
  const isReady = useAppState((state) => state.engine.state === 'ready');
  const isRunning = run.state === 'running';
  const runNow = (query: string): void => {
    if (isReady && query.trim() !== '') start(query, maxRows);
  };
  return (
    <div className="hb-sql">
      <h2 className="hb-sr">SQL</h2>
      <TableList onPick={(name) => editor.current?.insert(name)} />
      <div className="hb-sql-main">
        <div className="hb-sql-editor" data-testid="sql-editor">
          <SqlEditor ref={editor} initialText={FIRST_TEXT} onChange={setText} onRun={runNow} />
        </div>
        <div className="hb-sql-tools">
          <Button
            data-testid="sql-run"
            disabled={!isReady || isRunning || text.trim() === ''}
            leftSection={<IconPlayerPlay size={17} aria-hidden />}
            onClick={() => runNow(text)}
          >
            Run
          </Button>
          <Button
            variant="default"
            disabled={!isRunning}
            leftSection={<IconPlayerStop size={17} aria-hidden />}
            onClick={cancel}
          >
            Cancel
          </Button>
          <span className="hb-faint">Ctrl Enter runs</span>
          <label className="hb-sql-limit">
            <span className="hb-dim">At most</span>
            <Select
              aria-label="Row limit"
              w={150}
              allowDeselect={false}
              value={String(maxRows)}
              data={ROW_LIMITS.map((limit) => ({
                value: String(limit),
                label: `${countText(limit)} rows`,
              }))}
              onChange={(value) => setMaxRows(Number(value ?? maxRows))}
            />
          </label>
          <Button
            className="hb-spread"
            variant="default"
            disabled={!isReady || text.trim() === '' || exporting.isBusy}
            loading={exporting.isBusy}
            leftSection={<IconDownload size={17} aria-hidden />}
            onClick={() => exporting.start(() => workbench.exportCsv(text, 'huntbench-query.csv'))}
          >
            Export CSV
          </Button>
        </div>
        {exporting.fault !== null && (
          <p className="hb-sql-fault" role="alert">
            The export did not succeed: <span className="hb-mono">{exporting.fault}</span>
          </p>
        )}
        <SqlResult run={run} />
      </div>
    </div>
  );
}
