import type { CategoryFact } from '../../hunts/coverageFact';
import { CoverageBadge } from './CoverageBadge';
import { COVERAGE_LOOK } from './coverageLook';
import { categoryAnchor } from './categoryAnchor';

/** The five verdicts, to be read from across the room; each leads to its parts. */
export function CategoryTiles({ categories }: { readonly categories: readonly CategoryFact[] }) {
  return (
    <ul className="hb-tiles" aria-label="The five log categories">
      {categories.map((category) => (
        <li key={category.id}>
          <button
            type="button"
            className="hb-tile"
            data-coverage={category.verdict}
            data-testid={`category-${categoryAnchor(category.id)}`}
            onClick={() => showParts(category)}
          >
            <CoverageBadge verdict={category.verdict} size="large" />
            <span className="hb-tile-title">{category.title}</span>
            <span className="hb-dim">{category.purpose}</span>
            <Holes category={category} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What keeps a category from being whole; where everything is missing the verdict says it all. */
function Holes({ category }: { readonly category: CategoryFact }) {
  if (category.verdict !== 'partial') return null;
  return (['missing', 'partial'] as const).map((verdict) => {
    const parts = category.parts.filter((part) => part.isRequired && part.verdict === verdict);
    if (parts.length === 0) return null;
    return (
      <span key={verdict} className="hb-tile-holes">
        {COVERAGE_LOOK[verdict].word}: {parts.map((part) => part.label).join(' · ')}
      </span>
    );
  });
}

function showParts({ id }: CategoryFact): void {
  const group = document.getElementById(categoryAnchor(id));
  group?.scrollIntoView({ block: 'start' });
  group?.focus();
}
