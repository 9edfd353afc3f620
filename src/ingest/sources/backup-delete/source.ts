import { WHO_AND_WHERE } from '../../commonFields';
import type { Source } from '../../source';

export const source: Source = {
  id: 'backup-delete',
  title: 'Result export B: backup deletion and log clearing',
  fileName: /backup[_-]?delet/i,
  requires: [
    ['host', 'hostname', 'device_name', 'computer', 'dest'],
    ['command_line', 'process_command_line', 'cmdline', 'command', 'process_name', 'process'],
  ],
  needsFileName: true,
  tables: [
    {
      table: 'backup_delete',
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
    },
  ],
};
