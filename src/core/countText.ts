const COUNT = new Intl.NumberFormat('en-US');

/** A number as people read it: `1,234,567`. */
export function countText(count: number): string {
  return COUNT.format(count);
}
