import { WHO_AND_WHERE } from '../../commonFields';
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
        ...WHO_AND_WHERE,
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
      },
    },
  ],
};
