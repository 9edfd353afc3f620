import type { SchemaColumn, SchemaTable } from './column';

export const TIME: SchemaColumn = {
  name: 'timestamp',
  type: 'TIMESTAMP',
  meaning: 'Instant of the event, UTC; null where the record could not be dated.',
  ecs: '@timestamp',
};
export const HOST: SchemaColumn = {
  name: 'host',
  type: 'VARCHAR',
  meaning: 'Machine that recorded the event: first label of its name, upper case.',
  ecs: 'host.name',
};
export const USER: SchemaColumn = {
  name: 'user',
  type: 'VARCHAR',
  meaning: 'Account without its domain, as written in the record.',
  ecs: 'user.name',
};
export const USER_DOMAIN: SchemaColumn = {
  name: 'user_domain',
  type: 'VARCHAR',
  meaning: 'Domain of the account where the record names one.',
  ecs: 'user.domain',
};
export const SOURCE_IP: SchemaColumn = {
  name: 'source_ip',
  type: 'VARCHAR',
  meaning: 'Address the event came from.',
  ecs: 'source.ip',
};

export const EVENT_CODE: SchemaColumn = {
  name: 'event_code',
  type: 'VARCHAR',
  meaning: 'Event number or kind of the log.',
  ecs: 'event.code',
};

export const AUTH_LOGS: SchemaTable = {
  name: 'auth_logs',
  purpose: 'Logon attempts and their outcome.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    USER,
    USER_DOMAIN,
    SOURCE_IP,
    { name: 'status', type: 'VARCHAR', meaning: 'Outcome as written in the record.' },
    {
      name: 'outcome',
      type: 'VARCHAR',
      meaning: "'success' or 'failure'; null where the status is neither.",
      ecs: 'event.outcome',
    },
    {
      name: 'logon_type',
      type: 'VARCHAR',
      meaning: 'Logon type, number or name.',
      ecs: 'winlog.logon.type',
    },
    {
      name: 'source_host',
      type: 'VARCHAR',
      meaning: 'Machine the logon came from.',
      ecs: 'source.domain',
    },
    {
      name: 'reason',
      type: 'VARCHAR',
      meaning: 'Why it failed: status code or words.',
      ecs: 'event.reason',
    },
    {
      name: 'logon_id',
      type: 'VARCHAR',
      meaning: 'Logon session, lower case.',
      ecs: 'winlog.logon.id',
    },
    EVENT_CODE,
  ],
};

export const PROCESS_LOGS: SchemaTable = {
  name: 'process_logs',
  purpose: 'Processes started.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    USER,
    USER_DOMAIN,
    {
      name: 'process_name',
      type: 'VARCHAR',
      meaning: 'File name of the process without its folder.',
      ecs: 'process.name',
    },
    {
      name: 'parent_process',
      type: 'VARCHAR',
      meaning: 'File name of the creating process without its folder.',
      ecs: 'process.parent.name',
    },
    {
      name: 'arguments',
      type: 'VARCHAR',
      meaning: 'Arguments, or the whole command line where the export has only that.',
      ecs: 'process.command_line',
    },
    {
      name: 'process_path',
      type: 'VARCHAR',
      meaning: 'Path of the process, where the export has it.',
      ecs: 'process.executable',
    },
    {
      name: 'process_id',
      type: 'VARCHAR',
      meaning: 'Process number as written.',
      ecs: 'process.pid',
    },
    {
      name: 'logon_id',
      type: 'VARCHAR',
      meaning: 'Logon session, lower case.',
      ecs: 'winlog.logon.id',
    },
    EVENT_CODE,
  ],
};

export const NET_LOGS: SchemaTable = {
  name: 'net_logs',
  purpose: 'Network connections.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    USER,
    USER_DOMAIN,
    SOURCE_IP,
    { name: 'dest_ip', type: 'VARCHAR', meaning: 'Address connected to.', ecs: 'destination.ip' },
    {
      name: 'dest_port',
      type: 'INTEGER',
      meaning: 'Port connected to.',
      ecs: 'destination.port',
    },
    {
      name: 'protocol',
      type: 'VARCHAR',
      meaning: 'Transport protocol as written.',
      ecs: 'network.transport',
    },
    {
      name: 'bytes_out',
      type: 'BIGINT',
      meaning: 'Bytes sent by the source, where the export has them.',
      ecs: 'source.bytes',
    },
    {
      name: 'process_name',
      type: 'VARCHAR',
      meaning: 'Process that made the connection.',
      ecs: 'process.name',
    },
    {
      name: 'dest_host',
      type: 'VARCHAR',
      meaning: 'Name connected to.',
      ecs: 'destination.domain',
    },
    {
      name: 'direction',
      type: 'VARCHAR',
      meaning: 'Who opened it, in the words of the source.',
      ecs: 'network.direction',
    },
    EVENT_CODE,
  ],
};
