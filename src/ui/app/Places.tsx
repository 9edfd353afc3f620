import { Activity, type ComponentType } from 'react';
import type { Place } from '../../state/appState';
import { FaultBoundary } from '../common/FaultBoundary';
import { useAppState } from '../common/workbenchContext';
import { SqlPlace } from '../console/SqlPlace';
import { CoveragePlace } from '../coverage/CoveragePlace';
import { EvidencePlace } from '../drop/EvidencePlace';
import { RunbookPlace } from '../runbook/RunbookPlace';
import { TimelinePlace } from '../timeline/TimelinePlace';
import { PLACES } from './places';

const VIEWS: Readonly<Record<Place, ComponentType>> = {
  evidence: EvidencePlace,
  coverage: CoveragePlace,
  runbook: RunbookPlace,
  timeline: TimelinePlace,
  sql: SqlPlace,
};

/** The place in use; the others keep their state and rest. */
export function Places() {
  const here = useAppState((state) => state.place);
  return PLACES.map(({ place, word }) => {
    const View = VIEWS[place];
    return (
      <Activity key={place} mode={place === here ? 'visible' : 'hidden'}>
        <section className="hb-place-frame" aria-label={word}>
          <FaultBoundary what={word}>
            <View />
          </FaultBoundary>
        </section>
      </Activity>
    );
  });
}
