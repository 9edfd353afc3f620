import { shownText } from '../common/shownText';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const CAPTION_LINE = 20;
const CAPTION_PADDING = 14;
const FONT_FAMILY = "system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** What a shape takes from style sheets and variables, which a file on its own does not have. */
const PAINT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'visibility',
] as const;

/**
 * An element of the page as an SVG of its own, with the caption below: its drawings as they are, its texts as texts,
 * its backgrounds as rectangles. What stands on a canvas goes in as a picture.
 */
export function pictureSvg(element: HTMLElement, caption: readonly string[]): Blob {
  const bounds = element.getBoundingClientRect();
  const strip = caption.length * CAPTION_LINE + 2 * CAPTION_PADDING;
  const root = made('svg', {
    xmlns: NAMESPACE,
    width: bounds.width,
    height: bounds.height + strip,
    viewBox: `0 0 ${bounds.width} ${bounds.height + strip}`,
  });
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  root.append(
    made('rect', { width: '100%', height: '100%', fill: colour('--hb-bg') }),
    ...drawn(element, bounds),
    ...caption.map((line, i) =>
      textAt(line, CAPTION_PADDING, bounds.height + CAPTION_PADDING + (i + 0.75) * CAPTION_LINE, {
        fill: colour('--hb-text'),
        'font-family': FONT_FAMILY,
        'font-size': '13px',
        'font-weight': i === 0 ? '600' : '400',
      }),
    ),
  );
  return new Blob([new XMLSerializer().serializeToString(root)], { type: 'image/svg+xml' });
}

function drawn(element: Element, origin: DOMRect): SVGElement[] {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return [];
  if (element instanceof HTMLElement && element.dataset['pictureSkip'] !== undefined) return [];
  const box = element.getBoundingClientRect();
  const place = {
    x: box.x - origin.x,
    y: box.y - origin.y,
    width: box.width,
    height: box.height,
  };
  if (element instanceof SVGSVGElement) return [placedSvg(element, place)];
  if (element instanceof HTMLCanvasElement) {
    return [made('image', { ...place, href: element.toDataURL('image/png') })];
  }
  // Words for screen readers alone are a dot of one pixel.
  if (box.width <= 1 && box.height <= 1) return [];
  const parts: SVGElement[] = [];
  if (!/^(transparent|rgba\(.*, 0\))$/.test(style.backgroundColor)) {
    parts.push(
      made('rect', { ...place, rx: style.borderTopLeftRadius, fill: style.backgroundColor }),
    );
  }
  for (const node of element.childNodes) {
    if (node instanceof Element) parts.push(...drawn(node, origin));
    else if (node instanceof Text) parts.push(...textLines(node, style, origin));
  }
  return parts;
}

function placedSvg(svg: SVGSVGElement, place: Readonly<Record<string, number>>): SVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((original, i) => {
    const style = getComputedStyle(original);
    const target = copies[i];
    if (!target) return;
    for (const name of PAINT) target.setAttribute(name, style.getPropertyValue(name));
    target.removeAttribute('class');
    target.removeAttribute('style');
  });
  for (const [name, value] of Object.entries(place)) copy.setAttribute(name, String(value));
  copy.setAttribute('overflow', 'visible');
  return copy;
}

/** One text element for each line that the browser broke the text into. */
function textLines(node: Text, style: CSSStyleDeclaration, origin: DOMRect): SVGElement[] {
  const text = node.data;
  if (text.trim() === '') return [];
  const range = document.createRange();
  const lines: { text: string; box: DOMRect }[] = [];
  for (let at = 0; at < text.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const line = lines.at(-1);
    if (line && Math.abs(line.box.y - box.y) < box.height / 2) line.text += text[at] ?? '';
    else lines.push({ text: text[at] ?? '', box });
  }
  const size = Number.parseFloat(style.fontSize);
  return lines.map(({ text: line, box }) =>
    textAt(line.trimEnd(), box.x - origin.x, box.y - origin.y + box.height / 2 + size * 0.35, {
      fill: style.color,
      'font-family': style.fontFamily,
      'font-size': style.fontSize,
      'font-weight': style.fontWeight,
    }),
  );
}

function textAt(
  text: string,
  x: number,
  y: number,
  attributes: Readonly<Record<string, string>>,
): SVGElement {
  const element = made('text', { x, y, ...attributes });
  element.textContent = shownText(text);
  return element;
}

function made(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
