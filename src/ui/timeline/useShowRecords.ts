import type { RowRef } from '../../core/rowRef';
import { useWorkbench } from '../common/workbenchContext';

/** Opens the original records of the references in the drawer. */
export function useShowRecords(): (title: string, refs: readonly RowRef[]) => void {
  const workbench = useWorkbench();
  return (title, refs) => {
    const sql = workbench.recordsSqlOf(refs);
    if (sql !== null) workbench.openDrawer({ kind: 'records', title, sql });
  };
}
