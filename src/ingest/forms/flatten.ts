import type { JsonObject, JsonValue } from './parseObject';

/** Takes the values of a record in the order of the source; null is a field without a value. */
export type EmitField = (name: string, text: string | null) => void;

/** The root of a Windows event as evtx_dump and its kin write it. */
const EVENT = 'Event';
const EVENT_DATA = 'EventData';

/**
 * The fields of an object, nested names joined by dots: `{"a":{"b":1}}` is `a.b`. Lists and empty objects stay JSON text.
 *
 * Three shapes are undone:
 * - Splunk's `{"preview":false,"result":{…}}` is its `result`; offset and preview are about the download, not the event.
 * - `#text` and `#attributes` are no levels: `Event.System.EventID` and `Event.System.Provider.Name`, as evtx_dump means
 *   them; inside `Event` an `@` before an attribute's name goes too.
 * - a list of `{"@Name" or "Name": n, "#text": v}` in `EventData.Data` is `EventData.n`.
 */
export function flatten(object: JsonObject, emit: EmitField): void {
  const result = object['preview'] === undefined ? undefined : object['result'];
  fields(isObject(result) ? result : object, '', emit);
}

function fields(object: JsonObject, path: string, emit: EmitField): void {
  for (const key in object) {
    const value = object[key] as JsonValue;
    if (path !== '') {
      if (key === '#attributes' && isObject(value)) {
        fields(value, path, emit);
        continue;
      }
      if (key === 'Data' && isEventData(path) && namedData(value, path, emit)) continue;
    }
    field(value, nameOf(path, key), emit);
  }
}

function field(value: JsonValue, name: string, emit: EmitField): void {
  switch (typeof value) {
    case 'string':
      emit(name, value);
      return;
    case 'number':
      emit(name, Object.is(value, -0) ? '-0' : String(value));
      return;
    case 'boolean':
      emit(name, value ? 'true' : 'false');
      return;
    default:
      if (value === null) emit(name, null);
      else if (isObject(value) && !isEmpty(value)) fields(value, name, emit);
      else emit(name, JSON.stringify(value));
  }
}

function nameOf(path: string, key: string): string {
  if (path === '') return key;
  if (key === '#text') return path;
  const inEvent = path === EVENT || path.startsWith(`${EVENT}.`);
  return `${path}.${inEvent && key.startsWith('@') ? key.slice(1) : key}`;
}

function isEventData(path: string): boolean {
  return path === EVENT_DATA || path.endsWith(`.${EVENT_DATA}`);
}

/** Emits a list of named values by their names; false when it is none, as a whole. */
function namedData(value: JsonValue, path: string, emit: EmitField): boolean {
  const items: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  const names = items.map(dataName);
  if (items.length === 0 || names.includes(null)) return false;
  items.forEach((item, i) => {
    const text = isObject(item) ? item['#text'] : undefined;
    field(text ?? null, `${path}.${names[i] ?? ''}`, emit);
  });
  return true;
}

const DATA_KEYS = new Set(['#attributes', '#text', '@Name', 'Name']);

function dataName(item: JsonValue): string | null {
  if (!isObject(item) || Object.keys(item).some((key) => !DATA_KEYS.has(key))) return null;
  const { '#attributes': attributes, '@Name': marked, Name: plain } = item;
  const name = marked ?? plain ?? (isObject(attributes) ? attributes['Name'] : undefined);
  return typeof name === 'string' ? name : null;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(object: JsonObject): boolean {
  for (const _key in object) return false;
  return true;
}
