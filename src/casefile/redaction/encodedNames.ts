import { CUT_MARK } from '../../core/cutText';
import type { Found } from './nameTable';

/** Base64 of a text that is long enough for a name, in both of its alphabets. */
const RUN = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{20,}={0,2}/g;
const HEX = /^[0-9a-f-]+$/i;
const NO_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/;

/** Base64 in the text under which names stand, with the base64 of the text that has labels in their place. */
export function encodedNames(text: string, redact: (text: string) => string): Found[] {
  const found: Found[] = [];
  for (const { index: start, 0: run } of text.matchAll(RUN)) {
    const end = start + run.length;
    const label = redactedRun(run, text.startsWith(CUT_MARK, end), redact);
    if (label !== null) found.push({ start, end, label });
  }
  return found;
}

function redactedRun(run: string, isCut: boolean, redact: (text: string) => string): string | null {
  if (HEX.test(run)) return null;
  const letters = run.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  const whole = letters.length % 4 === 1 ? letters.slice(0, -1) : letters;
  const bytes = Uint8Array.from(atob(whole), (letter) => letter.charCodeAt(0));
  const isWide = bytes.length > 3 && bytes[1] === 0 && bytes[3] === 0;
  const text = decoded(bytes, isWide);
  if (text === null) return null;
  const redacted = isCut
    ? redact(text + CUT_MARK).replace(new RegExp(`${CUT_MARK}$`), '')
    : redact(text);
  if (redacted === text) return null;
  const result = btoa(String.fromCharCode(...encoded(redacted, isWide)));
  const isOfWeb = /[-_]/.test(run);
  const lettersOfRun = isOfWeb ? result.replaceAll('+', '-').replaceAll('/', '_') : result;
  return isOfWeb && !run.endsWith('=') ? lettersOfRun.replace(/=+$/, '') : lettersOfRun;
}

function decoded(bytes: Uint8Array, isWide: boolean): string | null {
  try {
    const text = new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: !isWide }).decode(bytes);
    return NO_TEXT.test(text.replace(/\ufffd$/, '')) ? null : text.replace(/\ufffd$/, '');
  } catch {
    return null;
  }
}

function encoded(text: string, isWide: boolean): number[] {
  if (!isWide) return [...new TextEncoder().encode(text)];
  return text.split('').flatMap((unit) => [unit.charCodeAt(0) & 255, unit.charCodeAt(0) >> 8]);
}
