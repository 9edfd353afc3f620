import { WHO_AND_WHERE } from '../../commonFields';
import type { Source } from '../../source';

export const source: Source = {
  id: 'process-logs',
  title: 'Process log',
  table: 'process_logs',
  fileName: /proc/i,
  required: ['process_name'],
  requiredAnyOf: ['parent_process', 'arguments'],
  needsFileName: false,
  excludedBy: ['event_id', 'action_type', 'dest_ip', 'file_count'],
  fields: {
    ...WHO_AND_WHERE,
    process_name: { from: ['process_name', 'process', 'image', 'file_name'], kind: 'file name' },
    parent_process: {
      from: ['parent_process', 'parent_process_name', 'parent_name', 'parent_image', 'parent'],
      kind: 'file name',
    },
    arguments: {
      from: ['arguments', 'args', 'command_line', 'process_command_line', 'cmdline'],
      kind: 'text',
    },
  },
};
