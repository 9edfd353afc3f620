import { SOURCE_IP_FIELD, WHO_AND_WHERE } from '../../commonFields';
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
        ...WHO_AND_WHERE,
        source_ip: SOURCE_IP_FIELD,
        status: { from: ['status', 'outcome', 'result', 'action_result'], kind: 'text' },
        outcome: { from: ['status', 'outcome', 'result', 'action_result'], kind: 'outcome' },
        logon_type: { from: ['logon_type', 'logontype'], kind: 'text' },
      },
    },
  ],
};
