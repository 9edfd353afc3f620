import {
  ACCOUNT_FIELDS,
  ACTING_PROCESS_FIELD,
  ACTION_FIELD,
  ACTOR,
  FILE_PATH_FIELD,
  HOST_AND_ACCOUNT,
  additional,
} from './defenderFields';
import type { Condition, TableMap } from './source';

export const FILE_ACTIONS = ['filecreated', 'filemodified', 'filerenamed', 'filedeleted'];
export const REGISTRY_ACTIONS = [
  'registrykeycreated',
  'registrykeydeleted',
  'registrykeyrenamed',
  'registryvalueset',
  'registryvaluedeleted',
];
export const LOGON_ACTIONS = ['logonsuccess', 'logonfailed', 'logonattempted'];
/** The remote side opened these. */
const INBOUND_ACTIONS = [
  'inboundconnectionaccepted',
  'inboundconnectionattempt',
  'inboundinternetscaninspected',
  'listeningconnectioncreated',
];
export const CONNECTION_ACTIONS = [
  'connectionsuccess',
  'connectionfailed',
  'connectionrequest',
  'connectionattempt',
  'connectionfound',
  'connectionacknowledged',
  'networksignatureinspected',
  'dnsconnectioninspected',
  'sslconnectioninspected',
  'httpconnectioninspected',
  'icmpconnectioninspected',
  'sshconnectioninspected',
  'ftpconnectioninspected',
  'smtpconnectioninspected',
  'ntlmauthenticationinspected',
  'kerberosconnectioninspected',
  ...INBOUND_ACTIONS,
];
const TASK_ACTIONS = [
  'scheduledtaskcreated',
  'scheduledtaskupdated',
  'scheduledtaskdeleted',
  'scheduledtaskenabled',
  'scheduledtaskdisabled',
];
const ACCOUNT_ACTIONS = [
  'useraccountcreated',
  'useraccountmodified',
  'useraccountdeleted',
  'useraccountaddedtolocalgroup',
  'useraccountremovedfromlocalgroup',
  'securitygroupcreated',
  'securitygroupdeleted',
];

export function action(...values: readonly string[]): Condition {
  return { from: ['ActionType'], in: values };
}

/** `OpenProcess` starts nothing; a query may leave the action out. */
export const DEFENDER_PROCESSES: TableMap = {
  table: 'process_logs',
  where: [{ ...action('processcreated', ''), orAbsent: true }],
  fields: {
    ...HOST_AND_ACCOUNT,
    process_name: { from: ['FileName', 'FolderPath'], kind: 'file name' },
    parent_process: ACTING_PROCESS_FIELD,
    arguments: { from: ['ProcessCommandLine'], kind: 'text' },
    process_path: FILE_PATH_FIELD,
    process_id: { from: ['ProcessId'], kind: 'hex or decimal' },
    logon_id: { from: ['LogonId'], kind: 'logon id' },
    event_code: ACTION_FIELD,
  },
};

const FILE_FIELDS = {
  ...ACTOR,
  action: ACTION_FIELD,
  file_path: FILE_PATH_FIELD,
  file_name: { from: ['FileName', 'FolderPath'], kind: 'file name' },
  previous_name: { from: ['PreviousFileName'], kind: 'text' },
  process_name: ACTING_PROCESS_FIELD,
  request_ip: { from: ['RequestSourceIP'], kind: 'ip' },
} as const;

/** A file changed over the network belongs to the account that asked for it, not to the system that served it. */
export const DEFENDER_FILES: readonly TableMap[] = [
  {
    table: 'file_logs',
    where: [action(...FILE_ACTIONS), { from: ['RequestAccountName'], in: [''], orAbsent: true }],
    fields: FILE_FIELDS,
  },
  {
    table: 'file_logs',
    where: [action(...FILE_ACTIONS), { from: ['RequestAccountName'], notIn: [] }],
    fields: {
      ...FILE_FIELDS,
      user: { from: ['RequestAccountName'], kind: 'text' },
      user_domain: { from: ['RequestAccountDomain'], kind: 'text' },
    },
  },
];

const CONNECTION = {
  ...ACTOR,
  protocol: { from: ['Protocol'], kind: 'text' },
  process_name: ACTING_PROCESS_FIELD,
  direction: ACTION_FIELD,
  event_code: ACTION_FIELD,
} as const;
const LOCAL_IP = { from: ['LocalIP'], kind: 'ip' } as const;
const REMOTE_IP = { from: ['RemoteIP'], kind: 'ip' } as const;

