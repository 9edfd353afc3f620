import type { FieldRule } from './source';

const HOST_NAMES = [
  'host',
  'hostname',
  'device_name',
  'computer',
  'computer_name',
  'machine',
  'dest_host',
  'dest',
  'endpoint',
];
const USER_NAMES = [
  'user',
  'username',
  'user_name',
  'account_name',
  'account',
  'target_account',
  'target_user_name',
  'subject_user_name',
  'email',
];

export const HOST_FIELD: FieldRule = { from: HOST_NAMES, kind: 'host' };
const FULL_HOST_FIELD: FieldRule = { from: HOST_NAMES, kind: 'full host' };
export const USER_FIELD: FieldRule = { from: USER_NAMES, kind: 'account' };
export const USER_DOMAIN_FIELD: FieldRule = { from: USER_NAMES, kind: 'account domain' };
export const SOURCE_IP_FIELD: FieldRule = {
  from: ['source_ip', 'src_ip', 'ip_address', 'client_ip', 'remote_ip', 'src', 'ip'],
  kind: 'text',
};
export const USER_SID_FIELD: FieldRule = { from: ['user_sid', 'account_sid', 'sid'], kind: 'text' };
export const LOGON_ID_FIELD: FieldRule = { from: ['logon_id'], kind: 'logon id' };
export const EVENT_CODE_FIELD: FieldRule = { from: ['event_code', 'event_id'], kind: 'text' };

/** The three fields that nearly every export has. */
export const WHO_AND_WHERE = {
  host: HOST_FIELD,
  user: USER_FIELD,
  user_domain: USER_DOMAIN_FIELD,
} as const;

/** The same of a log of events, with the machine's full name. */
export const OF_EVENT = { ...WHO_AND_WHERE, full_host: FULL_HOST_FIELD } as const;
