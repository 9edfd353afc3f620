const SEPARATOR = /\s*¦\s*/;
const LINES = /[\r\n\t]+/;
const LABELLED = /^([\w][\w .()[\]/-]{0,60}?):(?: ([\s\S]*))?$/;

/**
 * The pairs of `Proc: C:\x.exe ¦ PID: 7`; without the broken bar they stand on lines or between tabs. A part without a
 * label belongs to the value before it.
 */
export function labelledText(text: string): [label: string, value: string][] {
  const pairs: [string, string][] = [];
  const separator = text.includes('¦') ? SEPARATOR : LINES;
  for (const part of text.trim().split(separator)) {
    const [, label, value = ''] = LABELLED.exec(part) ?? [];
    const last = pairs.at(-1);
    if (label !== undefined) pairs.push([label, value.trim()]);
    else if (last) last[1] += ` ${separator === SEPARATOR ? '¦ ' : ''}${part}`;
  }
  return pairs;
}
