/** A share as a percentage that is never rounded to none or all. */
export function shareText(share: number): string {
  if (share <= 0) return '0 %';
  if (share >= 1) return '100 %';
  if (share < 0.001) return 'under 0.1 %';
  if (share > 0.999) return 'over 99.9 %';
  return `${(share * 100).toFixed(1)} %`;
}
