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
export const FULL_HOST: SchemaColumn = {
  name: 'full_host',
  type: 'VARCHAR',
  meaning: 'Its name with the domain, lower case, where the record has one.',
  ecs: 'host.hostname',
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
export const USER_SID: SchemaColumn = {
  name: 'user_sid',
  type: 'VARCHAR',
  meaning: 'Security identifier of the account.',
  ecs: 'user.id',
};
export const MACHINE_ACCOUNT: SchemaColumn = {
  name: 'is_machine_account',
  type: 'BOOLEAN',
  meaning: 'The account is that of a machine: its name ends with `$`.',
};
export const PROCESS_ID: SchemaColumn = {
  name: 'process_id',
  type: 'BIGINT',
  meaning: 'Process number, whether it was written in hex or decimal.',
  ecs: 'process.pid',
};
export const PROCESS_GUID: SchemaColumn = {
  name: 'process_guid',
  type: 'VARCHAR',
  meaning: 'Identifier of the process that is never used again, as Sysmon writes it.',
  ecs: 'process.entity_id',
};
export const RECORD_NUMBER: SchemaColumn = {
  name: 'record_number',
  type: 'BIGINT',
  meaning: 'Number that the log gave the event (EventRecordID).',
  ecs: 'winlog.record_id',
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
    FULL_HOST,
    USER,
    USER_DOMAIN,
    USER_SID,
    MACHINE_ACCOUNT,
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
    {
      name: 'subject_user',
      type: 'VARCHAR',
      meaning: 'Account that asked for the logon, where it is another one.',
      ecs: 'winlog.event_data.SubjectUserName',
    },
    {
      name: 'target_host',
      type: 'VARCHAR',
      meaning: 'Machine that the credentials were used on, where another one records it (4648).',
    },
    {
      name: 'process_name',
      type: 'VARCHAR',
      meaning: 'Program that asked for the logon.',
      ecs: 'process.name',
    },
    { name: 'auth_package', type: 'VARCHAR', meaning: 'NTLM, Kerberos, Negotiate …' },
    {
      name: 'logon_process',
      type: 'VARCHAR',
      meaning: 'Windows logon process: NtLmSsp, seclogo …',
    },
    { name: 'key_length', type: 'INTEGER', meaning: 'Length of the NTLM session key.' },
    EVENT_CODE,
    RECORD_NUMBER,
  ],
};

export const PROCESS_LOGS: SchemaTable = {
  name: 'process_logs',
  purpose: 'Processes started.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    FULL_HOST,
    USER,
    USER_DOMAIN,
    USER_SID,
    MACHINE_ACCOUNT,
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
    PROCESS_ID,
    PROCESS_GUID,
    {
      name: 'parent_path',
      type: 'VARCHAR',
      meaning: 'Path of the creating process.',
      ecs: 'process.parent.executable',
    },
    {
      name: 'parent_arguments',
      type: 'VARCHAR',
      meaning: 'Command line of the creating process.',
      ecs: 'process.parent.command_line',
    },
    {
      name: 'parent_id',
      type: 'BIGINT',
      meaning: 'Number of the creating process.',
      ecs: 'process.parent.pid',
    },
    {
      name: 'original_name',
      type: 'VARCHAR',
      meaning: 'File name that the program was built with.',
      ecs: 'process.pe.original_file_name',
    },
    {
      name: 'company',
      type: 'VARCHAR',
      meaning: 'Company that the program names.',
      ecs: 'process.pe.company',
    },
    {
      name: 'integrity',
      type: 'VARCHAR',
      meaning: 'Integrity level in words or as its identifier.',
    },
    {
      name: 'sha256',
      type: 'VARCHAR',
      meaning: 'SHA-256 of the program.',
      ecs: 'process.hash.sha256',
    },
    {
      name: 'logon_id',
      type: 'VARCHAR',
      meaning: 'Logon session, lower case.',
      ecs: 'winlog.logon.id',
    },
    EVENT_CODE,
    RECORD_NUMBER,
    {
      name: 'twin_file_id',
      type: 'INTEGER',
      meaning:
        'File of the better record of the same start (Sysmon before Defender before 4688); null for the best one.',
    },
    {
      name: 'twin_record',
      type: 'BIGINT',
      meaning: 'Number of that record.',
    },
  ],
};

export const NET_LOGS: SchemaTable = {
  name: 'net_logs',
  purpose: 'Network connections.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    FULL_HOST,
    USER,
    USER_DOMAIN,
    MACHINE_ACCOUNT,
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
    {
      name: 'source_port',
      type: 'INTEGER',
      meaning: 'Port it came from.',
      ecs: 'source.port',
    },
    {
      name: 'bytes_in',
      type: 'BIGINT',
      meaning: 'Bytes received by the source, where the export has them.',
      ecs: 'destination.bytes',
    },
    {
      name: 'outcome',
      type: 'VARCHAR',
      meaning: "'success' or 'failure', where the export tells whether it was made.",
      ecs: 'event.outcome',
    },
    PROCESS_ID,
    PROCESS_GUID,
    EVENT_CODE,
  ],
};
