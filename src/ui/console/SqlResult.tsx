import { durationText } from '../../core/duration';
import { countOf, countText } from '../common/amountText';
import { StateNote } from '../common/StateNote';
import { RowsGrid } from '../table/RowsGrid';
import type { SqlRun } from './useSqlRun';

/** The answer of the engine in its states. */
export function SqlResult({ run }: { readonly run: SqlRun }) {
  return (
    <div className="hb-sql-result" data-testid="sql-grid">
      <Answer run={run} />
    </div>
  );
}

function Answer({ run }: { readonly run: SqlRun }) {
  switch (run.state) {
    case 'none':
      return <StateNote tone="empty" title="The answer appears here" />;
    case 'running':
      return <StateNote tone="loading" title="Running" />;
    case 'cancelled':
      return <StateNote tone="empty" title="Cancelled before an answer" />;
    case 'error':
      return (
        <div className="hb-sql-error" role="alert">
          <p className="hb-strong">The engine did not accept this statement.</p>
          <pre className="hb-code">{run.message}</pre>
        </div>
      );
    case 'done':
      return (
        <>
          <div className="hb-result-line hb-num" role="status">
            <span>
              {countOf(run.rows.rowCount, 'row')} · {countOf(run.rows.columns.length, 'column')} ·{' '}
              {run.ms < 1_000 ? `${Math.round(run.ms)} ms` : durationText(run.ms / 1000)}
            </span>
            {run.rows.truncated && (
              <span className="hb-warn">
                cut at the limit of {countText(run.rows.rowCount)} rows; there are more
              </span>
            )}
          </div>
          {run.rows.columns.length === 0 ? (
            <StateNote tone="empty" title="Done; the statement returns no table" />
          ) : (
            <RowsGrid rows={run.rows} label="Result of the query" />
          )}
        </>
      );
  }
}
