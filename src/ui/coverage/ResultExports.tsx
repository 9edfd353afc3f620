import { IconCheck, IconCircleDashed } from '@tabler/icons-react';
import { RESULT_TABLES } from '../../schema/tables';
import type { TableFact } from '../../state/appState';
import { countOf } from '../common/amountText';
import { useAppState } from '../common/workbenchContext';
import { visibleText } from '../common/visibleText';

/** The six result exports: what each answers, and which file brought it. */
export function ResultExports({ tables }: { readonly tables: readonly TableFact[] }) {
  const intake = useAppState((state) => state.intake);
  const present = RESULT_TABLES.filter((expected) => recordsIn(tables, expected.name) > 0);
  return (
    <section className="hb-exports">
      <h3 className="hb-h2">
        Result exports A to F: {present.length} of {RESULT_TABLES.length} present
      </h3>
      <ul>
        {RESULT_TABLES.map((expected) => {
          const records = recordsIn(tables, expected.name);
          const files = intake.filter((item) => item.report?.tables.includes(expected.name));
          return (
            <li key={expected.name} className="hb-export" data-present={records > 0}>
              <span className="hb-letter">{expected.letter}</span>
              <div>
                <div className="hb-export-head">
                  <span className="hb-mono hb-strong">{expected.resultExport}</span>
                  {records > 0 ? (
                    <span className="hb-state hb-good">
                      <IconCheck size={16} aria-hidden /> {countOf(records, 'record')}
                    </span>
                  ) : (
                    <span className="hb-state hb-dim">
                      <IconCircleDashed size={16} aria-hidden /> missing
                    </span>
                  )}
                </div>
                <div className="hb-dim">{expected.purpose}</div>
                <div className="hb-faint">
                  {records > 0
                    ? `From ${files.map((item) => visibleText(item.name)).join(', ') || 'the loaded files'}`
                    : `Export ${expected.resultExport ?? expected.name} and drop it to fill this hole.`}
                </div>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function recordsIn(tables: readonly TableFact[], name: string): number {
  return tables.find((table) => table.name === name)?.records ?? 0;
}
