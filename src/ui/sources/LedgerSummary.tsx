import { useMemo } from 'react';
import { countOf, countText } from '../common/amountText';
import { useAppState } from '../common/workbenchContext';
import { totalsOf } from './ledger';

/** The sum over all files: records = loaded + rejected. */
export function LedgerSummary() {
  const intake = useAppState((state) => state.intake);
  const totals = useMemo(() => totalsOf(intake.flatMap((item) => item.report ?? [])), [intake]);
  if (totals.files === 0) return null;
  const isBalanced = totals.records === totals.loaded + totals.rejected;
  return (
    <span className="hb-num hb-dim">
      {countOf(intake.length, 'file')} · {countOf(totals.records, 'record')} ={' '}
      {countText(totals.loaded)} loaded + {countText(totals.rejected)} rejected
      {totals.refusedFiles > 0 && (
        <span className="hb-warn"> · {countOf(totals.refusedFiles, 'file')} refused</span>
      )}
      {!isBalanced && <strong className="hb-bad"> · does not add up</strong>}
    </span>
  );
}
