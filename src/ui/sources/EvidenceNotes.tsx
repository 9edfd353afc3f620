import { useAppState } from '../common/workbenchContext';
import { Warnings } from './Warnings';

/** What only all files together tell, such as one label that several machines share. */
export function EvidenceNotes() {
  const warnings = useAppState((state) => state.evidenceWarnings);
  if (warnings.length === 0) return null;
  return (
    <section
      className="hb-panel hb-evidence-notes"
      data-testid="evidence-notes"
      aria-label="About the files together"
    >
      <Warnings warnings={warnings} isRefusal={false} />
    </section>
  );
}
