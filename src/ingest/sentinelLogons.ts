import type { TableMap } from './source';
import type { WindowsFields } from './windowsFields';

const ZERO_STATUS = ['0', '0x0', '0x00000000'];

/** What a domain controller answered with success, and the privileges of a new logon. */
export function grantedTables({
  rule,
  codes,
  writtenBy,
  host,
  eventCode,
  target,
  subject,
}: WindowsFields): TableMap[] {
  return [
    {
      table: 'auth_logs',
      where: [
        codes('4768', '4776'),
        writtenBy('security'),
        { from: rule('text', 'Status').from, in: ZERO_STATUS },
      ],
      fields: {
        host,
        event_code: eventCode,
        ...target,
        source_ip: rule('ip', 'IpAddress'),
        source_host: rule('host', 'Workstation'),
        status: rule('text', 'Status'),
        outcome: { constant: 'success' },
      },
    },
    {
      table: 'account_logs',
      where: [codes('4672'), writtenBy('security')],
      fields: {
        host,
        event_code: eventCode,
        ...subject,
        action: { constant: 'special privileges' },
        target_user: subject.user,
        target_sid: rule('text', 'SubjectUserSid'),
      },
    },
  ];
}
