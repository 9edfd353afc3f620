import type { Place } from '../../state/appState';
import { countText } from '../common/amountText';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { PLACES } from './places';

/** The five places in working order. */
export function Rail() {
  const workbench = useWorkbench();
  const here = useAppState((state) => state.place);
  return (
    <nav className="hb-rail" aria-label="Places">
      {PLACES.map(({ place, word, key, icon: Glyph }) => (
        <button
          key={place}
          type="button"
          className="hb-rail-item"
          data-testid={`place-${place}`}
          aria-current={here === place ? 'page' : undefined}
          aria-keyshortcuts={key}
          onClick={() => workbench.setPlace(place)}
        >
          <Glyph size={20} stroke={1.7} aria-hidden />
          <span className="hb-rail-word">{word}</span>
          <RailCount place={place} />
          <kbd className="hb-rail-key" aria-hidden>
            {key}
          </kbd>
        </button>
      ))}
    </nav>
  );
}

function RailCount({ place }: { readonly place: Place }) {
  const files = useAppState((state) => state.intake.length);
  const findings = useAppState(
    (state) => state.findings.filter((finding) => finding.suppressedBy === null).length,
  );
  const count = place === 'evidence' ? files : place === 'runbook' ? findings : 0;
  if (count === 0) return null;
  return (
    <span className="hb-rail-count hb-num">
      {countText(count)}
      <span className="hb-sr"> {place === 'evidence' ? 'files' : 'findings'}</span>
    </span>
  );
}
