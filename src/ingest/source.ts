/** How the text of a field becomes the value of a normalised column. */
export type FieldKind =
  | 'text'
  | 'lower text'
  /** A list as JSON; an empty one is none. */
  | 'list'
  | 'host'
  | 'full host'
  | 'account'
  | 'account domain'
  | 'file name'
  | 'integer'
  | 'hex or decimal'
  /** An address, alone or in brackets after a name; `::ffff:10.0.0.1` is `10.0.0.1`. */
  | 'ip'
  /** A Windows logon session as short lower-case hex; session 0 is none. */
  | 'logon id'
  /** An NTSTATUS or Kerberos code as short hex, from hex or signed or unsigned decimal; 0 is none. */
  | 'status code'
  /** The host of an address; a bare host is itself. */
  | 'url host'
  /** The number that `4624` and `4624 - An account was …` begin with. */
  | 'event code'
  | 'outcome'
  /** Out of `SHA1=…,SHA256=…` or alone; lower case. */
  | 'sha256'
  /** 'modify', 'delete' or 'access', by an access mask or the codes of the accesses. */
  | 'access'
  /** The key name of a service, and the number of its state, out of the binary data of a service event. */
  | 'service key'
  | 'service state'
  /** Out of the context of PowerShell's events: who ran it, and the command line of the host. */
  | 'powershell account'
  | 'powershell domain'
  | 'powershell command'
  | 'time';

/** Where a text is read: in the first of these fields that has one. */
export interface FieldRef {
  /** Header names, the best first; compared without case, blanks, punctuation and `[UTC]`. */
  readonly from: readonly string[];
  /** The fields hold JSON or event XML, and the text is its member of one of these names, the best first. */
  readonly members?: readonly string[];
  /** Which of several members of that name, from 1. */
  readonly occurrence?: number;
}

/** A value read from a text. */
export interface FieldRule extends FieldRef {
  readonly kind: FieldKind;
  /** Fields that hold the file name, the best first; it goes after a folder, not after the whole path. */
  readonly fileName?: readonly string[];
  /** What the values mean, by their text in lower case; any other means `others`, or nothing. */
  readonly words?: Readonly<Record<string, string>>;
  readonly others?: string;
  /** Read where this gives nothing. */
  readonly otherwise?: FieldRule | ConstantRule;
}

/** A value that the form of the record alone tells. */
export interface ConstantRule {
  readonly constant: string;
}

/** A test on one field. Texts are compared in lower case; one that says "nothing" (`-`, `N/A`) is empty. */
export interface Condition extends FieldRef {
  /** The value is one of these. */
  readonly in?: readonly string[];
  /** The value contains one of these. */
  readonly contains?: readonly string[];
  /** There is a value and it is none of these. */
  readonly notIn?: readonly string[];
  /** The event number that the value begins with is one of these: `4624`, `4624 - An account was …`. */
  readonly codeIn?: readonly string[];
  /** Holds where the file has no such field at all. */
  readonly orAbsent?: boolean;
}

/** One normalised table that a source fills: from every record, or from those for which all conditions hold. */
export interface TableMap {
  readonly table: string;
  readonly where?: readonly Condition[];
  readonly fields: Readonly<Record<string, FieldRule | ConstantRule>>;
}

/**
 * Whose log a record stands in, as `log_records` tells it: of every record, or of those for which all conditions hold.
 * A channel that the record does not name is the source's title.
 */
export type LogMap = Omit<TableMap, 'table'>;

/** The zone of times that carry none, where the source's documentation says it. */
export interface DocumentedTime {
  /** Header names of the time, the best first; the common ones are tried after them. */
  readonly names: readonly string[];
  /** Records have their time in different columns of these names: of each, the best that has a value. */
  readonly anyOfNames?: boolean;
  /** Header names of the day, as month/day/year, where the time is only that of the day. */
  readonly dayIn?: readonly string[];
  /** `utc`: documented. `local`: known to be local time of an unstated zone. */
  readonly zone?: 'utc' | 'local';
  readonly note?: string;
  /** Header names of a time in UTC that some records have beside it, which tells the zone of the first. */
  readonly checkedBy?: readonly string[];
}

/** A form of export that we know: how to recognise it and which normalised tables it fills. */
export interface Source {
  readonly id: string;
  readonly title: string;
  /** A name that such a file usually has. A hint: it never decides alone. */
  readonly fileName?: RegExp;
  /** For each of these lists at least one header name must be there. More lists are stronger evidence. */
  readonly requires: readonly (readonly string[])[];
  /** We made these fields ourselves: nothing else has them, whatever the file is called. */
  readonly isOurs?: boolean;
  /** The fields alone are not telling enough: the file name must agree. */
  readonly needsFileName?: boolean;
  /** Header names that mean the file is something else. */
  readonly excludedBy?: readonly string[];
  /** The first of these columns must hold, in some sampled record, one of these values or a word of an outcome. */
  readonly sampleHolds?: {
    readonly from: readonly string[];
    readonly is: 'outcome' | readonly string[];
    /** Says nothing where the file has no such column. */
    readonly orAbsent?: boolean;
  };
  readonly time?: DocumentedTime;
  readonly tables: readonly TableMap[];
  /** Without it, the host of the first table that has one, and the title as the channel; empty: no host's log. */
  readonly log?: readonly LogMap[];
}

const headerKeys = new Map<string, string>();

/**
 * The form in which header names are compared: lower-case letters and digits of any script, without a zone suffix. Every source is
 * weighed against every file by it, so each name is worked out once.
 */
export function headerKey(name: string): string {
  const known = headerKeys.get(name);
  if (known !== undefined) return known;
  const key = name
    .replace(/\[(utc|local time)\]/i, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  headerKeys.set(name, key);
  return key;
}

export function isConstant(rule: FieldRule | ConstantRule): rule is ConstantRule {
  return 'constant' in rule;
}
