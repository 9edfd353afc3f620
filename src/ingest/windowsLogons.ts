import type { TableMap } from './source';
import type { WindowsFields } from './windowsFields';

/** A status of 0 is success, however it is written. */
const SUCCESS_CODES = ['', '-', '0', '0x0', '0x00000000', 'success'];

/**
 * 4624 and 4625 of the machine logged on to; 4648 of the machine that used the credentials, which tells no outcome; of a
 * domain controller 4771, and 4768 and 4776 where they failed. A success of 4768 or 4776 says that a password was right:
 * the logon follows on the machine that asked, so that it is no row here, whatever the export. 4769 is no row either:
 * a ticket for a service is asked for with a ticket, not with a password.
 */
export function windowsLogonTables(fields: WindowsFields): TableMap[] {
  const { rule, codes, writtenBy, logged, target } = fields;
  const security = writtenBy('security');
  const logon = { ...logged, ...target, source_ip: rule('ip', 'IpAddress') };
  const asker = {
    subject_user: fields.subject.user,
    process_name: rule('file name', 'ProcessName'),
  };
  const failure = {
    ...logon,
    user_sid: rule('text', 'TargetSid'),
    status: rule('text', 'Status'),
    outcome: { constant: 'failure' },
    reason: rule('status code', 'Status'),
  };
  const failed = { from: rule('text', 'Status').from, notIn: SUCCESS_CODES };
  const kerberos = { auth_package: { constant: 'Kerberos' } };
  return [
    {
      table: 'auth_logs',
      where: [codes('4624', '4625'), security],
      fields: {
        ...logon,
        ...asker,
        user_sid: rule('text', 'TargetUserSid'),
        status: rule('text', 'Status'),
        outcome: fields.meaning('EventID', { 4624: 'success', 4625: 'failure' }),
        logon_type: rule('text', 'LogonType'),
        source_host: rule('host', 'WorkstationName'),
        reason: rule('status code', 'SubStatus', 'Status'),
        logon_id: rule('logon id', 'TargetLogonId'),
        auth_package: rule('text', 'AuthenticationPackageName'),
        logon_process: rule('text', 'LogonProcessName'),
        key_length: rule('integer', 'KeyLength'),
      },
    },
    {
      table: 'auth_logs',
      where: [codes('4648'), security],
      fields: {
        ...logon,
        ...asker,
        logon_id: rule('logon id', 'SubjectLogonId'),
        target_host: rule('host', 'TargetServerName'),
      },
    },
    {
      table: 'auth_logs',
      where: [codes('4771'), security],
      fields: { ...failure, ...kerberos },
    },
    {
      table: 'auth_logs',
      where: [codes('4768'), security, failed],
      fields: { ...failure, ...kerberos },
    },
    {
      table: 'auth_logs',
      where: [codes('4776'), security, failed],
      fields: {
        ...failure,
        auth_package: { constant: 'NTLM' },
        source_host: rule('host', 'Workstation'),
      },
    },
  ];
}
