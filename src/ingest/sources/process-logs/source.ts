import { LOGON_ID_FIELD, OF_EVENT, USER_SID_FIELD } from '../../commonFields';
import type { Source } from '../../source';

export const source: Source = {
  id: 'process-logs',
  title: 'Process log',
  fileName: /proc/i,
  requires: [
    ['process_name', 'process', 'image'],
    ['parent_process', 'parent_process_name', 'parent_image', 'arguments', 'command_line'],
  ],
  excludedBy: ['event_id', 'action_type', 'dest_ip', 'file_count'],
  tables: [
    {
      table: 'process_logs',
      fields: {
        ...OF_EVENT,
        process_name: {
          from: ['process_name', 'process', 'image', 'file_name'],
          kind: 'file name',
        },
        parent_process: {
          from: ['parent_process', 'parent_process_name', 'parent_name', 'parent_image', 'parent'],
          kind: 'file name',
        },
        arguments: {
          from: ['arguments', 'args', 'command_line', 'process_command_line', 'cmdline'],
          kind: 'text',
        },
        process_path: { from: ['process_path', 'image_path', 'executable'], kind: 'text' },
        process_id: { from: ['process_id', 'pid'], kind: 'hex or decimal' },
        process_guid: { from: ['process_guid'], kind: 'text' },
        parent_path: { from: ['parent_process_path', 'parent_path'], kind: 'text' },
        parent_arguments: {
          from: ['parent_arguments', 'parent_command_line', 'parent_cmdline'],
          kind: 'text',
        },
        parent_id: {
          from: ['parent_process_id', 'parent_id', 'parent_pid', 'ppid'],
          kind: 'hex or decimal',
        },
        original_name: { from: ['original_file_name', 'original_name'], kind: 'text' },
        company: { from: ['company'], kind: 'text' },
        integrity: { from: ['integrity_level', 'integrity'], kind: 'text' },
        sha256: { from: ['sha256'], kind: 'lower text' },
        user_sid: USER_SID_FIELD,
        logon_id: LOGON_ID_FIELD,
      },
    },
  ],
};
