import { expect, it } from 'vitest';
import { formOf } from './formOf';

it.each([
  ['ndjson', '{"a":1}\n{"a":2}\n'],
  ['ndjson', '\n{"a":1},\n{"a":2}'],
  ['ndjson', 'b":1}\n{"a":2}\n{"a":3}\n'],
  ['json', '[{"a":1}]'],
  ['json', '[\n  {\n'],
  ['json', '{\n  "a": 1\n}\n'],
  ['xml-events', "<Event xmlns='w'><System>"],
  ['xml-events', '# exported\n\n<Event>'],
  ['xml-events', '<?xml version="1.0"?>\n<Events><Event>'],
  ['foreign-xml', '<?xml version="1.0"?>\n<EventLog/>'],
  ['delimited', 'a,b\n1,2\n'],
  ['delimited', '[2024-01-15] started\n'],
  ['delimited', '{time},{user}\n'],
  ['delimited', '_raw,_time\n"{""a"":1}",1\n'],
  ['delimited', '_raw,_time\n"\n<Event xmlns=w>",1\n'],
  ['delimited', 'a\n{"x":1}\nplain\nplain\nplain\n'],
])('%s is the form of %j', (form, head) => {
  expect(formOf(new TextEncoder().encode(head))).toBe(form);
});
