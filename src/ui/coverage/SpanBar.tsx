import type { TableFact } from '../../state/appState';

interface SpanBarProps {
  readonly table: TableFact;
  readonly range: { readonly from: string; readonly to: string } | null;
}

/** From first to last record on the scale of the whole evidence; hatched where the log says nothing. */
export function SpanBar({ table, range }: SpanBarProps) {
  if (!range || table.records === 0) return <div className="hb-span" data-empty aria-hidden />;
  if (table.firstSeen === null || table.lastSeen === null) {
    return <span className="hb-faint">no dated records</span>;
  }
  const from = Date.parse(range.from);
  const whole = Math.max(1, Date.parse(range.to) - from);
  const left = ((Date.parse(table.firstSeen) - from) / whole) * 100;
  const width = ((Date.parse(table.lastSeen) - from) / whole) * 100 - left;
  return (
    <div className="hb-span" aria-hidden>
      <div className="hb-span-bar" style={{ left: `${left}%`, width: `max(3px, ${width}%)` }} />
    </div>
  );
}