/** Of an inbound connection the remote side is the client, so the device is what was connected to. */
export const DEFENDER_CONNECTIONS: readonly TableMap[] = [
  {
    table: 'net_logs',
    where: [action(...CONNECTION_ACTIONS.filter((name) => !INBOUND_ACTIONS.includes(name)))],
    fields: {
      ...CONNECTION,
      source_ip: LOCAL_IP,
      dest_ip: REMOTE_IP,
      dest_port: { from: ['RemotePort'], kind: 'integer' },
      dest_host: {
        from: ['RemoteUrl'],
        kind: 'url host',
        otherwise: { from: ['RemoteDeviceName', 'RemoteComputerName'], kind: 'lower text' },
      },
    },
  },
  {
    table: 'net_logs',
    where: [action(...INBOUND_ACTIONS)],
    fields: {
      ...CONNECTION,
      source_ip: REMOTE_IP,
      dest_ip: LOCAL_IP,
      dest_port: { from: ['LocalPort'], kind: 'integer' },
    },
  },
];

export const DEFENDER_LOGONS: TableMap = {
  table: 'auth_logs',
  where: [action(...LOGON_ACTIONS)],
  fields: {
    ...HOST_AND_ACCOUNT,
    source_ip: REMOTE_IP,
    status: ACTION_FIELD,
    outcome: {
      from: ['ActionType'],
      kind: 'lower text',
      words: { logonsuccess: 'success', logonfailed: 'failure' },
    },
    logon_type: { from: ['LogonType'], kind: 'text' },
    source_host: { from: ['RemoteDeviceName', 'RemoteComputerName'], kind: 'host' },
    reason: { from: ['FailureReason'], kind: 'text' },
    logon_id: { from: ['LogonId'], kind: 'logon id' },
    event_code: ACTION_FIELD,
  },
};

export const DEFENDER_REGISTRY: TableMap = {
  table: 'registry_logs',
  where: [action(...REGISTRY_ACTIONS)],
  fields: {
    ...ACTOR,
    action: ACTION_FIELD,
    key: { from: ['RegistryKey', 'PreviousRegistryKey'], kind: 'text' },
    value_name: { from: ['RegistryValueName', 'PreviousRegistryValueName'], kind: 'text' },
    value_data: { from: ['RegistryValueData'], kind: 'text' },
    process_name: ACTING_PROCESS_FIELD,
  },
};

export const DEFENDER_SERVICES: readonly TableMap[] = [
  {
    table: 'service_logs',
    where: [action('serviceinstalled')],
    fields: {
      ...ACTOR,
      event_code: ACTION_FIELD,
      action: ACTION_FIELD,
      name: additional('text', 'ServiceName'),
      image_path: { ...FILE_PATH_FIELD, otherwise: { from: ['FileName'], kind: 'text' } },
      account: additional('text', 'ServiceAccount'),
    },
  },
  {
    table: 'service_logs',
    where: [action(...TASK_ACTIONS)],
    fields: {
      ...ACTOR,
      event_code: ACTION_FIELD,
      action: ACTION_FIELD,
      name: additional('text', 'TaskName'),
      image_path: additional('text', 'TaskContent', 'TaskContentNew'),
    },
  },
];

/** The account is the one changed, or the member; who did it is the initiating process's. */
export const DEFENDER_ACCOUNTS: TableMap = {
  table: 'account_logs',
  where: [action(...ACCOUNT_ACTIONS)],
  fields: {
    ...ACTOR,
    event_code: ACTION_FIELD,
    action: ACTION_FIELD,
    target_user: ACCOUNT_FIELDS.user,
    target_sid: { from: ['AccountSid'], kind: 'text' },
    group_name: additional('text', 'GroupName'),
    group_sid: additional('text', 'GroupSid'),
  },
};

export const DEFENDER_CONTROLS: TableMap = {
  table: 'control_logs',
  where: [action('auditpolicymodification', 'securitylogcleared')],
  fields: {
    ...ACTOR,
    event_code: ACTION_FIELD,
    action: ACTION_FIELD,
    subject: {
      from: ['ActionType'],
      kind: 'lower text',
      words: { securitylogcleared: 'Security' },
      otherwise: additional('text', 'SubcategoryGuid', 'SubcategoryId', 'CategoryId'),
    },
  },
};

export const DEFENDER_NAMES: TableMap = {
  table: 'dns_logs',
  where: [action('dnsqueryresponse', 'dnsconnectioninspected')],
  fields: {
    ...ACTOR,
    query: additional('text', 'DnsQueryString', 'query'),
    answers: additional('text', 'DnsQueryResult', 'answers'),
    process_name: ACTING_PROCESS_FIELD,
  },
};
