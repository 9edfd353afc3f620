import { utcText } from '../common/utcText';
import { useAppState } from '../common/workbenchContext';
import { evidenceRange } from '../../state/evidenceRange';

/** From when to when the evidence speaks, and in which zone times are shown. */
export function RangeStatus() {
  const range = evidenceRange(useAppState((state) => state.tables));
  return (
    <div className="hb-range">
      <span className="hb-label">Evidence · times in UTC</span>
      {range ? (
        <span className="hb-num">
          {wholeSecond(range.from)} <span className="hb-faint">to</span> {wholeSecond(range.to)}
        </span>
      ) : (
        <span className="hb-faint">No dated records yet</span>
      )}
    </div>
  );
}

function wholeSecond(iso: string): string {
  return utcText(iso).replace(/\.\d+Z$/, 'Z');
}
