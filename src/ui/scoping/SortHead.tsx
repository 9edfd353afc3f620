import { IconArrowDown, IconArrowsSort } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ScopeSort } from './scopeOrder';

interface SortHeadProps {
  readonly by: ScopeSort;
  readonly sort: ScopeSort;
  /** Two of them share one column head. */
  readonly isInner?: boolean;
  readonly children: ReactNode;
  onSort(sort: ScopeSort): void;
}

/** A column head that sorts by its column. */
export function SortHead({ by, sort, isInner = false, children, onSort }: SortHeadProps) {
  const isUsed = by === sort;
  const Glyph = isUsed ? IconArrowDown : IconArrowsSort;
  const button = (
    <button
      type="button"
      className="hb-scope-sort"
      aria-pressed={isUsed}
      title={`Sort by ${by}`}
      onClick={() => onSort(by)}
    >
      {children}
      <Glyph size={14} aria-hidden />
    </button>
  );
  return isInner ? button : <th scope="col">{button}</th>;
}
