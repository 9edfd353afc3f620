type Redact = (text: string) => string;
type Props = Readonly<Record<string, unknown>>;

/** Attributes that are read by people, or that show a text on the screen. */
const READ_ATTRIBUTES: ReadonlySet<string> = new Set([
  'title',
  'alt',
  'placeholder',
  'label',
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-placeholder',
]);
const FIELDS: ReadonlySet<string> = new Set(['input', 'textarea']);
const NO_TEXT: ReadonlySet<string> = new Set(['style', 'script']);

/**
 * The props of an element as they may be drawn: texts, attributes that are read, and what fields hold. A field that holds
 * a name shows its label and cannot be changed meanwhile, so that the name under it stays. Only elements of the page and
 * fragments draw text; components get their props as they are. The same object when nothing changes. The field marked `data-own-words` is where
 * the analyst writes what else to replace.
 */
export function redactedProps(type: unknown, props: Props, redact: Redact): Props {
  if (typeof type === 'symbol') return withChildren(props, redact);
  if (typeof type !== 'string' || NO_TEXT.has(type)) return props;
  let result = withChildren(props, redact);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value !== 'string' || !isShown(type, name)) continue;
    if (name === 'value' && 'data-own-words' in props) continue;
    const shown = redact(value);
    if (shown === value) continue;
    const isHeld = name === 'value' || name === 'defaultValue';
    result = { ...result, [name]: shown, ...(isHeld ? { readOnly: true } : {}) };
  }
  return result;
}

function isShown(type: string, name: string): boolean {
  if (READ_ATTRIBUTES.has(name)) return true;
  if (name.startsWith('data-')) return name !== 'data-testid';
  return FIELDS.has(type) && (name === 'value' || name === 'defaultValue');
}

function withChildren(props: Props, redact: Redact): Props {
  const { children } = props;
  const shown = redactedChild(children, redact);
  return shown === children ? props : { ...props, children: shown };
}

/** A text, or texts among other children. */
export function redactedChild(child: unknown, redact: Redact): unknown {
  if (typeof child === 'string') return redact(child);
  if (!Array.isArray(child)) return child;
  const shown = (child as readonly unknown[]).map((one) => redactedChild(one, redact));
  return shown.every((one, i) => one === (child as readonly unknown[])[i]) ? child : shown;
}
