import type { CellValue, ResultColumn } from '../../db/db';
import { countOf } from '../common/amountText';
import { CopyIcon } from '../common/CopyIcon';
import { visibleText } from '../common/visibleText';
import { cellText } from './cellText';

interface CellInspectorProps {
  readonly column: ResultColumn;
  readonly value: CellValue;
}

/** The whole value of the selected cell. */
export function CellInspector({ column, value }: CellInspectorProps) {
  const text = value === null ? null : cellText(value, column.sqlType);
  return (
    <div className="hb-inspector">
      <div className="hb-inspector-head">
        <span className="hb-strong">{column.name}</span>
        <span className="hb-faint">{column.sqlType}</span>
        {text !== null && (
          <>
            <span className="hb-faint hb-num">{countOf(text.length, 'character')}</span>
            <CopyIcon value={text} what="cell" />
          </>
        )}
      </div>
      <pre className="hb-inspector-text">
        {text === null ? <span className="hb-null">null</span> : visibleText(text, true)}
      </pre>
    </div>
  );
}
