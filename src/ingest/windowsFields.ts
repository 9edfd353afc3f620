import type { Condition, FieldKind, FieldRule } from './source';

/**
 * The header names under which an export keeps a field of Windows events, the best first; none when it has no such
 * field. Fields are named as in EventData, and of System `EventID`, `EventRecordID`, `ExecutionProcessID`, `Provider`,
 * `Channel` and `Computer`. More of our own: `ClearedLog` is the log that event 104 tells of, which some exports call
 * `Channel` too; `UserDomain` the domain where an export keeps it apart from Sysmon's `User`; `ImageName` and
 * `ParentName` file names without their folder; `RecordUser` and `RecordDomain` the account that wrote the record, by
 * name; `PowerShellContext` the unnamed data of the log "Windows PowerShell".
 */
export type WindowsNames = (field: string) => readonly string[];

/** Short hands for the rules of one export of Windows events. */
export interface WindowsFields {
  rule(kind: FieldKind, ...fields: readonly string[]): FieldRule;
  /** What each value of a field means. */
  meaning(field: string, words: Readonly<Record<string, string>>): FieldRule;
  codes(...ids: readonly string[]): Condition;
  /** The provider, or the channel where no provider is told, contains the word; or the file tells neither. */
  writtenBy(word: string): Condition;
  /** The same for whole names, with the channel as Splunk writes it too. */
  writtenAs(provider: string, channel: string): Condition;
  hasValue(...fields: readonly string[]): Condition;
  readonly host: FieldRule;
  readonly eventCode: FieldRule;
  /** The machine that recorded the event, in short and in full. */
  readonly place: { readonly host: FieldRule; readonly full_host: FieldRule };
  /** What every event has that is no number of a log. */
  readonly event: WindowsFields['place'] & { readonly event_code: FieldRule };
  /** What every event of a log has. */
  readonly logged: WindowsFields['event'] & { readonly record_number: FieldRule };
  /** The account that did it, of Security events. */
  readonly subject: { readonly user: FieldRule; readonly user_domain: FieldRule };
  /** The account it was done with, of Security events. */
  readonly target: { readonly user: FieldRule; readonly user_domain: FieldRule };
  /** The account of the acting process, of Sysmon events. */
  readonly processUser: { readonly user: FieldRule; readonly user_domain: FieldRule };
}

const NO_VALUE = ['', '-'];

/** Those of our own; an export that has them says so. */
const OWN_FIELDS = [
  'ClearedLog',
  'UserDomain',
  'ImageName',
  'ParentName',
  'RecordUser',
  'RecordDomain',
  'PowerShellContext',
];

export function isOwnField(field: string): boolean {
  return OWN_FIELDS.includes(field);
}

/** The names of an export that keeps most fields under their own name, and some under others. */
export function namesWith(others: Readonly<Record<string, readonly string[]>>): WindowsNames {
  return (field) => others[field] ?? (isOwnField(field) ? [] : [field]);
}

export function windowsFields(namesOf: WindowsNames): WindowsFields {
  const named = (fields: readonly string[]): string[] => fields.flatMap((field) => namesOf(field));
  const rule = (kind: FieldKind, ...fields: readonly string[]): FieldRule => ({
    from: named(fields),
    kind,
  });
  const writer = named(['Provider', 'Channel']);
  const host = rule('host', 'Computer');
  const eventCode = rule('text', 'EventID');
  const place = { host, full_host: rule('full host', 'Computer') };
  const event = { ...place, event_code: eventCode };
  return {
    rule,
    meaning: (field, words) => ({ ...rule('lower text', field), words }),
    codes: (...ids) => ({ from: namesOf('EventID'), in: ids }),
    writtenBy: (word) => ({ from: writer, contains: [word], orAbsent: true }),
    writtenAs: (provider, channel) => ({
      from: writer,
      in: [
        provider,
        `microsoft-windows-${provider}`,
        channel,
        `wineventlog:${channel}`,
        `xmlwineventlog:${channel}`,
      ],
      orAbsent: true,
    }),
    hasValue: (...fields) => ({ from: named(fields), notIn: NO_VALUE }),
    host,
    eventCode,
    place,
    event,
    logged: { ...event, record_number: rule('hex or decimal', 'EventRecordID') },
    subject: {
      user: rule('account', 'SubjectUserName'),
      user_domain: rule('text', 'SubjectDomainName'),
    },
    target: {
      user: rule('account', 'TargetUserName'),
      user_domain: rule('text', 'TargetDomainName'),
    },
    processUser: {
      user: rule('account', 'User'),
      user_domain: { ...rule('account domain', 'User'), otherwise: rule('text', 'UserDomain') },
    },
  };
}
