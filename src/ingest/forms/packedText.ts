import type { EmitField } from './flatten';

/** The value of a field of the record at hand; empty where it has none. */
export type ValueOf = (field: string) => string;

/** Reads the packed texts of one file, record by record. */
export interface PackedReader {
  /** Tells the fields that a record's texts hold; false where they cannot be read. */
  read(valueOf: ValueOf, emit: EmitField): boolean;
}

/** A form of export that keeps the fields of an event in a text, beside columns of its own. */
export interface Packing {
  /** Fields by which it is known: a record has them all. */
  readonly beside: readonly string[];
  /** Fields of which it has at least one. */
  readonly oneOf?: readonly string[];
  /** Fields of which it has none. */
  readonly without?: readonly string[];
  /** Where the fields alone do not tell: what most of the first records are. */
  readonly looksLike?: (valueOf: ValueOf) => boolean;
  open(): PackedReader;
  /** Says where the fields come from. */
  readonly note: string;
  /** What records cannot be read for, after "… records", and what becomes of them. */
  readonly unread: readonly [fault: string, outcome: string];
}
