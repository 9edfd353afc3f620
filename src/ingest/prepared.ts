import type { Encoding } from './encoding';
import type { Dialect } from './recordScanner';
import type { RejectedRecord } from './sourceReport';

/** A file made ready for the engine: sniffed, counted, hashed, and cleaned where it had to be. */
export interface Prepared {
  readonly kind: 'table';
  readonly encoding: Encoding;
  readonly compressed: boolean;
  readonly dialect: Dialect;
  readonly header: readonly string[];
  /** Values of the first good records, for recognition. */
  readonly sample: readonly (readonly string[])[];
  /** Data records read, good and bad; the header is not one. */
  readonly records: number;
  readonly blank: number;
  /** Numbers of all rejected records, rising; `rejects` lists the first of them in full. */
  readonly rejectedRecords: readonly number[];
  readonly rejects: readonly RejectedRecord[];
  /** What the engine reads: UTF-8, good records only. */
  readonly content: Blob;
  /** The content starts with the header record. */
  readonly contentHasHeader: boolean;
  readonly notes: readonly string[];
}

/** A file that holds no table; the sentence says what it is and what to do. */
export interface Refused {
  readonly kind: 'refused';
  readonly encoding: Encoding | 'none';
  readonly compressed: boolean;
  readonly what: string;
  readonly todo: string;
}

export interface PrepareHooks {
  readonly signal?: AbortSignal;
  onProgress?(doneBytes: number, records: number): void;
}

/** Prepares a file and hashes it; in the page both run in a worker. */
export interface FilePreparer {
  prepare(file: File, hooks: PrepareHooks): Promise<Prepared | Refused>;
  /** SHA-256 of the file as dropped. */
  hash(file: File, hooks: PrepareHooks): Promise<string>;
}
