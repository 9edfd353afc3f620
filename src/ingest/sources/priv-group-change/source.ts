import { EVENT_CODE_FIELD, WHO_AND_WHERE } from '../../commonFields';
import type { Source } from '../../source';

export const source: Source = {
  id: 'priv-group-change',
  title: 'Result export E: privileged group change',
  table: 'priv_group_change',
  fileName: /priv[_-]?group/i,
  required: [],
  requiredAnyOf: ['group_name', 'member', 'event_code'],
  needsFileName: true,
  excludedBy: [],
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
};
