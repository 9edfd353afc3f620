import { AnalystError } from '../core/analystError';
import { isoFromMillis } from '../core/isoTime';
import type { RowRef } from '../core/rowRef';
import type { AnalystPivot } from '../timeline/analystPivot';
import type { Reentry, RunnerUp } from '../timeline/pivotPoint';
import type { CommandContext } from './context';
import { recordsSql } from './evidenceSql';
import type { Workbench } from './workbench';

type PivotCommands = Pick<Workbench, 'setPivot' | 'resetPivot' | 'pivotSql' | 'recordsSqlOf'>;

/** The pivot as the analyst judges it, and the records behind what is said of it. */
export function pivotCommands({ store, catalog }: CommandContext): PivotCommands {
  const sqlOf = (refs: readonly RowRef[]) =>
    refs.length === 0 ? null : recordsSql(catalog.tables, refs);
  return {
    setPivot(choice) {
      store.setState({
        analystPivot: typeof choice === 'string' ? instant(choice) : logon(choice),
      });
    },
    resetPivot: () => store.setState({ analystPivot: null }),
    recordsSqlOf: sqlOf,
    pivotSql() {
      const { pivot, analystPivot } = store.getState();
      if (analystPivot) return sqlOf(analystPivot.record ? [analystPivot.record] : []);
      return pivot.state === 'found' ? sqlOf(pivot.pivot.records) : null;
    },
  };
}

function instant(text: string): AnalystPivot {
  const atMs = Date.parse(text);
  if (!/(Z|[+-]\d\d:?\d\d)$/.test(text) || Number.isNaN(atMs)) {
    throw new AnalystError(
      'it is no instant with a zone.',
      `"${text}"`,
      'Write it as 2026-03-10T18:39:41Z.',
    );
  }
  const at = isoFromMillis(atMs);
  return { at, from: at, to: at, user: null, host: null, source: null, record: null };
}

function logon(choice: RunnerUp | Reentry): AnalystPivot {
  const { at, user, host, source, record } = choice;
  const from = 'from' in choice ? choice.from : at;
  const to = 'to' in choice ? (choice.to ?? at) : at;
  return { at, from, to, user, host, source, record };
}
