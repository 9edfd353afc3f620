import type { PackedPart } from './pagePart';

/** What each part weighs, unpacked and in the page. */
export function sizeReport(
  parts: readonly PackedPart[],
  pageBytes: number,
  buildId: string,
): string {
  const rows = parts.map(({ id, bytes, element }) => [id, amount(bytes), amount(element.length)]);
  const lines = [['part', 'bytes', 'in page'], ...rows, ['index.html', '', amount(pageBytes)]].map(
    ([id = '', bytes = '', inPage = '']) =>
      `  ${id.padEnd(32)}${bytes.padStart(12)}${inPage.padStart(12)}`,
  );
  return `build ${buildId}\n${lines.join('\n')}`;
}

function amount(bytes: number): string {
  return bytes.toLocaleString('en');
}
