import { EVENT_CODE_FIELD, WHO_AND_WHERE } from '../../commonFields';
import type { Source } from '../../source';

export const source: Source = {
  id: 'priv-group-change',
  title: 'Result export E: privileged group change',
  fileName: /priv[_-]?group/i,
  requires: [
    ['group_name', 'group', 'member', 'member_name', 'member_sid', 'event_code', 'event_id'],
  ],
  needsFileName: true,
  tables: [
    {
      table: 'priv_group_change',
      fields: {
        host: WHO_AND_WHERE.host,
        user: {
          from: ['user', 'actor', 'src_user', 'subject_user_name', 'account', 'caller'],
          kind: 'account',
        },
        user_domain: {
          from: ['user', 'actor', 'src_user', 'subject_user_name', 'account', 'caller'],
          kind: 'account domain',
        },
        event_code: EVENT_CODE_FIELD,
        member: { from: ['member', 'member_name', 'member_id', 'target_account'], kind: 'text' },
        group_name: {
          from: ['group_name', 'group', 'target_user_name', 'target_group'],
          kind: 'text',
        },
        action: { from: ['action', 'activity', 'operation'], kind: 'text' },
      },
    },
  ],
};
