import type { DocumentedTime, FieldKind, FieldRule } from './source';

/** Header names of advanced hunting go before those of older and raw exports. */
export const DEFENDER_TIME: DocumentedTime = {
  names: ['Timestamp', 'Event Time', 'TimeGenerated'],
  zone: 'utc',
  note: 'Defender writes UTC.',
};

/** One of these is in every table of Defender, whatever a query left of it. */
export const ACTING_PROCESS_NAMES: readonly string[] = [
  'InitiatingProcessFileName',
  'InitiatingProcessCommandLine',
  'InitiatingProcessFolderPath',
  'InitiatingProcessAccountName',
  'InitiatingProcessId',
];
export const DEFENDER_TIME_NAMES = ['Timestamp', 'TimeGenerated'] as const;
export const DEVICE_NAMES = ['DeviceName', 'DeviceId'] as const;

export const ACTION_FIELD: FieldRule = { from: ['ActionType'], kind: 'text' };

const DEVICE_FIELD: FieldRule = { from: ['DeviceName', 'ComputerName'], kind: 'host' };

/** The account that the event is about, with its principal name where the query left only that. */
export const ACCOUNT_FIELDS = {
  user: withPrincipal('AccountName', 'account'),
  user_domain: withPrincipal('AccountDomain', 'account domain'),
} as const;

/** Where, and who acted: the account of the initiating process. */
export const ACTOR = {
  host: DEVICE_FIELD,
  user: withPrincipal('InitiatingProcessAccountName', 'account'),
  user_domain: withPrincipal('InitiatingProcessAccountDomain', 'account domain'),
} as const;

/** The process that acted; of a process event it is the creator. `InitiatingProcessParent*` is the one before it. */
export const ACTING_PROCESS_FIELD: FieldRule = {
  from: ['InitiatingProcessFileName', 'InitiatingProcessFolderPath'],
  kind: 'file name',
};

/** `FolderPath` is the whole path in some tables and the folder alone in others. */
export const FILE_PATH_FIELD: FieldRule = {
  from: ['FolderPath'],
  kind: 'text',
  fileName: ['FileName'],
};

export const HOST_AND_ACCOUNT = { host: DEVICE_FIELD, ...ACCOUNT_FIELDS } as const;

/** A member of the JSON that Defender keeps what has no column in. */
export function additional(kind: FieldKind, ...members: readonly string[]): FieldRule {
  return { from: ['AdditionalFields', 'Typed Details'], members, kind };
}

function withPrincipal(name: string, kind: 'account' | 'account domain'): FieldRule {
  return {
    from: [name],
    kind: 'text',
    otherwise: { from: [name.replace(/Name$|Domain$/, 'Upn')], kind },
  };
}
