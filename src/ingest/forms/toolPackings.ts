import { ALERT_NUMBER, EventAlerts } from './eventAlerts';
import type { EmitField } from './flatten';
import { flatten } from './flatten';
import { fieldOfDetail, fullChannel } from './hayabusaLabels';
import { labelledText } from './labelledText';
import { mappingFields } from './mappingText';
import { messageFields } from './messageText';
import type { Packing, ValueOf } from './packedText';
import { type JsonObject, parseObject } from './parseObject';

const ALERT_NOTE =
  'Several rules may give an alert on one event: every alert is kept, and the first of each event ("EventAlert" 1) alone fills the tables.';

/** EvtxECmd: the data of an event as JSON. */
export const EVTXECMD: Packing = {
  beside: ['Payload', 'EventRecordId', 'EventId', 'TimeCreated'],
  open: () => ({
    read: (valueOf, emit) => {
      const payload = valueOf('Payload');
      if (payload === '') return true;
      const object = parsed(payload);
      if (!object) return false;
      flatten(object, (name, text) => emit(`Payload.${name}`, text));
      return true;
    },
  }),
  note: 'The fields of the events were read from "Payload", as "Payload.EventData.…".',
  unread: ['have a "Payload" that is no JSON object', 'its text is kept, and no field is known.'],
};

/** Hayabusa: the data of an event as labelled values, most of them with labels of its own; as objects in JSON. */
export const HAYABUSA: Packing = {
  beside: ['Level', 'Computer', 'Channel', 'EventID'],
  oneOf: ['RuleTitle', 'timestamp_desc'],
  open: () => {
    const alerts = new EventAlerts(
      ['Timestamp', 'datetime', 'Computer', 'Channel', 'EventID'],
      ['RecordID'],
      PACKED_BY_HAYABUSA,
    );
    return {
      read: (valueOf, emit) => {
        emit(ALERT_NUMBER, String(alerts.numberOf(valueOf)));
        hayabusaFields(valueOf, emit);
        return true;
      },
    };
  },
  note: `The fields of the events were read from "Details", "ExtraFieldInfo" and "AllFieldInfo", as "Fields.…" by the names that Windows gives them. ${ALERT_NOTE}`,
  unread: ['have no fields', 'they are kept.'],
};

const PACKED_BY_HAYABUSA = ['Details', 'ExtraFieldInfo', 'AllFieldInfo'];

function hayabusaFields(valueOf: ValueOf, emit: EmitField): void {
  const channel = fullChannel(valueOf('Channel'));
  const code = valueOf('EventID');
  emit('ChannelName', channel);
  const fields = new Map<string, string>();
  const take = (name: string, value: string): void => {
    if (value !== '' && value !== '-' && !fields.has(name)) fields.set(name, value);
  };
  for (const column of ['ExtraFieldInfo', 'AllFieldInfo']) {
    for (const [name, value] of pairsOf(valueOf(column))) take(name, value);
  }
  for (const [label, value] of pairsOf(valueOf('Details'))) {
    take(fieldOfDetail(channel, code, label), value);
  }
  for (const [name, value] of fields) emit(`Fields.${name}`, value);
}

/** Labelled values of a table, or the object of a JSON timeline. */
function pairsOf(text: string): [label: string, value: string][] {
  const object = text.startsWith('{') ? parsed(text) : null;
  if (!object) return labelledText(text);
  return Object.entries(object).map(([label, value]) => [
    label,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
}

/** Chainsaw's tables: the data of an event as a YAML mapping. */
export const CHAINSAW: Packing = {
  beside: ['Event Data', 'detections', 'timestamp', 'Event ID'],
  open: () => {
    const alerts = new EventAlerts(
      ['timestamp', 'path', 'Computer', 'Event ID'],
      ['Record ID'],
      ['Event Data'],
    );
    return {
      read: (valueOf, emit) => {
        emit(ALERT_NUMBER, String(alerts.numberOf(valueOf)));
        const data = valueOf('Event Data').trim();
        if (data === '' || data === 'null' || data === '~') return true;
        return mappingFields(data, (name, text) => emit(`Event Data.${name}`, text));
      },
    };
  },
  note: `The fields of the events were read from "Event Data", as "Event Data.…". ${ALERT_NOTE}`,
  unread: ['have an "Event Data" that cannot be read', 'its text is kept, and no field is known.'],
};

/** Chainsaw's JSON, whose events are whole and need only be told apart. */
export const CHAINSAW_JSON: Packing = {
  beside: ['document', 'group', 'timestamp'],
  open: () => {
    const alerts = new EventAlerts(
      ['timestamp', 'document.path', `${OF_DOCUMENT}Computer`, `${OF_DOCUMENT}EventID`],
      [`${OF_DOCUMENT}EventRecordID`],
      ['document.data'],
    );
    return {
      read: (valueOf, emit) => {
        emit(ALERT_NUMBER, String(alerts.numberOf(valueOf)));
        return true;
      },
    };
  },
  note: ALERT_NOTE,
  unread: ['cannot be read', 'they are kept.'],
};

const OF_DOCUMENT = 'document.data.Event.System.';

/** `Get-WinEvent`: the text of the event as Windows shows it. */
export const GET_WINEVENT: Packing = {
  beside: ['Message', 'Id', 'ProviderName', 'LogName', 'MachineName'],
  open: () => ({
    read: (valueOf, emit) =>
      messageFields(valueOf('Message'), valueOf('Id'), valueOf('ProviderName'), (name, text) =>
        emit(`Message.${name}`, text),
      ),
  }),
  note: 'The fields of the events were read from the English text of "Message", as "Message.…".',
  unread: [
    'have a "Message" with fields of which none is known: in another language than English, or of an event that is not known',
    'its text is kept.',
  ],
};

const LONG_NUMBER = /\d{16}/;

function parsed(text: string): JsonObject | null {
  try {
    const object = parseObject(text, LONG_NUMBER.test(text));
    return typeof object === 'object' && !Array.isArray(object) ? object : null;
  } catch {
    // A text that was cut stays as it is, and the notes of the file tell of it.
    return null;
  }
}
