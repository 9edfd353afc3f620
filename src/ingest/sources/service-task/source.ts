import { EVENT_CODE_FIELD, WHO_AND_WHERE } from '../../commonFields';
import type { Source } from '../../source';

export const source: Source = {
  id: 'service-task',
  title: 'Result export C: services and tasks',
  fileName: /service[_-]?task/i,
  requires: [
    ['host', 'hostname', 'device_name', 'computer', 'dest'],
    [
      'service_name',
      'task_name',
      'service',
      'task',
      'name',
      'image_path',
      'event_code',
      'event_id',
    ],
  ],
  needsFileName: true,
  tables: [
    {
      table: 'service_task',
      fields: {
        ...WHO_AND_WHERE,
        event_code: EVENT_CODE_FIELD,
        name: { from: ['service_name', 'task_name', 'service', 'task', 'name'], kind: 'text' },
        image_path: {
          from: [
            'image_path',
            'service_file_name',
            'task_content',
            'command',
            'command_line',
            'path',
          ],
          kind: 'text',
        },
      },
    },
  ],
};
