import { IconAlertOctagonFilled, IconCheck } from '@tabler/icons-react';
import type { SourceReport } from '../../ingest/sourceReport';
import { countOf, countText } from '../common/amountText';
import { balances } from './ledger';

/** records = loaded + rejected, in large figures. */
export function LedgerEquation({ report }: { readonly report: SourceReport }) {
  const isBalanced = balances(report);
  return (
    <div className="hb-equation" data-balanced={isBalanced}>
      <Term count={report.records} word="records" />
      <span className="hb-equation-sign">{isBalanced ? '=' : '≠'}</span>
      <Term count={report.loaded} word="loaded" />
      <span className="hb-equation-sign">+</span>
      <Term count={report.rejected} word="rejected" />
      <span className={isBalanced ? 'hb-outcome hb-good' : 'hb-outcome hb-bad'}>
        {isBalanced ? (
          <>
            <IconCheck size={17} aria-hidden /> balanced
          </>
        ) : (
          <>
            <IconAlertOctagonFilled size={17} aria-hidden /> does not add up: do not rely on this
            file
          </>
        )}
      </span>
      <span className="hb-equation-more hb-dim hb-num">
        {countOf(report.undated, 'loaded record')} undated · {countOf(report.blank, 'blank line')}
        {report.duplicates !== null && <> · {countOf(report.duplicates, 'duplicate')}</>}
      </span>
    </div>
  );
}

function Term({ count, word }: { readonly count: number; readonly word: string }) {
  return (
    <span className="hb-equation-term">
      <span className="hb-equation-count hb-num">{countText(count)}</span>
      <span className="hb-dim">{word}</span>
    </span>
  );
}
