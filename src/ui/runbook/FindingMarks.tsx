import { IconArrowsJoin2, IconFileExport, IconServer2, IconShieldCheck } from '@tabler/icons-react';
import type { Finding } from '../../findings/finding';
import { countText } from '../common/amountText';
import { visibleText } from '../common/visibleText';

/** What needs saying about a finding besides its sentence: known tool, computed from an export, linked to others. */
export function FindingMarks({ finding }: { readonly finding: Finding }) {
  return (
    <>
      {finding.knownAs !== null && (
        <span className="hb-note-tag" data-mark="known">
          <IconShieldCheck size={14} aria-hidden />
          <span className="hb-note-words">known: {visibleText(finding.knownAs)}</span>
        </span>
      )}
      {finding.linked.length > 0 && (
        <span
          className="hb-note-tag hb-note-linked hb-num"
          title="Findings of other hunts on the same host within an hour"
        >
          <IconArrowsJoin2 size={14} aria-hidden />
          {countText(finding.linked.length)} linked
        </span>
      )}
      {finding.computedIn !== null && (
        <span
          className="hb-note-tag"
          title="Computed by the text of this hunt in another engine; its record here is that answer"
        >
          <IconServer2 size={14} aria-hidden />
          <span className="hb-note-words">computed in {visibleText(finding.computedIn)}</span>
        </span>
      )}
      {finding.computedBy === 'result export' && (
        <span className="hb-note-tag" title="Computed from the result export, not from raw logs">
          <IconFileExport size={14} aria-hidden />
          <span className="hb-note-words">computed from result export</span>
        </span>
      )}
    </>
  );
}
