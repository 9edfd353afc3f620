import { countText } from '../core/countText';
/** `1 account`, `12,000 accounts`. */
export function counted(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? '' : 's'}`;
}
