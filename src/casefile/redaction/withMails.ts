import type { Found } from './nameTable';

interface Labels {
  isDomain(label: string): boolean;
  mail(address: string): string;
  /** The label of a machine, or its name where that stays. */
  host(name: string): string;
}

const LONGEST_LOCAL = 64;
const LOCAL_PART = /[\p{L}\p{M}\p{N}._+-]+$/u;
/** Also as addresses of the web write it, once or twice. */
const AT = /@$|%(?:25)*40$/;
const LEADING_LABELS = /(?:[\p{L}\p{M}\p{N}_-]+\.)+$/u;

/** Adds what a victim's domain makes of the text before it: `x@domain` is an address, `x.domain` a machine. */
export function withMails(text: string, found: readonly Found[], labels: Labels): Found[] {
  const result: Found[] = [];
  for (const domain of found) {
    if (labels.isDomain(domain.label)) addBefore(text, domain, result, labels);
    else result.push(domain);
  }
  return result;
}

function addBefore(text: string, domain: Found, result: Found[], labels: Labels): void {
  const isDotted = text.slice(domain.start, domain.end).includes('.');
  const leading = isDotted ? before(text, domain.start, LEADING_LABELS) : '';
  const start = domain.start - leading.length;
  const localEnd = start - before(text, start, AT).length;
  const local = localEnd < start ? before(text, localEnd, LOCAL_PART) : '';
  if (local !== '') {
    const localStart = localEnd - local.length;
    const last = result.at(-1);
    const isKnown = last?.start === localStart && last.end === localEnd;
    if (isKnown && leading === '') {
      result.push(domain);
      return;
    }
    while ((result.at(-1)?.end ?? 0) > localStart) result.pop();
    const label = labels.mail(`${local}@${text.slice(start, domain.end)}`);
    result.push({ start: localStart, end: domain.end, label });
    return;
  }
  const name = leading.split('.')[0] ?? '';
  const isFree = (result.at(-1)?.end ?? 0) <= start;
  if (name !== '' && isFree) {
    const label = labels.host(name);
    if (label !== name) result.push({ start, end: start + name.length, label });
  }
  result.push(domain);
}

function before(text: string, end: number, form: RegExp): string {
  return form.exec(text.slice(Math.max(0, end - LONGEST_LOCAL * 2), end))?.[0] ?? '';
}
