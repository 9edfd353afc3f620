import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** A file on its way into the archive. The bytes may change once `push` has returned. */
export interface ZipMember {
  push(bytes: Uint8Array): void;
  end(): void;
}

/** The form knows no earlier time. */
const FIRST_TIME_MS = Date.UTC(1980, 0, 2);

/** What the form holds without its later extension. */
const MAX_BYTES = 0xffff_ffff;

/** Packed bytes go to the browser in blocks of this size, which it may keep on disk. */
const BLOCK_BYTES = 32 * 1024 * 1024;

/** CSV of logs packs to a tenth at this level; the best one takes four times as long for a twentieth less. */
const LEVEL = 4;

/**
 * A zip archive written member after member, of which only packed bytes are held.
 * @throws RangeError with a sentence where it would hold more than the form can.
 */
export class ZipFolder {
  readonly #blocks: Blob[] = [];
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #chunkBytes = 0;
  #packedBytes = 0;
  readonly #zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.#chunks.push(chunk as Uint8Array<ArrayBuffer>);
    this.#chunkBytes += chunk.length;
    this.#packedBytes += chunk.length;
    if (this.#chunkBytes >= BLOCK_BYTES) this.#settle();
    if (this.#packedBytes > MAX_BYTES) throw new RangeError(tooLarge('The archive'));
  });

  readonly #time: number;

  constructor(wallMs: number) {
    this.#time = Math.max(wallMs, FIRST_TIME_MS);
  }

  /** Begins a file; the one before must have ended. */
  begin(path: string): ZipMember {
    const member = new ZipDeflate(path, { level: LEVEL });
    member.mtime = this.#time;
    this.#zip.add(member);
    let bytes = 0;
    return {
      push(part) {
        bytes += part.length;
        if (bytes > MAX_BYTES) throw new RangeError(tooLarge(path));
        member.push(part);
      },
      end: () => member.push(new Uint8Array(0), true),
    };
  }

  text(path: string, content: string): void {
    const member = this.begin(path);
    member.push(new TextEncoder().encode(content));
    member.end();
  }

  emptyFolder(path: string): void {
    const member = new ZipPassThrough(`${path}/`);
    member.mtime = this.#time;
    this.#zip.add(member);
    member.push(new Uint8Array(0), true);
  }

  finish(): Blob {
    this.#zip.end();
    this.#settle();
    return new Blob(this.#blocks, { type: 'application/zip' });
  }

  #settle(): void {
    this.#blocks.push(new Blob(this.#chunks));
    this.#chunks = [];
    this.#chunkBytes = 0;
  }
}

function tooLarge(what: string): string {
  return `${what} would be larger than 4 GiB, which a zip archive cannot hold. Load fewer hosts or days and export those.`;
}
