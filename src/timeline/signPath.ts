/**
 * The outline of a change of the failure rate: a ramp up to its instant, or one down from it. The upright edge stands
 * on the instant, so that a rise and the fall right after it do not cover each other.
 */
export function signPath(kind: 'rise' | 'fall', x: number, top: number, size: number): string {
  const away = kind === 'rise' ? -size : size;
  return `M${px(x)},${px(top)}v${px(size)}h${px(away)}Z`;
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
