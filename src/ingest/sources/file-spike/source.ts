import { WHO_AND_WHERE } from '../../commonFields';
import type { Source } from '../../source';

export const source: Source = {
  id: 'file-spike',
  title: 'Result export A: file spike',
  fileName: /file[_-]?spike/i,
  requires: [
    ['host', 'hostname', 'device_name', 'computer', 'dest'],
    [
      'file_count',
      'files',
      'count',
      'count_',
      'event_count',
      'extension',
      'process_name',
      'local_ip',
    ],
  ],
  needsFileName: true,
  tables: [
    {
      table: 'file_spike',
      fields: {
        ...WHO_AND_WHERE,
        user: {
          from: [...WHO_AND_WHERE.user.from, 'initiating_process_account_name'],
          kind: 'account',
        },
        local_ip: {
          from: ['local_ip', 'host_ip', 'source_ip', 'src_ip', 'ip_address'],
          kind: 'text',
        },
        process_name: {
          from: ['initiating_process_file_name', 'process_name', 'process', 'image'],
          kind: 'file name',
        },
        file_count: {
          from: ['file_count', 'files', 'count', 'count_', 'event_count', 'total_files', 'renamed'],
          kind: 'integer',
        },
        extension: { from: ['extension', 'ext', 'file_extension', 'new_extension'], kind: 'text' },
      },
    },
  ],
};
