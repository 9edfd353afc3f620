import { IconServer, IconUser } from '@tabler/icons-react';
import { SCOPE_COLUMNS, type ScopingRow } from '../../findings/scopingRow';
import { SeverityBadge } from '../common/SeverityBadge';
import { utcText } from '../common/utcText';
import { visibleText } from '../common/visibleText';
import { EvidenceCell } from './EvidenceCell';
import { HintChip } from './HintChip';
import { findingIdsOf } from './scopeOrder';
import type { ShowFindings } from './showFindings';

interface ScopeTableRowProps {
  readonly row: ScopingRow;
  readonly onShow: ShowFindings;
}

/** A host or account: what was found by kind of evidence, and below it what to contain. */
export function ScopeTableRow({ row, onShow }: ScopeTableRowProps) {
  const name = visibleText(row.name);
  const hasHints = row.hints.length > 0;
  const Glyph = row.kind === 'host' ? IconServer : IconUser;
  return (
    <tbody data-testid="scope-row" data-name={row.name}>
      <tr>
        <th scope="rowgroup" rowSpan={hasHints ? 2 : 1}>
          <button
            type="button"
            className="hb-scope-name"
            data-step={row.name}
            title={`All findings of ${name}`}
            onClick={() => onShow({ label: name, ids: findingIdsOf(row) })}
          >
            <Glyph size={16} aria-hidden />
            <span className="hb-sr">{row.kind} </span>
            <span className="hb-scope-word">{name}</span>
          </button>
        </th>
        <td>
          <SeverityBadge severity={row.severity} />
        </td>
        {SCOPE_COLUMNS.map((column) => {
          const cell = row.cells[column];
          const label = `${name}, ${column}`;
          return (
            <td key={column}>
              {cell ? (
                <EvidenceCell
                  cell={cell}
                  label={label}
                  onShow={() => onShow({ label, ids: cell.findingIds })}
                />
              ) : (
                <span className="hb-faint hb-scope-none">–</span>
              )}
            </td>
          );
        })}
        <td className="hb-num hb-scope-seen">
          <Seen at={row.firstSeen} />
          <Seen at={row.lastSeen} />
        </td>
      </tr>
      {hasHints && (
        <tr className="hb-scope-do">
          <td colSpan={SCOPE_COLUMNS.length + 2}>
            <div className="hb-scope-hints">
              {row.hints.map((hint) => (
                <HintChip key={hint.why} hint={hint} onShow={onShow} />
              ))}
            </div>
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** To the second, which is enough for an overview; the exact instant is one hover away. */
function Seen({ at }: { readonly at: string | null }) {
  return <span title={utcText(at)}>{utcText(at).replace(/\.\d+Z$/, 'Z')}</span>;
}
