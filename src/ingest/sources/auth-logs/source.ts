import { LOGON_ID_FIELD, OF_EVENT, SOURCE_IP_FIELD, USER_SID_FIELD } from '../../commonFields';
import type { Source } from '../../source';

export const source: Source = {
  id: 'auth-logs',
  title: 'Authentication log',
  fileName: /auth|logon|login|signin/i,
  requires: [
    ['user', 'username', 'user_name', 'account_name', 'account'],
    ['status', 'outcome', 'result', 'action_result'],
    [
      'source_ip',
      'src_ip',
      'ip_address',
      'client_ip',
      'logon_type',
      'host',
      'hostname',
      'computer',
    ],
  ],
  excludedBy: [
    'process_name',
    'dest_ip',
    'url',
    'http_method',
    'failure_count',
    'event_name',
    'event_source',
    'object',
    'change_type',
  ],
  sampleHolds: { from: ['status', 'outcome', 'result', 'action_result'], is: 'outcome' },
  tables: [
    {
      table: 'auth_logs',
      fields: {
        ...OF_EVENT,
        source_ip: SOURCE_IP_FIELD,
        status: { from: ['status', 'outcome', 'result', 'action_result'], kind: 'text' },
        outcome: { from: ['status', 'outcome', 'result', 'action_result'], kind: 'outcome' },
        logon_type: { from: ['logon_type', 'logontype'], kind: 'text' },
        user_sid: USER_SID_FIELD,
        logon_id: LOGON_ID_FIELD,
        source_host: {
          from: ['source_host', 'src_host', 'workstation_name', 'workstation'],
          kind: 'host',
        },
        reason: { from: ['reason', 'failure_reason', 'sub_status'], kind: 'status code' },
        auth_package: {
          from: ['auth_package', 'authentication_package', 'auth_protocol'],
          kind: 'text',
        },
      },
    },
  ],
};
