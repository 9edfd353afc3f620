import type { SchemaColumn, SchemaTable } from './column';
import {
  EVENT_CODE,
  FULL_HOST,
  HOST,
  PROCESS_GUID,
  PROCESS_ID,
  RECORD_NUMBER,
  SOURCE_IP,
  TIME,
  USER,
  USER_DOMAIN,
  USER_SID,
} from './eventTables';

const PROCESS_NAME: SchemaColumn = {
  name: 'process_name',
  type: 'VARCHAR',
  meaning: 'File name of the acting process without its folder.',
  ecs: 'process.name',
};
const ACTION: SchemaColumn = {
  name: 'action',
  type: 'VARCHAR',
  meaning: 'What happened, in the words of the source.',
  ecs: 'event.action',
};
export const FILE_LOGS: SchemaTable = {
  name: 'file_logs',
  purpose: 'Files created, changed, renamed and deleted.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    FULL_HOST,
    USER,
    USER_DOMAIN,
    ACTION,
    { name: 'file_path', type: 'VARCHAR', meaning: 'Path of the file.', ecs: 'file.path' },
    { name: 'file_name', type: 'VARCHAR', meaning: 'Its name.', ecs: 'file.name' },
    { name: 'previous_name', type: 'VARCHAR', meaning: 'Name before a rename.' },
    { name: 'previous_path', type: 'VARCHAR', meaning: 'Path before a rename.' },
    {
      name: 'operation',
      type: 'VARCHAR',
      meaning:
        "What happened, in our words: 'create', 'modify', 'rename', 'delete', 'access', 'load' (of a module) or 'pipe'.",
    },
    PROCESS_NAME,
    {
      name: 'process_path',
      type: 'VARCHAR',
      meaning: 'Path of the acting process.',
      ecs: 'process.executable',
    },
    PROCESS_ID,
    PROCESS_GUID,
    {
      name: 'request_ip',
      type: 'VARCHAR',
      meaning: 'Address that asked for it over the network.',
      ecs: 'source.ip',
    },
    { name: 'share', type: 'VARCHAR', meaning: 'Network share it was asked through.' },
    EVENT_CODE,
  ],
};

export const REGISTRY_LOGS: SchemaTable = {
  name: 'registry_logs',
  purpose: 'Registry keys and values changed.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    FULL_HOST,
    USER,
    USER_DOMAIN,
    ACTION,
    { name: 'key', type: 'VARCHAR', meaning: 'Key, or key and value name.', ecs: 'registry.path' },
    { name: 'value_name', type: 'VARCHAR', meaning: 'Name of the value.', ecs: 'registry.value' },
    {
      name: 'value_data',
      type: 'VARCHAR',
      meaning: 'Data written.',
      ecs: 'registry.data.strings',
    },
    PROCESS_NAME,
    PROCESS_ID,
    EVENT_CODE,
  ],
};

export const DNS_LOGS: SchemaTable = {
  name: 'dns_logs',
  purpose: 'Names looked up.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    FULL_HOST,
    USER,
    USER_DOMAIN,
    SOURCE_IP,
    { name: 'query', type: 'VARCHAR', meaning: 'Name asked for.', ecs: 'dns.question.name' },
    { name: 'answers', type: 'VARCHAR', meaning: 'What was answered.', ecs: 'dns.answers.data' },
    PROCESS_NAME,
  ],
};

export const SERVICE_LOGS: SchemaTable = {
  name: 'service_logs',
  purpose: 'Services and scheduled tasks created, changed or removed.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    FULL_HOST,
    USER,
    USER_DOMAIN,
    EVENT_CODE,
    ACTION,
    { name: 'name', type: 'VARCHAR', meaning: 'Service or task.', ecs: 'service.name' },
    { name: 'image_path', type: 'VARCHAR', meaning: 'What it starts, or its definition.' },
    { name: 'account', type: 'VARCHAR', meaning: 'Account it runs as.' },
    { name: 'start_type', type: 'VARCHAR', meaning: 'How a service starts, as written.' },
    { name: 'service_type', type: 'VARCHAR', meaning: 'Kind of service, as written.' },
    {
      name: 'client_process_id',
      type: 'BIGINT',
      meaning: 'Process that asked for it; 0 where another machine did.',
    },
    { name: 'logon_id', type: 'VARCHAR', meaning: 'Logon session of who asked, lower case.' },
    RECORD_NUMBER,
  ],
};

export const ACCOUNT_LOGS: SchemaTable = {
  name: 'account_logs',
  purpose: 'Accounts, groups and privileges changed.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    FULL_HOST,
    USER,
    USER_DOMAIN,
    EVENT_CODE,
    ACTION,
    {
      name: 'target_user',
      type: 'VARCHAR',
      meaning: 'Account changed, or member of the group.',
      ecs: 'user.target.name',
    },
    {
      name: 'target_sid',
      type: 'VARCHAR',
      meaning: 'Security identifier of it.',
      ecs: 'user.target.id',
    },
    { name: 'group_name', type: 'VARCHAR', meaning: 'Group changed.', ecs: 'group.name' },
    { name: 'group_sid', type: 'VARCHAR', meaning: 'Identifier of the group.', ecs: 'group.id' },
    USER_SID,
    { name: 'logon_id', type: 'VARCHAR', meaning: 'Logon session of who did it, lower case.' },
    {
      name: 'details',
      type: 'VARCHAR',
      meaning: 'What was changed, as written: flags of the account, privileges.',
    },
    RECORD_NUMBER,
  ],
};

