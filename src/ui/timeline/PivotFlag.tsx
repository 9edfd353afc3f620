interface PivotFlagProps {
  /** Whether the words stand left of the line, where there is no room at its right. */
  readonly isLeft: boolean;
  /** Whether the analyst set it: the mark is hollow, and the words say so. */
  readonly isAnalysts: boolean;
  /** Given by the chart: the line's place. */
  readonly viewBox?: { readonly x?: number; readonly y?: number };
}

/** The mark and the words at the top of the pivot line. */
export function PivotFlag({ isLeft, isAnalysts, viewBox }: PivotFlagProps) {
  const { x = 0, y = 0 } = viewBox ?? {};
  return (
    <g data-testid="pivot-flag">
      <path
        d={`M${x - 8},${y - 13}h16l-8,13z`}
        className="hb-pivot-flag"
        data-analysts={isAnalysts || undefined}
      />
      <text
        x={isLeft ? x - 13 : x + 13}
        y={y - 3}
        textAnchor={isLeft ? 'end' : 'start'}
        className="hb-pivot-label"
      >
        {isAnalysts ? 'Pivot, set by the analyst' : 'Pivot point'}
      </text>
    </g>
  );
}
