import './coverageBadge.css';
import type { CoverageVerdict } from '../../hunts/coverageFact';
import { COVERAGE_LOOK } from './coverageLook';

interface CoverageBadgeProps {
  readonly verdict: CoverageVerdict;
  /** `plain` stands beside text; `large` is read from across the room. */
  readonly size?: 'plain' | 'large';
  /** Without colour: a hole that matters little. */
  readonly isQuiet?: boolean;
}

/** Present, partial or missing: icon, word and colour. */
export function CoverageBadge({ verdict, size = 'plain', isQuiet = false }: CoverageBadgeProps) {
  const { word, icon: Glyph } = COVERAGE_LOOK[verdict];
  return (
    <span
      className="hb-coverage-badge"
      data-coverage={verdict}
      data-size={size}
      data-quiet={isQuiet}
    >
      <Glyph size={size === 'large' ? 24 : 16} aria-hidden />
      {word}
    </span>
  );
}
