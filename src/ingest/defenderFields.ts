import type { Condition, DocumentedTime, FieldKind, FieldRule, LogMap } from './source';

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

const DEVICE_NAME_FIELDS = ['DeviceName', 'ComputerName'];
export const DEVICE = {
  host: { from: DEVICE_NAME_FIELDS, kind: 'host' },
  full_host: { from: DEVICE_NAME_FIELDS, kind: 'full host' },
} as const;

/** The account that the event is about, with its principal name where the query left only that. */
export const ACCOUNT_FIELDS = {
  user: withPrincipal('AccountName', 'account'),
  user_domain: withPrincipal('AccountDomain', 'account domain'),
} as const;

/** Where, and who acted: the account of the initiating process. */
export const ACTOR = {
  ...DEVICE,
  user: withPrincipal('InitiatingProcessAccountName', 'account'),
  user_domain: withPrincipal('InitiatingProcessAccountDomain', 'account domain'),
} as const;

/** The process that acted; of a process event it is the creator. `InitiatingProcessParent*` is the one before it. */
export const ACTING_PROCESS_FIELD: FieldRule = {
  from: ['InitiatingProcessFileName', 'InitiatingProcessFolderPath'],
  kind: 'file name',
};

export const ACTING_PATH_FIELD: FieldRule = { from: ['InitiatingProcessFolderPath'], kind: 'text' };
export const ACTING_ID_FIELD: FieldRule = {
  from: ['InitiatingProcessId'],
  kind: 'hex or decimal',
};

/** `FolderPath` is the whole path in some tables and the folder alone in others. */
export const FILE_PATH_FIELD: FieldRule = {
  from: ['FolderPath'],
  kind: 'text',
  fileName: ['FileName'],
};

export const HOST_AND_ACCOUNT = { ...DEVICE, ...ACCOUNT_FIELDS } as const;

/** Each table is a log of its device; `ReportId` is no number in it, for it repeats. */
export const DEFENDER_LOG: readonly LogMap[] = [
  { fields: { ...DEVICE, event_code: ACTION_FIELD } },
];

export function action(...values: readonly string[]): Condition {
  return { from: ['ActionType'], in: values };
}

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
