import type { Severity } from '../../hunts/hunt';
import { SEVERITY_LOOK } from './severityLook';

export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const { word, icon: Glyph } = SEVERITY_LOOK[severity];
  return (
    <span className="hb-badge hb-severity" data-severity={severity}>
      <Glyph size={14} aria-hidden />
      {word}
    </span>
  );
}
