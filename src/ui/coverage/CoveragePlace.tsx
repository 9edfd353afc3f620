import './coverage.css';
import './heatmap.css';
import './parts.css';
import { countOf } from '../common/amountText';
import { evidenceRange } from '../../state/evidenceRange';
import { useShell } from '../common/shellContext';
import { SelectionChips } from '../common/SelectionChips';
import { StateNote } from '../common/StateNote';
import { utcText } from '../common/utcText';
import { useAppState } from '../common/workbenchContext';
import { Button } from '@mantine/core';
import { CategoryParts } from './CategoryParts';
import { CategoryTiles } from './CategoryTiles';
import { CoverageHeatMap } from './CoverageHeatMap';
import { CoverageTable } from './CoverageTable';
import { ResultExports } from './ResultExports';
import { dayBefore } from './dayBefore';

/** What the evidence holds, from when to when, and what is missing. */
export function CoveragePlace() {
  const shell = useShell();
  const tables = useAppState((state) => state.tables);
  const evidenceEnd = useAppState((state) => state.evidenceEnd);
  const categories = useAppState((state) => state.categories);
  const engine = useAppState((state) => state.engine);
  const onTheirWay = useAppState(
    (state) => state.intake.filter((item) => item.report === null).length,
  );
  const hasLoaded = useAppState((state) =>
    state.intake.some((item) => item.report?.status === 'loaded'),
  );
  const hasEvidence = hasLoaded || tables.some((table) => table.records > 0);
  if (!hasEvidence && engine.state === 'dead') {
    return (
      <StateNote tone="error" title="The engine stopped, so nothing could be counted">
        <p>{engine.reason}</p>
        <p>Restart it at the top, then drop the files again.</p>
      </StateNote>
    );
  }
  if (!hasEvidence) {
    return onTheirWay > 0 ? (
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
      {onTheirWay > 0 && (
        <p className="hb-coverage-wait" role="status">
          {countOf(onTheirWay, 'file')} still on the way: what follows counts the files before.
        </p>
      )}
      <SelectionChips
        what="The heat map"
        without={['user', 'tactic']}
        why="Not every log names users, and none has a tactic: those do not narrow coverage."
      />
      <CategoryTiles categories={categories} />
      <CategoryParts categories={categories} />
      <CoverageHeatMap />
      <h3 className="hb-h2 hb-coverage-title">Every log, from first to last record</h3>
      <CoverageTable tables={tables} range={evidenceRange(tables)} />
      <ResultExports tables={tables} />
    </div>
  );
}
