import { IconCheck, IconCircleDashed } from '@tabler/icons-react';
import type { TableFact } from '../../state/appState';
import { countText } from '../common/amountText';
import { utcTextToMs } from '../common/utcText';
import { SpanBar } from './SpanBar';

interface CoverageTableProps {
  readonly tables: readonly TableFact[];
  readonly range: { readonly from: string; readonly to: string } | null;
}

/** One row a normalised table. */
export function CoverageTable({ tables, range }: CoverageTableProps) {
  return (
    <div className="hb-panel hb-coverage-frame">
      <table className="hb-coverage">
        <thead>
          <tr>
            <th scope="col">Log</th>
            <th scope="col">State</th>
            <th scope="col" className="hb-right">
              Records
            </th>
            <th scope="col" className="hb-right">
              Last 24 h
            </th>
            <th scope="col" className="hb-right">
              Undated
            </th>
            <th scope="col">First seen (UTC)</th>
            <th scope="col">Last seen (UTC)</th>
            <th scope="col" className="hb-coverage-span">
              Span in the evidence
            </th>
          </tr>
        </thead>
        <tbody>
          {tables.map((table) => (
            <CoverageRow key={table.name} table={table} range={range} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CoverageRowProps {
  readonly table: TableFact;
  readonly range: CoverageTableProps['range'];
}

function CoverageRow({ table, range }: CoverageRowProps) {
  const isPresent = table.records > 0;
  return (
    <tr data-present={isPresent}>
      <th scope="row">
        <span className="hb-mono">{table.name}</span>
        <div className="hb-faint hb-coverage-purpose" title={table.purpose}>
          {table.purpose}
        </div>
      </th>
      <td>
        {isPresent ? (
          <span className="hb-state hb-good">
            <IconCheck size={16} aria-hidden /> present
          </span>
        ) : (
          <span className="hb-state hb-faint">
            <IconCircleDashed size={16} aria-hidden /> missing
          </span>
        )}
      </td>
      <Count of={table.records} isPresent={isPresent} />
      <Count of={table.last24h} isPresent={isPresent} />
      <Count of={table.undated} isPresent={isPresent} isWarning={table.undated > 0} />
      <td className="hb-num">{isPresent ? utcTextToMs(table.firstSeen) : ''}</td>
      <td className="hb-num">{isPresent ? utcTextToMs(table.lastSeen) : ''}</td>
      <td>
        <SpanBar table={table} range={range} />
      </td>
    </tr>
  );
}

interface CountProps {
  readonly of: number;
  readonly isPresent: boolean;
  readonly isWarning?: boolean;
}

function Count({ of, isPresent, isWarning = false }: CountProps) {
  const tone = isWarning ? 'hb-warn hb-strong' : of === 0 ? 'hb-faint' : '';
  return <td className={`hb-right hb-num ${tone}`}>{isPresent ? countText(of) : ''}</td>;
}
