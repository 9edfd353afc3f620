import type { IntakeItem } from '../../state/appState';
import { countText } from '../common/amountText';

/** Four cells: records, loaded, rejected, undated. */
export function IntakeCounts({ item }: { readonly item: IntakeItem }) {
  const { report } = item;
  const hasCounts = report !== null && (report.status === 'loaded' || report.records > 0);
  if (!hasCounts) return <td colSpan={4} />;
  return (
    <>
      <td className="hb-right hb-num">{countText(report.records)}</td>
      <td className="hb-right hb-num">{countText(report.loaded)}</td>
      <td className={`hb-right hb-num ${toneOf(report.rejected)}`}>{countText(report.rejected)}</td>
      <td className={`hb-right hb-num ${toneOf(report.undated)}`}>{countText(report.undated)}</td>
    </>
  );
}

function toneOf(count: number): string {
  return count > 0 ? 'hb-warn hb-strong' : 'hb-faint';
}
