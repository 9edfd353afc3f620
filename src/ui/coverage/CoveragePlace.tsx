import './coverage.css';
import './heatmap.css';
import { evidenceRange } from '../common/evidenceRange';
import { useShell } from '../common/shellContext';
import { StateNote } from '../common/StateNote';
import { utcText } from '../common/utcText';
import { useAppState } from '../common/workbenchContext';
import { Button } from '@mantine/core';
import { CoverageHeatMap } from './CoverageHeatMap';
import { CoverageTable } from './CoverageTable';
import { ResultExports } from './ResultExports';
import { dayBefore } from './dayBefore';

/** What the evidence holds, from when to when, and what is missing. */
export function CoveragePlace() {
  const shell = useShell();
  const tables = useAppState((state) => state.tables);
  const evidenceEnd = useAppState((state) => state.evidenceEnd);
  const isLoading = useAppState((state) => state.intake.some((item) => item.report === null));
  const hasRecords = tables.some((table) => table.records > 0);
  if (!hasRecords) {
    return isLoading ? (
      <StateNote tone="loading" title="Counting what has arrived" />
    ) : (
      <StateNote tone="empty" title="No evidence yet">
        <p>Coverage shows what each log holds and which exports are missing.</p>
        <Button mt="xs" onClick={() => shell.chooseFiles()}>
          Choose files
        </Button>
      </StateNote>
    );
  }
  return (
    <div className="hb-place" tabIndex={0} role="group" aria-label="Coverage of the evidence">
      <div className="hb-placehead">
        <h2 className="hb-h1">Coverage</h2>
        {evidenceEnd && (
          <span className="hb-dim hb-num">
            Evidence ends {utcText(evidenceEnd)}. Its last 24 hours begin{' '}
            {utcText(dayBefore(evidenceEnd))}.
          </span>
        )}
      </div>
      <CoverageTable tables={tables} range={evidenceRange(tables)} />
      <ResultExports tables={tables} />
      <CoverageHeatMap />
    </div>
  );
}
