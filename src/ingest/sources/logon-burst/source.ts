import { SOURCE_IP_FIELD, WHO_AND_WHERE } from '../../commonFields';
import type { Source } from '../../source';

export const source: Source = {
  id: 'logon-burst',
  title: 'Result export D: logon burst',
  fileName: /logon[_-]?burst/i,
  requires: [
    [
      'user',
      'username',
      'account_name',
      'account',
      'target_account',
      'target_user_name',
      'source_ip',
      'src_ip',
      'ip_address',
    ],
  ],
  needsFileName: true,
  tables: [
    {
      table: 'logon_burst',
      fields: {
        ...WHO_AND_WHERE,
        source_ip: SOURCE_IP_FIELD,
        failure_count: {
          from: [
            'failure_count',
            'failures',
            'failed',
            'failed_count',
            'fail_count',
            'count',
            'count_',
          ],
          kind: 'integer',
        },
        success_count: {
          from: ['success_count', 'successes', 'succeeded', 'success'],
          kind: 'integer',
        },
      },
    },
  ],
};
