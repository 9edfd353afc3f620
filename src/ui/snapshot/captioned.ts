const SCALE = 2;
const PADDING = 14;
const LINE = 20;
const FONT = "13px system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** The picture with its caption burned in below, at twice the size of the screen. */
export function captioned(
  picture: HTMLCanvasElement,
  lines: readonly string[],
  colours: { readonly background: string; readonly text: string; readonly line: string },
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const width = picture.width / SCALE;
  const measure = canvas.getContext('2d');
  if (!measure) throw new Error('The browser gives no canvas to draw the picture on.');
  measure.font = FONT;
  const wrapped = lines.flatMap((line) => wrappedLine(measure, line, width - 2 * PADDING));
  const stripHeight = wrapped.length * LINE + 2 * PADDING;
  canvas.width = picture.width;
  canvas.height = picture.height + stripHeight * SCALE;
  const draw = canvas.getContext('2d');
  if (!draw) throw new Error('The browser gives no canvas to draw the picture on.');
  draw.fillStyle = colours.background;
  draw.fillRect(0, 0, canvas.width, canvas.height);
  draw.drawImage(picture, 0, 0);
  draw.scale(SCALE, SCALE);
  const top = picture.height / SCALE;
  draw.fillStyle = colours.line;
  draw.fillRect(0, top, width, 1);
  draw.fillStyle = colours.text;
  draw.textBaseline = 'middle';
  wrapped.forEach((line, i) => {
    draw.font = i === 0 ? `600 ${FONT}` : FONT;
    draw.fillText(line, PADDING, top + PADDING + (i + 0.5) * LINE);
  });
  return canvas;
}

/** Broken between words, so that nothing of a caption is cut. */
export function wrappedLine(
  measure: { measureText(text: string): { readonly width: number } },
  line: string,
  width: number,
): string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of line.split(' ')) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (row !== '' && measure.measureText(longer).width > width) {
      rows.push(row);
      row = word;
    } else row = longer;
  }
  return [...rows, row];
}
