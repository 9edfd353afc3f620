import type { Encoding } from './encoding';
import type { EvidenceForm } from './forms/formOf';
import type { Dialect } from './recordScanner';
import type { RejectedRecord } from './sourceReport';

/** A file made ready for the engine: sniffed, counted, hashed, and cleaned where it had to be. */
export interface Prepared {
  readonly kind: 'table';
  readonly form: EvidenceForm;
  readonly encoding: Encoding;
  readonly compressed: boolean;
  /** Of the content. */
  readonly dialect: Dialect;
  readonly header: readonly string[];
  /** The first line of the file is a record; the header was chosen or made up. */
  readonly headless: boolean;
  /** Values of the first good records, for recognition. */
  readonly sample: readonly (readonly string[])[];
  /** What stands in the values of each column near the start, and in all of them, as bits of `SHAPE`; empty: unknown. */
  readonly headShapes: readonly number[];
  readonly shapes: readonly number[];
  /** Data records read, good and bad; the header is not one. */
  readonly records: number;
  readonly blank: number;
  /** How many of them were rejected; `rejects` lists the first of them in full. */
  readonly rejected: number;
  readonly rejects: readonly RejectedRecord[];
  /** What the engine reads: UTF-8, good records only. */
  readonly content: Blob;
  /** The content is the file as it was dropped. */
  readonly contentIsFile: boolean;
  /** Every record of the content begins with its number; without it, none was rejected. */
  readonly contentHasNumbers: boolean;
  /** The content starts with the header record. */
  readonly contentHasHeader: boolean;
  /** Ends every record of the content. */
  readonly newLine: '\n' | '\r\n';
  /** `???` stands somewhere in the text. */
  readonly hasQuestionRuns: boolean;
  readonly notes: readonly string[];
}

/** What the head of a plain CSV shows of the whole; it holds unless something later in the file is unclean. */
export type Outline = Pick<
  Prepared,
  | 'dialect'
  | 'header'
  | 'headless'
  | 'sample'
  | 'headShapes'
  | 'contentIsFile'
  | 'contentHasNumbers'
  | 'contentHasHeader'
  | 'newLine'
>;

/** A file that holds no table; the sentence says what it is and what to do. */
export interface Refused {
  readonly kind: 'refused';
  readonly encoding: Encoding | 'none';
  readonly compressed: boolean;
  readonly what: string;
  readonly todo: string;
}

/** How the analyst wants a file read. */
export interface PrepareOptions {
  /** Names of the fields of a file whose first line is a record. */
  readonly header?: readonly string[];
}

export interface PrepareHooks {
  readonly signal?: AbortSignal;
  onProgress?(doneBytes: number, records: number): void;
  /** The file can be loaded as it is if what follows is as clean as its head. Called at most once. */
  onOutline?(outline: Outline): void;
  /** It is not as clean: an early load is in vain. Called at most once. */
  onUnclean?(): void;
}

export interface RefusedMember {
  readonly name: string;
  readonly bytes: number;
  /** What it is and what to do, in sentences. */
  readonly reason: string;
}

/** What an archive holds. */
export interface Expanded {
  readonly files: readonly File[];
  readonly refused: readonly RefusedMember[];
}

/** Prepares a file, hashes it, and unpacks it; in the page all run in a worker. */
export interface FilePreparer {
  prepare(file: File, hooks: PrepareHooks, options?: PrepareOptions): Promise<Prepared | Refused>;
  /** SHA-256 of the file as dropped. */
  hash(file: File, hooks: PrepareHooks): Promise<string>;
  /** The files in a zip archive. */
  expand(file: File, hooks: PrepareHooks): Promise<Expanded>;
}
