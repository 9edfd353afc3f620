import { WHO_AND_WHERE } from '../../commonFields';
import type { Source } from '../../source';

export const source: Source = {
  id: 'backup-delete',
  title: 'Result export B: backup deletion and log clearing',
  table: 'backup_delete',
  fileName: /backup[_-]?delet/i,
  required: ['host'],
  requiredAnyOf: ['command_line', 'process_name'],
  needsFileName: true,
  excludedBy: [],
  fields: {
    ...WHO_AND_WHERE,
    process_name: {
      from: ['process_name', 'process', 'file_name', 'image', 'new_process_name'],
      kind: 'file name',
    },
    command_line: {
      from: ['command_line', 'process_command_line', 'cmdline', 'command', 'arguments'],
      kind: 'text',
    },
  },
};
