import './sources.css';
import { Button } from '@mantine/core';
import { IconDownload, IconFolderOpen, IconServer } from '@tabler/icons-react';
import { quietly } from '../common/quietly';
import { useShell } from '../common/shellContext';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { EvidenceNotes } from './EvidenceNotes';
import { ExportChips } from './ExportChips';
import { IntakeRow } from './IntakeRow';
import { LedgerSummary } from './LedgerSummary';

/** Every dropped file and what became of it. */
export function IntakeView() {
  const workbench = useWorkbench();
  const shell = useShell();
  const intake = useAppState((state) => state.intake);
  const isIdle = useAppState((state) => state.activity === null);
  const hasRecords = useAppState((state) => state.tables.some((table) => table.records > 0));
  return (
    <div className="hb-place">
      <div className="hb-placehead">
        <h2 className="hb-h1">Evidence</h2>
        <LedgerSummary />
        <div className="hb-spread hb-buttons">
          <Button
            variant="default"
            leftSection={<IconDownload size={17} aria-hidden />}
            onClick={() => workbench.exportLedger('json')}
          >
            Export ledger
          </Button>
          <Button
            variant="default"
            leftSection={<IconDownload size={17} aria-hidden />}
            onClick={() => workbench.exportLedger('csv')}
          >
            Ledger as CSV
          </Button>
          <Button
            variant="default"
            title="A zip with the evidence, the hunts and the scripts that run them in DuckDB or ClickHouse on a larger machine"
            disabled={!isIdle || !hasRecords}
            leftSection={<IconServer size={17} aria-hidden />}
            onClick={() => quietly(workbench.exportWorkstation())}
          >
            Export for a workstation
          </Button>
          <Button
            leftSection={<IconFolderOpen size={17} aria-hidden />}
            onClick={() => shell.chooseFiles()}
          >
            Add files
          </Button>
        </div>
      </div>
      <ExportChips />
      <EvidenceNotes />
      <div className="hb-panel hb-intake-frame">
        <table className="hb-intake">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">State</th>
              <th scope="col" className="hb-right">
                Records
              </th>
              <th scope="col" className="hb-right">
                Loaded
              </th>
              <th scope="col" className="hb-right">
                Rejected
              </th>
              <th scope="col" className="hb-right">
                Undated
              </th>
              <th scope="col">Time zone</th>
              <th scope="col">Encoding, SHA-256</th>
            </tr>
          </thead>
          {intake.map((item) => (
            <IntakeRow key={item.fileId} item={item} />
          ))}
        </table>
      </div>
      <p className="hb-faint hb-drophint">
        More files can be dropped anywhere on this page, at any time.
      </p>
    </div>
  );
}
