export interface XmlElement {
  /** Without its namespace prefix. */
  readonly name: string;
  /** Namespace declarations left out. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly XmlElement[];
  /** All text directly inside, as it stands; blanks alone count only where there are no children. */
  readonly text: string;
}

export class XmlFault extends Error {
  override readonly name = 'XmlFault';
}

interface OpenElement {
  readonly tag: string;
  readonly attributes: (readonly [name: string, value: string])[];
  readonly children: XmlElement[];
  text: string;
}

const TAG_NAME = /[^\s/>]+/y;
const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const TAG_END = /\s*(\/?)>/y;

/** Parses one element with all it holds. Knows no document types and no entities but the five of XML and numbers. */
export function parseXml(xml: string): XmlElement {
  const open: OpenElement[] = [];
  let at = 0;
  for (;;) {
    const tag = xml.indexOf('<', at);
    if (tag < 0) throw new XmlFault('an element is never closed');
    const inside = open.at(-1);
    if (inside && tag > at) inside.text += decodeEntities(xml.slice(at, tag));
    if (xml.startsWith('<!--', tag)) at = after(xml, '-->', tag);
    else if (xml.startsWith('<![CDATA[', tag)) {
      at = after(xml, ']]>', tag);
      if (inside) inside.text += xml.slice(tag + '<![CDATA['.length, at - ']]>'.length);
    } else if (xml[tag + 1] === '?') at = after(xml, '?>', tag);
    else if (xml[tag + 1] === '/') {
      at = after(xml, '>', tag);
      const closed = open.pop();
      if (closed?.tag !== xml.slice(tag + 2, at - 1).trim())
        throw new XmlFault('tags do not match');
      const parent = open.at(-1);
      if (!parent) return finished(closed);
      parent.children.push(finished(closed));
    } else {
      const [element, end, isClosed] = startTag(xml, tag);
      at = end;
      if (!isClosed) open.push(element);
      else if (inside) inside.children.push(finished(element));
      else return finished(element);
    }
  }
}

function startTag(xml: string, at: number): [element: OpenElement, end: number, isClosed: boolean] {
  TAG_NAME.lastIndex = at + 1;
  const tag = TAG_NAME.exec(xml)?.[0];
  if (tag === undefined || tag.startsWith('!')) throw new XmlFault('a tag is broken');
  const attributes: (readonly [string, string])[] = [];
  let end = TAG_NAME.lastIndex;
  for (;;) {
    ATTRIBUTE.lastIndex = end;
    const found = ATTRIBUTE.exec(xml);
    if (!found) break;
    end = ATTRIBUTE.lastIndex;
    const [, name = '', double, single] = found;
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) {
      attributes.push([name, decodeEntities(double ?? single ?? '')]);
    }
  }
  TAG_END.lastIndex = end;
  const close = TAG_END.exec(xml);
  if (!close) throw new XmlFault('a tag is broken');
  return [{ tag, attributes, children: [], text: '' }, TAG_END.lastIndex, close[1] === '/'];
}

function finished({ tag, attributes, children, text }: OpenElement): XmlElement {
  const name = tag.slice(tag.indexOf(':') + 1);
  return { name, attributes, children, text: children.length > 0 ? text.trim() : text };
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  if (found < 0) throw new XmlFault('a tag is broken');
  return found + mark.length;
}

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w+));/g,
    (whole, dec, hex, name) => {
      if (name !== undefined) return NAMED[String(name)] ?? whole;
      const code = dec === undefined ? parseInt(String(hex), 16) : parseInt(String(dec), 10);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
