import { expandArchive } from '../ingest/forms/expandArchive';
import { emptyReport } from '../ingest/sourceReport';
import type { IntakeItem } from './appState';
import { type CommandContext, setActivity } from './context';

/** A file on its way in, with its row in the list. */
export interface Arrival {
  readonly item: IntakeItem;
  readonly file: File;
}

/** Numbers the files of a case and takes archives apart. */
export class Arrivals {
  #nextFileId = 1;

  constructor(private readonly context: CommandContext) {}

  of(file: File): Arrival {
    return { item: this.#newItem(file.name, file.size), file };
  }

  /** Puts the members of a zip archive in its place; a file that is none stays what it is. */
  async unpack(arrival: Arrival, signal: AbortSignal): Promise<Arrival[]> {
    const { deps, store } = this.context;
    const { item, file } = arrival;
    const expanded = await expandArchive(deps.preparer, file, {
      signal,
      onProgress: (doneBytes) =>
        setActivity(this.context, {
          text: `Unpacking ${file.name}`,
          share: doneBytes / file.size,
        }),
    });
    if (!expanded) return [arrival];
    const members = expanded.files.map((member) => this.of(member));
    const refused = expanded.refused.map(({ name, bytes, reason }) => ({
      item: this.#refusedItem(name, bytes, reason),
      file,
    }));
    const arrivals = [...members, ...refused];
    const items = arrivals.map((member) => member.item);
    store.setState((state) => ({
      intake: state.intake.flatMap((other) => (other.fileId === item.fileId ? items : [other])),
    }));
    return arrivals;
  }

  #newItem(name: string, bytes: number): IntakeItem {
    const fileId = this.#nextFileId++;
    return { fileId, name, bytes, phase: 'queued', doneBytes: 0, records: 0, report: null };
  }

  #refusedItem(name: string, bytes: number, reason: string): IntakeItem {
    const item = this.#newItem(name, bytes);
    const report = { ...emptyReport(item), recognisedBy: reason, warnings: [reason] };
    return { ...item, phase: 'done', report };
  }
}
