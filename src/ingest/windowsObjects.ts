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
  4740: 'account locked out',
  4767: 'account unlocked',
};
const GROUP_ACTIONS = {
  4727: 'global group created',
  4731: 'local group created',
  4754: 'universal group created',
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
  const { rule, meaning, codes, writtenBy, logged, subject } = fields;
  const asker = {
    ...subject,
    logon_id: rule('logon id', 'SubjectLogonId'),
    client_process_id: rule('hex or decimal', 'ClientProcessId'),
  };
  return [
    {
      table: 'service_logs',
      where: [codes('7045'), fields.writtenAs('service control manager', 'system')],
      fields: {
        ...logged,
        action: { constant: 'service installed' },
        name: rule('text', 'ServiceName'),
        image_path: rule('text', 'ImagePath'),
        account: rule('text', 'AccountName'),
        start_type: rule('text', 'StartType'),
        service_type: rule('text', 'ServiceType'),
      },
    },
    {
      table: 'service_logs',
      where: [codes('4697'), writtenBy('security')],
      fields: {
        ...logged,
        ...asker,
        action: { constant: 'service installed' },
        name: rule('text', 'ServiceName'),
        image_path: rule('text', 'ServiceFileName', 'ImagePath'),
        account: rule('text', 'ServiceAccount'),
        start_type: rule('text', 'ServiceStartType'),
        service_type: rule('text', 'ServiceType'),
      },
    },
    {
      table: 'service_logs',
      where: [codes(...Object.keys(TASK_ACTIONS)), writtenBy('security')],
      fields: {
        ...logged,
        ...asker,
        action: meaning('EventID', TASK_ACTIONS),
        name: rule('text', 'TaskName'),
        image_path: rule('text', 'TaskContentNew', 'TaskContent'),
      },
    },
    {
      table: 'service_logs',
      where: [codes(...Object.keys(SCHEDULER_ACTIONS)), writtenBy('taskscheduler')],
      fields: {
        ...logged,
        user: rule('account', 'UserContext', 'UserName'),
        user_domain: rule('account domain', 'UserContext', 'UserName'),
        action: meaning('EventID', SCHEDULER_ACTIONS),
        name: rule('text', 'TaskName'),
      },
    },
  ];
}

/**
 * `TargetUserName` is the account of account events and the group of group events, whose account is the member. The
 * details of a change are the flags that changed, or all flags where an export has only those; of 4781 the old name.
 */
function accountTables(fields: WindowsFields): TableMap[] {
  const { rule, meaning, codes, writtenBy, subject } = fields;
  const security = writtenBy('security');
  const user_sid = rule('text', 'SubjectUserSid');
  const common = {
    ...fields.logged,
    ...subject,
    user_sid,
    logon_id: rule('logon id', 'SubjectLogonId'),
  };
  return [
    {
      table: 'account_logs',
      where: [codes(...Object.keys(ACCOUNT_ACTIONS)), security],
      fields: {
        ...common,
        action: meaning('EventID', ACCOUNT_ACTIONS),
        target_user: rule('account', 'TargetUserName'),
        target_sid: rule('text', 'TargetSid'),
        details: rule('text', 'UserAccountControl', 'NewUacValue'),
      },
    },
    {
      table: 'account_logs',
      where: [codes('4781'), security],
      fields: {
        ...common,
        action: { constant: 'account renamed' },
        target_user: rule('text', 'NewTargetUserName'),
        target_sid: rule('text', 'TargetSid'),
        details: rule('text', 'OldTargetUserName'),
      },
    },
    {
      table: 'account_logs',
      where: [codes('4794'), security],
      fields: { ...common, action: { constant: 'recovery mode password set' } },
    },
    {
      table: 'account_logs',
      where: [codes('4672'), security],
      fields: {
        ...common,
        action: { constant: 'special privileges assigned' },
        target_user: subject.user,
        target_sid: user_sid,
        details: rule('text', 'PrivilegeList'),
      },
    },
    {
      table: 'account_logs',
      where: [codes(...Object.keys(GROUP_ACTIONS)), security],
      fields: {
        ...common,
        action: meaning('EventID', GROUP_ACTIONS),
        target_user: rule('text', 'MemberName'),
        target_sid: rule('text', 'MemberSid'),
        group_name: rule('text', 'TargetUserName'),
        group_sid: rule('text', 'TargetSid'),
      },
    },
  ];
}
