import type { EmitField } from './flatten';
import { messageFields } from './messageText';

/** How Splunk writes the time of a classic event: month first, always. */
const START =
  /^\s*((\d{2})\/(\d{2})\/(\d{4}) (\d{2}):(\d{2}:\d{2}(?:\.\d+)?) ([AP])M)\r?\n(?=LogName=)/;
const FIELD = /^([A-Za-z]\w*)=(.*)$/;

export function isClassicEvent(text: string): boolean {
  return START.test(text);
}

/**
 * The fields of a Windows event as Splunk's classic input writes it: a line with the time, `LogName=Security` and its
 * kin a line, and at last `Message=` with the text as Windows shows it. The time stays as written in `Date`, and is
 * ISO 8601 in `LocalTime`: the clock of the machine, which says no zone. Fields of the message are `Message.…`.
 * False when the message has fields in another language than English.
 */
export function classicEventFields(text: string, emit: EmitField): boolean {
  const start = START.exec(text);
  if (!start) return false;
  const [head, date = '', month = '', day = '', year = '', hour = '', rest = '', half] = start;
  emit('Date', date);
  const hours = (Number(hour) % 12) + (half === 'P' ? 12 : 0);
  emit('LocalTime', `${year}-${month}-${day} ${String(hours).padStart(2, '0')}:${rest}`);
  const body = text.slice(head.length).trimEnd();
  const found = body.search(/^Message=/m);
  const fields = found < 0 ? body : body.slice(0, found);
  const values = new Map<string, string>();
  for (const line of fields.split(/\r?\n/)) {
    const [, name, value = ''] = FIELD.exec(line) ?? [];
    if (name !== undefined && !values.has(name)) values.set(name, value);
  }
  for (const [name, value] of values) emit(name, value);
  if (found < 0) return true;
  const message = body.slice(found + 'Message='.length);
  emit('Message', message);
  const [code = '', writer = ''] = [values.get('EventCode'), values.get('SourceName')];
  return messageFields(message, code, writer, (name, value) => emit(`Message.${name}`, value));
}
