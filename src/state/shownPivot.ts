import type { AnalystPivot } from '../timeline/analystPivot';
import type { PivotConfidence, PivotSentence } from '../timeline/pivotPoint';
import type { ChangePoint, FailureOnset } from '../timeline/pivotSigns';
import type { AppState, PivotState } from './appState';

/** The pivot as it is drawn and named: the analyst's where there is one, else the found one. */
export interface ShownPivot {
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly isAnalysts: boolean;
  readonly user: string | null;
  readonly host: string | null;
  readonly source: string | null;
  /** Null for the analyst's. */
  readonly confidence: PivotConfidence | null;
  readonly sentences: readonly PivotSentence[];
  readonly onset: FailureOnset | null;
  readonly changePoints: readonly ChangePoint[];
}

type Given = Pick<AppState, 'pivot' | 'analystPivot' | 'pivotSigns'>;

interface Known {
  readonly given: Given;
  readonly shown: ShownPivot | null;
}

/** One for every answer, so that a component that selects it draws again only when something changed. */
const known = new WeakMap<PivotState, Known>();

/** The pivot to show, the same object until it changes; null when there is none. */
export function shownPivot(state: Given): ShownPivot | null {
  const before = known.get(state.pivot);
  const { analystPivot, pivotSigns } = state;
  if (before?.given.analystPivot === analystPivot && before.given.pivotSigns === pivotSigns) {
    return before.shown;
  }
  const shown = analystPivot ? analysts(analystPivot, state) : found(state);
  known.set(state.pivot, { given: state, shown });
  return shown;
}

function analysts(pivot: AnalystPivot, { pivotSigns }: Given): ShownPivot {
  const { at, from, to, user, host, source, record } = pivot;
  const what = user === null ? 'An instant' : `The logon of ${user}`;
  const sentence = { text: `${what} set by the analyst.`, records: record ? [record] : [] };
  return {
    at,
    from,
    to,
    user,
    host,
    source,
    isAnalysts: true,
    confidence: null,
    sentences: [sentence],
    ...pivotSigns,
  };
}

function found({ pivot, pivotSigns }: Given): ShownPivot | null {
  if (pivot.state !== 'found') return null;
  const { at, from, to, user, host, source, confidence, sentences } = pivot.pivot;
  return {
    at,
    from,
    to,
    user,
    host,
    source,
    confidence,
    sentences,
    isAnalysts: false,
    ...pivotSigns,
  };
}
