import type { TableMap } from './source';
import type { WindowsFields } from './windowsFields';

const ACCOUNT_ACTIONS = {
  4720: 'account created',
  4722: 'account enabled',
  4723: 'password change attempted',
  4724: 'password reset attempted',
  4725: 'account disabled',
  4726: 'account deleted',
  4738: 'account changed',
};
const GROUP_ACTIONS = {
  4728: 'member added to global group',
  4729: 'member removed from global group',
  4732: 'member added to local group',
  4733: 'member removed from local group',
  4756: 'member added to universal group',
  4757: 'member removed from universal group',
};
const TASK_ACTIONS = {
  4698: 'task created',
  4699: 'task deleted',
  4700: 'task enabled',
  4701: 'task disabled',
  4702: 'task updated',
};
const SCHEDULER_ACTIONS = { 106: 'task registered', 140: 'task updated', 141: 'task deleted' };

/** Services, scheduled tasks, accounts and groups. */
export function windowsObjectTables(fields: WindowsFields): TableMap[] {
  return [...serviceTables(fields), ...accountTables(fields)];
}

function serviceTables(fields: WindowsFields): TableMap[] {
  const { rule, meaning, codes, writtenBy, host, eventCode, subject } = fields;
  return [
    {
      table: 'service_logs',
      where: [codes('7045'), fields.writtenAs('service control manager', 'system')],
      fields: {
        host,
        event_code: eventCode,
        action: { constant: 'service installed' },
        name: rule('text', 'ServiceName'),
        image_path: rule('text', 'ImagePath'),
        account: rule('text', 'AccountName'),
      },
    },
    {
      table: 'service_logs',
      where: [codes('4697'), writtenBy('security')],
      fields: {
        host,
        event_code: eventCode,
        ...subject,
        action: { constant: 'service installed' },
        name: rule('text', 'ServiceName'),
        image_path: rule('text', 'ServiceFileName', 'ImagePath'),
        account: rule('text', 'ServiceAccount'),
      },
    },
    {
      table: 'service_logs',
      where: [codes(...Object.keys(TASK_ACTIONS)), writtenBy('security')],
      fields: {
        host,
        event_code: eventCode,
        ...subject,
        action: meaning('EventID', TASK_ACTIONS),
        name: rule('text', 'TaskName'),
        image_path: rule('text', 'TaskContentNew', 'TaskContent'),
      },
    },
    {
      table: 'service_logs',
      where: [codes(...Object.keys(SCHEDULER_ACTIONS)), writtenBy('taskscheduler')],
      fields: {
        host,
        event_code: eventCode,
        user: rule('account', 'UserContext', 'UserName'),
        user_domain: rule('account domain', 'UserContext', 'UserName'),
        action: meaning('EventID', SCHEDULER_ACTIONS),
        name: rule('text', 'TaskName'),
      },
    },
  ];
}

/** `TargetUserName` is the account of account events and the group of group events, whose account is the member. */
function accountTables(fields: WindowsFields): TableMap[] {
  const { rule, meaning, codes, writtenBy, host, eventCode, subject } = fields;
  return [
    {
      table: 'account_logs',
      where: [codes(...Object.keys(ACCOUNT_ACTIONS)), writtenBy('security')],
      fields: {
        host,
        event_code: eventCode,
        ...subject,
        action: meaning('EventID', ACCOUNT_ACTIONS),
        target_user: rule('account', 'TargetUserName'),
        target_sid: rule('text', 'TargetSid'),
      },
    },
    {
      table: 'account_logs',
      where: [codes(...Object.keys(GROUP_ACTIONS)), writtenBy('security')],
      fields: {
        host,
        event_code: eventCode,
        ...subject,
        action: meaning('EventID', GROUP_ACTIONS),
        target_user: rule('text', 'MemberName'),
        target_sid: rule('text', 'MemberSid'),
        group_name: rule('text', 'TargetUserName'),
        group_sid: rule('text', 'TargetSid'),
      },
    },
  ];
}
