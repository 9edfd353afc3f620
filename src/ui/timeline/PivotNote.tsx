import type { PivotState, TimeRange } from '../../state/appState';
import { useAppState } from '../common/workbenchContext';
import { FoundPivot } from './FoundPivot';
import { MovePivot } from './MovePivot';
import { PivotChoices } from './PivotChoices';
import { SetPivot } from './SetPivot';

/** The pivot point in words, or why there is none; the analyst's stands above the found one. */
export function PivotNote({ range }: { readonly range: TimeRange }) {
  const pivot = useAppState((state) => state.pivot);
  const analysts = useAppState((state) => state.analystPivot);
  const unconfirmed = useAppState((state) => state.unconfirmedPivots);
  return (
    <section
      className="hb-panel hb-pivot"
      data-testid="pivot-note"
      data-state={pivot.state}
      data-analysts={analysts !== null || undefined}
    >
      <h3 className="hb-h3">Pivot point</h3>
      {analysts && (
        <>
          <SetPivot pivot={analysts} range={range} />
          <h4 className="hb-h3">The found one</h4>
        </>
      )}
      <PivotBody state={pivot} range={range} />
      {pivot.state !== 'none yet' && (
        <>
          <PivotChoices title="After failures, not confirmed" choices={unconfirmed} />
          <MovePivot />
        </>
      )}
    </section>
  );
}

function PivotBody({ state, range }: { readonly state: PivotState; readonly range: TimeRange }) {
  switch (state.state) {
    case 'none yet':
      return <p className="hb-dim">Not looked for yet. It is looked for after every load.</p>;
    case 'not found':
      return (
        <>
          <p className="hb-pivot-none">None found</p>
          <p className="hb-dim">{state.why}</p>
        </>
      );
    case 'partial':
      return (
        <>
          <p className="hb-pivot-none">None found in what is dated</p>
          <p className="hb-dim">{state.why}</p>
        </>
      );
    case 'cannot tell':
      return (
        <>
          <p className="hb-pivot-none">Cannot tell</p>
          <p className="hb-dim">{state.why}</p>
        </>
      );
    case 'found':
      return <FoundPivot pivot={state.pivot} range={range} />;
  }
}
