/** How the text of a field becomes the value of a normalised column. */
export type FieldKind =
  'text' | 'host' | 'account' | 'account domain' | 'file name' | 'integer' | 'outcome';

export interface FieldRule {
  /** Header names that hold it, the best first; compared without case, blanks, punctuation and `[UTC]`. */
  readonly from: readonly string[];
  readonly kind: FieldKind;
}

/** A form of export that we know: how to recognise it and which normalised table it fills. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly table: string;
  /** A name that such a file usually has. A hint: it never decides alone. */
  readonly fileName: RegExp;
  /** Each of these columns must be found for the file to be of this source. */
  readonly required: readonly string[];
  /** Columns of which one must be found as well. */
  readonly requiredAnyOf: readonly string[];
  /** The fields alone are not telling enough: the file name must agree. */
  readonly needsFileName: boolean;
  /** Header names that mean the file is something else. */
  readonly excludedBy: readonly string[];
  readonly fields: Readonly<Record<string, FieldRule>>;
}

/** The form in which header names are compared: lower-case letters and digits, without a zone suffix. */
export function headerKey(name: string): string {
  return name
    .replace(/\[(utc|local time)\]/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
