import { classicEventFields, isClassicEvent } from './classicEvent';
import { eventFields } from './eventXml';
import type { EmitField } from './flatten';
import type { Packing } from './packedText';

const RAW = '_raw';
const EVENT_START = /^\s*<Event[\s>]/;
const OF_SPLUNK = [RAW, '_time'];

/** Splunk's export of raw events that are Windows events in XML. */
export const RAW_XML: Packing = {
  beside: OF_SPLUNK,
  // Fields that Splunk has already taken out of the events.
  without: ['EventID', 'EventCode'],
  looksLike: (valueOf) => EVENT_START.test(valueOf(RAW)),
  open: () => ({
    read: (valueOf, emit) => {
      const isRead = readXml(valueOf(RAW), emit);
      if (!isRead) emit('TimeCreated', valueOf('_time'));
      return isRead;
    },
  }),
  note: 'The fields of the Windows events were read from "_raw"; the other columns are of Splunk.',
  unread: [
    'have no Windows event in "_raw" that can be read as XML',
    'they have only the columns of Splunk, and its "_time" in the place of "TimeCreated".',
  ],
};

/** The same of Windows events as text. */
export const RAW_CLASSIC: Packing = {
  beside: OF_SPLUNK,
  looksLike: (valueOf) => isClassicEvent(valueOf(RAW)),
  open: () => ({
    read: (valueOf, emit) =>
      isClassicEvent(valueOf(RAW)) &&
      // A table export has some of these fields already, as columns.
      classicEventFields(valueOf(RAW), (name, text) => {
        if (valueOf(name) === '') emit(name, text);
      }),
  }),
  note: 'The fields of the Windows events were read from "_raw", those of their messages as "Message.…"; the other columns are of Splunk.',
  unread: [
    'have no Windows event in "_raw" that can be read as text, or fields in another language than English',
    'their text stays in "_raw".',
  ],
};

function readXml(text: string, emit: EmitField): boolean {
  if (!EVENT_START.test(text)) return false;
  try {
    eventFields(text, emit);
    return true;
  } catch {
    // Broken XML is Splunk's or the sender's cut: its text stays in `_raw`, and the file's notes tell of it.
    return false;
  }
}
