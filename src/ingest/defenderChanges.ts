import {
  ACCOUNT_FIELDS,
  ACTING_ID_FIELD,
  ACTING_PROCESS_FIELD,
  ACTION_FIELD,
  ACTOR,
  FILE_PATH_FIELD,
  action,
  additional,
} from './defenderFields';
import type { TableMap } from './source';

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
      start_type: additional('text', 'ServiceStartType'),
      service_type: additional('text', 'ServiceType'),
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
    user_sid: { from: ['InitiatingProcessAccountSid'], kind: 'text' },
    logon_id: { from: ['InitiatingProcessLogonId'], kind: 'logon id' },
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

/** A command of PowerShell, or the text that a script engine handed to the scan. */
export const DEFENDER_SCRIPTS: TableMap = {
  table: 'script_logs',
  where: [action('powershellcommand', 'scriptcontent', 'amsiscriptcontent')],
  fields: {
    ...ACTOR,
    script_text: additional('text', 'Command', 'ScriptContent'),
    script_path: FILE_PATH_FIELD,
    process_id: ACTING_ID_FIELD,
    event_code: ACTION_FIELD,
  },
};
