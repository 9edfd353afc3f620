import type { SchemaColumn, SchemaTable } from './column';
import { EVENT_CODE, HOST, SOURCE_IP, TIME, USER, USER_DOMAIN } from './eventTables';

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
    USER,
    USER_DOMAIN,
    ACTION,
    { name: 'file_path', type: 'VARCHAR', meaning: 'Path of the file.', ecs: 'file.path' },
    { name: 'file_name', type: 'VARCHAR', meaning: 'Its name.', ecs: 'file.name' },
    { name: 'previous_name', type: 'VARCHAR', meaning: 'Name before a rename.' },
    PROCESS_NAME,
    {
      name: 'request_ip',
      type: 'VARCHAR',
      meaning: 'Address that asked for it over the network.',
      ecs: 'source.ip',
    },
  ],
};

export const REGISTRY_LOGS: SchemaTable = {
  name: 'registry_logs',
  purpose: 'Registry keys and values changed.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
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
  ],
};

export const DNS_LOGS: SchemaTable = {
  name: 'dns_logs',
  purpose: 'Names looked up.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
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
    USER,
    USER_DOMAIN,
    EVENT_CODE,
    ACTION,
    { name: 'name', type: 'VARCHAR', meaning: 'Service or task.', ecs: 'service.name' },
    { name: 'image_path', type: 'VARCHAR', meaning: 'What it starts, or its definition.' },
    { name: 'account', type: 'VARCHAR', meaning: 'Account it runs as.' },
  ],
};

export const ACCOUNT_LOGS: SchemaTable = {
  name: 'account_logs',
  purpose: 'Accounts, groups and privileges changed.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
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
  ],
};

export const CONTROL_LOGS: SchemaTable = {
  name: 'control_logs',
  purpose: 'Logs cleared, agents and services stopped, clocks and audit policies changed.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    USER,
    USER_DOMAIN,
    EVENT_CODE,
    { name: 'provider', type: 'VARCHAR', meaning: 'Who wrote it.', ecs: 'event.provider' },
    ACTION,
    { name: 'subject', type: 'VARCHAR', meaning: 'Log, service or policy concerned.' },
  ],
};

export const WEB_LOGS: SchemaTable = {
  name: 'web_logs',
  purpose: 'Requests and sessions through a web gateway or to a site.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
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
  ],
};

export const LEASE_LOGS: SchemaTable = {
  name: 'lease_logs',
  purpose: 'Which host had which address, and when.',
  resultExport: null,
  columns: [
    TIME,
    HOST,
    { name: 'ip', type: 'VARCHAR', meaning: 'Address.', ecs: 'host.ip' },
    { name: 'mac', type: 'VARCHAR', meaning: 'Hardware address.', ecs: 'host.mac' },
    ACTION,
  ],
};
