import { trustedSql } from '../core/sqlText';
import { csvOf } from '../export/csv';
import { jsonOf } from '../export/json';
import { manifestOf } from '../casefile/manifest';
import { reportsOf } from './appState';
import type { CommandContext } from './context';
import type { Workbench } from './workbench';

type ExportCommands = Pick<Workbench, 'exportCsv' | 'exportLedger'>;

export function exportCommands({ deps, store }: CommandContext): ExportCommands {
  return {
    async exportCsv(text, fileName) {
      const rows = await deps.db.query(trustedSql(text));
      deps.download(csvOf(rows), fileName);
    },
    exportLedger() {
      const state = store.getState();
      const manifest = manifestOf(state.caseName, reportsOf(state), deps.wallMs());
      deps.download(jsonOf(manifest), 'huntbench-ledger.json');
    },
  };
}
