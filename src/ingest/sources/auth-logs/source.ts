import { SOURCE_IP_FIELD, WHO_AND_WHERE } from '../../commonFields';
import type { Source } from '../../source';

export const source: Source = {
  id: 'auth-logs',
  title: 'Authentication log',
  table: 'auth_logs',
  fileName: /auth|logon|login|signin/i,
  required: ['user', 'status'],
  requiredAnyOf: ['source_ip', 'logon_type', 'host'],
  needsFileName: false,
  excludedBy: ['process_name', 'dest_ip', 'url', 'http_method', 'failure_count'],
  fields: {
    ...WHO_AND_WHERE,
    source_ip: SOURCE_IP_FIELD,
    status: { from: ['status', 'outcome', 'result', 'action_result'], kind: 'text' },
    outcome: { from: ['status', 'outcome', 'result', 'action_result'], kind: 'outcome' },
    logon_type: { from: ['logon_type', 'logontype'], kind: 'text' },
  },
};