export const CONTROL_LOGS: SchemaTable = {
  name: 'control_logs',
  purpose: 'Logs cleared, agents and services stopped, clocks and audit policies changed.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    FULL_HOST,
    USER,
    USER_DOMAIN,
    EVENT_CODE,
    { name: 'provider', type: 'VARCHAR', meaning: 'Who wrote it.', ecs: 'event.provider' },
    ACTION,
    { name: 'subject', type: 'VARCHAR', meaning: 'Log, service or policy concerned.' },
    RECORD_NUMBER,
  ],
};

export const WEB_LOGS: SchemaTable = {
  name: 'web_logs',
  purpose: 'Requests and sessions through a web gateway or to a site.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    FULL_HOST,
    USER,
    USER_DOMAIN,
    SOURCE_IP,
    { name: 'method', type: 'VARCHAR', meaning: 'HTTP method.', ecs: 'http.request.method' },
    { name: 'url_host', type: 'VARCHAR', meaning: 'Host asked.', ecs: 'url.domain' },
    { name: 'url', type: 'VARCHAR', meaning: 'Address or path.', ecs: 'url.full' },
    {
      name: 'status',
      type: 'VARCHAR',
      meaning: 'Response.',
      ecs: 'http.response.status_code',
    },
    { name: 'dest_ip', type: 'VARCHAR', meaning: 'Address asked.', ecs: 'destination.ip' },
    { name: 'dest_port', type: 'INTEGER', meaning: 'Its port.', ecs: 'destination.port' },
    { name: 'bytes_out', type: 'BIGINT', meaning: 'Sent by the client.', ecs: 'source.bytes' },
    {
      name: 'bytes_in',
      type: 'BIGINT',
      meaning: 'Received by the client.',
      ecs: 'destination.bytes',
    },
    { name: 'file_names', type: 'VARCHAR', meaning: 'Uploaded file names.' },
    {
      name: 'user_agent',
      type: 'VARCHAR',
      meaning: 'Client program.',
      ecs: 'user_agent.original',
    },
    { name: 'session_id', type: 'VARCHAR', meaning: 'Session of the gateway.' },
    ACTION,
    {
      name: 'dataset',
      type: 'VARCHAR',
      meaning: "Which log of the gateway: 'gateway_http', 'http_requests', 'sessions' …",
      ecs: 'event.dataset',
    },
    { name: 'device_id', type: 'VARCHAR', meaning: 'Identifier of the client device.' },
    {
      name: 'source_internal_ip',
      type: 'VARCHAR',
      meaning: 'Address of the client inside its network, where the gateway sees it.',
    },
    {
      name: 'email',
      type: 'VARCHAR',
      meaning: 'Address of the account at the gateway.',
      ecs: 'user.email',
    },
    {
      name: 'content_match',
      type: 'VARCHAR',
      meaning: 'Profiles of data loss prevention that matched.',
    },
  ],
};

export const LEASE_LOGS: SchemaTable = {
  name: 'lease_logs',
  purpose: 'Which host had which address, and when.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    FULL_HOST,
    { name: 'ip', type: 'VARCHAR', meaning: 'Address.', ecs: 'host.ip' },
    { name: 'mac', type: 'VARCHAR', meaning: 'Hardware address.', ecs: 'host.mac' },
    ACTION,
  ],
};

export const SCRIPT_LOGS: SchemaTable = {
  name: 'script_logs',
  purpose: 'Script text that was run.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    FULL_HOST,
    USER,
    USER_DOMAIN,
    {
      name: 'script_text',
      type: 'VARCHAR',
      meaning: 'The text, or the part of it that the event holds.',
      ecs: 'powershell.file.script_block_text',
    },
    { name: 'script_path', type: 'VARCHAR', meaning: 'File it came from.', ecs: 'file.path' },
    {
      name: 'script_id',
      type: 'VARCHAR',
      meaning: 'Identifier that the parts of one text share.',
      ecs: 'powershell.file.script_block_id',
    },
    PROCESS_ID,
    EVENT_CODE,
    RECORD_NUMBER,
  ],
};

export const LOG_RECORDS: SchemaTable = {
  name: 'log_records',
  purpose:
    'Every record of every log, whatever it tells: who recorded it, in which log, as which number.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    FULL_HOST,
    {
      name: 'channel',
      type: 'VARCHAR',
      meaning: 'Log of the host, or the source where the export has one log.',
      ecs: 'winlog.channel',
    },
    { name: 'provider', type: 'VARCHAR', meaning: 'Who wrote it.', ecs: 'event.provider' },
    EVENT_CODE,
    RECORD_NUMBER,
  ],
};
