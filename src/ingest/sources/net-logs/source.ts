import { OF_EVENT, SOURCE_IP_FIELD } from '../../commonFields';
import type { Source } from '../../source';

export const source: Source = {
  id: 'net-logs',
  title: 'Network log',
  fileName: /net|conn|flow/i,
  requires: [
    ['dest_ip', 'destination_ip', 'dst_ip', 'remote_ip'],
    ['source_ip', 'src_ip', 'local_ip', 'host', 'hostname', 'user'],
  ],
  excludedBy: ['event_id', 'action_type', 'process_name', 'http_method'],
  tables: [
    {
      table: 'net_logs',
      fields: {
        ...OF_EVENT,
        source_ip: {
          from: ['local_ip', ...SOURCE_IP_FIELD.from.filter((name) => name !== 'remote_ip')],
          kind: 'text',
        },
        dest_ip: { from: ['dest_ip', 'destination_ip', 'dst_ip', 'remote_ip'], kind: 'text' },
        dest_port: {
          from: ['dest_port', 'destination_port', 'dst_port', 'remote_port', 'port'],
          kind: 'integer',
        },
        protocol: { from: ['protocol', 'transport', 'proto'], kind: 'text' },
        source_port: { from: ['source_port', 'src_port', 'local_port'], kind: 'integer' },
        direction: { from: ['direction'], kind: 'text' },
        bytes_in: { from: ['bytes_in', 'bytes_received', 'received_bytes'], kind: 'integer' },
        process_id: { from: ['process_id', 'pid'], kind: 'hex or decimal' },
        bytes_out: { from: ['bytes_out', 'bytes_sent', 'sent_bytes'], kind: 'integer' },
      },
    },
  ],
};
