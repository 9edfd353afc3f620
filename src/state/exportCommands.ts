import { trustedSql } from '../core/sqlText';
import { csvOf } from '../export/csv';
import { jsonOf } from '../export/json';
import { ledgerCsvOf } from '../export/ledgerCsv';
import { rejectsCsvOf } from '../export/rejectsCsv';
import { manifestOf } from '../casefile/manifest';
import { reportsOf } from './appState';
import type { CommandContext } from './context';
import { fileStem } from './fileStem';
import type { Workbench } from './workbench';

type ExportCommands = Pick<Workbench, 'exportCsv' | 'exportLedger' | 'exportRejects'>;

export function exportCommands({ deps, store, redact }: CommandContext): ExportCommands {
  return {
    async exportCsv(text, fileName) {
      const rows = await deps.db.query(trustedSql(text));
      deps.download(csvOf(rows), fileName);
    },
    exportLedger(form) {
      const state = store.getState();
      const manifest = manifestOf(state.caseName, reportsOf(state), deps.wallMs());
      const content = form === 'csv' ? ledgerCsvOf(manifest) : jsonOf(manifest);
      deps.download(content, `huntbench-ledger.${form}`);
    },
    exportRejects(fileId) {
      const report = reportsOf(store.getState()).find((other) => other.fileId === fileId);
      if (!report || report.rejected === 0) return;
      deps.download(rejectsCsvOf(report), `${fileStem(redact(report.name))}-rejected.csv`);
    },
  };
}
