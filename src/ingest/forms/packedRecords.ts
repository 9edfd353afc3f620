import { type EmitField, flatten } from './flatten';
import { classicEventFields } from './classicEvent';
import type { PackedReader, Packing } from './packedText';
import { packingOfObject } from './packings';
import type { JsonObject } from './parseObject';
import { UnreadNotes } from './unreadNotes';

/** Texts of classic events, whose messages are packed. */
const CLASSIC: Pick<Packing, 'note' | 'unread'> = {
  note: 'The fields of the events were read from the English text of "Message", as "Message.…".',
  unread: [
    'have a "Message" with fields of which none is known: in another language than English, or of an event that is not known',
    'its text is kept.',
  ],
};

/** Takes the fields of records apart that stand in texts inside them; a file may hold several forms of them. */
export class PackedRecords {
  readonly #readers = new Map<Packing, PackedReader>();
  readonly #unread = new Map<Pick<Packing, 'note' | 'unread'>, UnreadNotes>();

  object(object: JsonObject, record: number, emit: EmitField): void {
    const packing = packingOfObject(object);
    if (!packing) {
      flatten(object, emit);
      return;
    }
    const values = new Map<string, string>();
    flatten(object, (name, text) => {
      values.set(name, text ?? '');
      emit(name, text);
    });
    const valueOf = (name: string): string => values.get(name) ?? textOf(object[name]);
    if (!this.#readerOf(packing).read(valueOf, emit)) this.#unreadOf(packing).add(record);
  }

  classic(text: string, record: number, emit: EmitField): void {
    const unread = this.#unreadOf(CLASSIC);
    if (!classicEventFields(text, emit)) unread.add(record);
  }

  sentences(records: number): string[] {
    return [...this.#unread].flatMap(([packing, unread]) => unread.sentences(packing, records));
  }

  #readerOf(packing: Packing): PackedReader {
    const known = this.#readers.get(packing);
    if (known) return known;
    const reader = packing.open();
    this.#readers.set(packing, reader);
    this.#unreadOf(packing);
    return reader;
  }

  #unreadOf(packing: Pick<Packing, 'note' | 'unread'>): UnreadNotes {
    const known = this.#unread.get(packing);
    if (known) return known;
    const unread = new UnreadNotes();
    this.#unread.set(packing, unread);
    return unread;
  }
}

/** A nested value as JSON: it was flattened under other names. */
function textOf(value: JsonObject[string] | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
