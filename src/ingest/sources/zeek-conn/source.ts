import type { Source } from '../../source';

/** Fields that the records of `conn` have and those of Zeek's other logs do not, where several stand in one file. */
const OF_CONNECTIONS = ['conn_state', 'orig_bytes', 'resp_bytes', 'orig_pkts', 'orig_ip_bytes'];

/** Whether the other side answered; the state `OTH` does not tell. */
const OUTCOMES = {
  ...Object.fromEntries(['s1', 's2', 's3', 'sf', 'rsto', 'rstr'].map((s) => [s, 'success'])),
  ...Object.fromEntries(['s0', 'rej', 'rstos0', 'rstrh', 'sh', 'shr'].map((s) => [s, 'failure'])),
};

export const source: Source = {
  id: 'zeek-conn',
  title: 'Zeek connections (conn)',
  requires: [
    ['ts'],
    ['id.orig_h'],
    ['id.resp_h'],
    ['id.resp_p', 'id.orig_p'],
    ['proto'],
    OF_CONNECTIONS,
  ],
  time: { names: ['ts'], zone: 'utc', note: 'Zeek counts time from 1970 UTC.' },
  tables: [
    {
      table: 'net_logs',
      where: [{ from: OF_CONNECTIONS, notIn: [] }],
      fields: {
        source_ip: { from: ['id.orig_h'], kind: 'ip' },
        source_port: { from: ['id.orig_p'], kind: 'integer' },
        dest_ip: { from: ['id.resp_h'], kind: 'ip' },
        dest_port: { from: ['id.resp_p'], kind: 'integer' },
        protocol: { from: ['proto'], kind: 'text' },
        bytes_out: { from: ['orig_bytes'], kind: 'integer' },
        bytes_in: { from: ['resp_bytes'], kind: 'integer' },
        outcome: { from: ['conn_state'], kind: 'lower text', words: OUTCOMES },
      },
    },
  ],
  log: [{ fields: { channel: { from: ['@stream', '_path'], kind: 'text' } } }],
};
