import type { ParamValue } from '../../hunts/hunt';
import { countText } from '../common/amountText';

/** A parameter's value with its unit, in words. */
export function paramText(value: ParamValue, unit: string): string {
  const words = typeof value === 'number' ? countText(value) : textOf(value);
  return unit === '' ? words : `${words} ${unit}`;
}

function textOf(value: string | readonly string[]): string {
  if (typeof value === 'string') return value === '' ? '(empty)' : value;
  return value.length === 0 ? '(empty list)' : value.join(', ');
}

export function sameValue(a: ParamValue, b: ParamValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
