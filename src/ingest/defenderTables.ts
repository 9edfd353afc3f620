import {
  ACTING_ID_FIELD,
  ACTING_PATH_FIELD,
  ACTING_PROCESS_FIELD,
  ACTION_FIELD,
  ACTOR,
  FILE_PATH_FIELD,
  HOST_AND_ACCOUNT,
  action,
} from './defenderFields';
import type { TableMap } from './source';

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
    user_sid: { from: ['AccountSid'], kind: 'text' },
    parent_path: ACTING_PATH_FIELD,
    parent_arguments: { from: ['InitiatingProcessCommandLine'], kind: 'text' },
    parent_id: ACTING_ID_FIELD,
    original_name: { from: ['ProcessVersionInfoOriginalFileName'], kind: 'text' },
    company: { from: ['ProcessVersionInfoCompanyName'], kind: 'text' },
    integrity: { from: ['ProcessIntegrityLevel'], kind: 'text' },
    sha256: { from: ['SHA256'], kind: 'text' },
    logon_id: { from: ['LogonId'], kind: 'logon id' },
    event_code: ACTION_FIELD,
  },
};

const CONNECTION = {
  ...ACTOR,
  protocol: { from: ['Protocol'], kind: 'text' },
  process_name: ACTING_PROCESS_FIELD,
  process_id: ACTING_ID_FIELD,
  direction: ACTION_FIELD,
  outcome: {
    from: ['ActionType'],
    kind: 'lower text',
    words: {
      connectionsuccess: 'success',
      inboundconnectionaccepted: 'success',
      connectionfailed: 'failure',
    },
  },
  event_code: ACTION_FIELD,
} as const;
const LOCAL_PORT = { from: ['LocalPort'], kind: 'integer' } as const;
const REMOTE_PORT = { from: ['RemotePort'], kind: 'integer' } as const;
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
      source_port: LOCAL_PORT,
      dest_ip: REMOTE_IP,
      dest_port: REMOTE_PORT,
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
      source_port: REMOTE_PORT,
      dest_ip: LOCAL_IP,
      dest_port: LOCAL_PORT,
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
    user_sid: { from: ['AccountSid'], kind: 'text' },
    auth_package: { from: ['Protocol'], kind: 'text' },
    process_name: ACTING_PROCESS_FIELD,
    logon_id: { from: ['LogonId'], kind: 'logon id' },
    event_code: ACTION_FIELD,
  },
};
