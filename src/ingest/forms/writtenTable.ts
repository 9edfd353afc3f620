import type { PreparedTable } from '../delimitedTable';
import type { Dialect } from '../recordScanner';
import type { TableWriter } from './tableWriter';

/** How `TableWriter` writes. */
export const WRITTEN_CSV: Dialect = { delimiter: ','.charCodeAt(0), quote: '"'.charCodeAt(0) };

/** A table whose rows were written anew, each behind its number, with the ledger of the records they came from. */
export async function writtenTable(
  writer: TableWriter,
  ledger: Pick<PreparedTable, 'records' | 'blank' | 'rejected' | 'rejects'>,
  form: PreparedTable['form'],
  notes: readonly string[],
): Promise<PreparedTable> {
  const { columns, sample } = writer;
  return {
    form,
    dialect: WRITTEN_CSV,
    header: columns.length === 0 ? [''] : columns,
    headless: false,
    sample,
    records: ledger.records,
    blank: ledger.blank,
    rejected: ledger.rejected,
    rejects: ledger.rejects,
    content: await writer.finish(),
    headShapes: [],
    shapes: [],
    contentIsFile: false,
    contentHasNumbers: true,
    contentHasHeader: false,
    newLine: '\n',
    notes,
  };
}
