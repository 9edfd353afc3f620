import type { Rows } from '../../db/db';
import { CopyIcon } from '../common/CopyIcon';
import { visibleText } from '../common/visibleText';
import { useWorkbench } from '../common/workbenchContext';
import { cellText } from './cellText';

interface RecordFieldsProps {
  readonly rows: Rows;
  readonly row: number;
  /** The column of the selected cell. */
  readonly column: number;
}

/** One record as a list of its fields that have a value. */
export function RecordFields({ rows, row, column }: RecordFieldsProps) {
  const workbench = useWorkbench();
  const fields = rows.columns.flatMap(({ name, sqlType }, i) => {
    const value = rows.cell(row, i);
    if (value === null) return [];
    const fileName = name === 'file_id' ? ` · ${workbench.fileName(Number(value))}` : '';
    return [{ i, name, text: cellText(value, sqlType) + fileName }];
  });
  const emptyNames = rows.columns.flatMap(({ name }, i) =>
    rows.cell(row, i) === null ? name : [],
  );
  const asText = fields.map(({ name, text }) => `${name}: ${text}`).join('\n');
  return (
    <section className="hb-record" aria-label="Selected record">
      <div className="hb-record-head">
        <h3 className="hb-h3">Record {row + 1} of the list</h3>
        <CopyIcon value={asText} what="record" />
      </div>
      <dl className="hb-facts">
        {fields.map(({ i, name, text }) => (
          <div key={i} className="hb-record-field" data-selected={i === column || undefined}>
            <dt>{visibleText(name)}</dt>
            <dd className="hb-mono">{visibleText(text, true)}</dd>
          </div>
        ))}
      </dl>
      {emptyNames.length > 0 && (
        <p className="hb-faint">
          Without a value: {emptyNames.map((n) => visibleText(n)).join(', ')}
        </p>
      )}
    </section>
  );
}
