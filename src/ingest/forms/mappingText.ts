import type { EmitField } from './flatten';

const ENTRY = /^( *)(?:'((?:[^']|'')*)'|"([^"]*)"|([^\s'"#-][^:]*|[^:\s]+)):(?: +(.*))?$/;
const BLOCK = /^[|>][+-]?\d*$/;

/**
 * The values of a YAML mapping as tools write the data of an event: a pair a line, quoted where it must be, longer
 * texts as blocks, nested names joined by dots; a list stays its lines. False, with nothing told, when it is none.
 */
export function mappingFields(text: string, emit: EmitField): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line !== '---');
  const found: [string, string | null][] = [];
  const path: { readonly indent: number; readonly name: string }[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    const [, blanks = '', single, double, plain, value = ''] = ENTRY.exec(line) ?? [];
    const key = single?.replaceAll("''", "'") ?? double ?? plain;
    if (key === undefined) return false;
    const indent = blanks.length;
    while ((path.at(-1)?.indent ?? -1) >= indent) path.pop();
    const name = [...path.map((level) => level.name), key].join('.');
    const end = endOfBlock(lines, at + 1, indent);
    if (BLOCK.test(value)) found.push([name, blockText(lines.slice(at + 1, end), value)]);
    else if (value === '' && (lines[at + 1] ?? '').trimStart().startsWith('- ')) {
      found.push([
        name,
        lines
          .slice(at + 1, end)
          .join('\n')
          .trim(),
      ]);
    } else if (value === '' && end > at + 1) {
      path.push({ indent, name: key });
      continue;
    } else if (end > at + 1 && isOpen(value)) {
      found.push([
        name,
        scalar([value, ...lines.slice(at + 1, end)].map((l) => l.trim()).join(' ')),
      ]);
    } else {
      found.push([name, scalar(value)]);
      continue;
    }
    at = end - 1;
  }
  for (const [name, value] of found) emit(name, value);
  return found.length > 0;
}

/** The first line after a key's own that is not indented below it; a list may stand as far left as its key. */
function endOfBlock(lines: readonly string[], from: number, indent: number): number {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const depth = line.length - line.trimStart().length;
    const isBelow = depth > indent || (depth === indent && line.trimStart().startsWith('- '));
    if (line.trim() !== '' && !isBelow) return at;
  }
  return lines.length;
}

function blockText(lines: readonly string[], sign: string): string {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const depth = first.length - first.trimStart().length;
  return lines
    .map((line) => line.slice(depth))
    .join(sign.startsWith('>') ? ' ' : '\n')
    .trimEnd();
}

/** A quoted text that does not end on its line. */
function isOpen(value: string): boolean {
  const quote = value[0];
  if (quote !== '"' && quote !== "'") return false;
  return value.length < 2 || !value.endsWith(quote);
}

function scalar(value: string): string | null {
  if (value === '' || value === '~' || value === 'null') return null;
  if (value.startsWith("'") && value.endsWith("'")) return value.slice(1, -1).replaceAll("''", "'");
  if (!value.startsWith('"') || !value.endsWith('"')) return value;
  try {
    return String(
      JSON.parse(value.replace(/\\x([0-9a-fA-F]{2})/g, '\\u00$1').replaceAll('\\0', '\\u0000')),
    );
  } catch {
    // An escape that JSON does not have: the text as it is written says more than none.
    return value.slice(1, -1);
  }
}
