import type { SchemaTable } from './column';
import { EVENT_CODE, HOST, SOURCE_IP, TIME, USER, USER_DOMAIN } from './eventTables';

export const FILE_SPIKE: SchemaTable = {
  name: 'file_spike',
  purpose: 'Bursts of file changes, one row a host and window: the mark of encryption.',
  resultExport: 'file_spike.csv',
  letter: 'A',
  columns: [
    TIME,
    HOST,
    USER,
    USER_DOMAIN,
    {
      name: 'local_ip',
      type: 'VARCHAR',
      meaning: 'Address of the host at that time.',
      ecs: 'host.ip',
    },
    {
      name: 'process_name',
      type: 'VARCHAR',
      meaning: 'Process that changed the files.',
      ecs: 'process.name',
    },
    { name: 'file_count', type: 'BIGINT', meaning: 'Files changed in the window.' },
    {
      name: 'extension',
      type: 'VARCHAR',
      meaning: 'Extension the files received.',
      ecs: 'file.extension',
    },
  ],
};

export const BACKUP_DELETE: SchemaTable = {
  name: 'backup_delete',
  purpose: 'Backups and shadow copies deleted, logs cleared.',
  resultExport: 'backup_delete.csv',
  letter: 'B',
  columns: [
    TIME,
    HOST,
    USER,
    USER_DOMAIN,
    { name: 'process_name', type: 'VARCHAR', meaning: 'Tool used.', ecs: 'process.name' },
    {
      name: 'command_line',
      type: 'VARCHAR',
      meaning: 'Command as run.',
      ecs: 'process.command_line',
    },
  ],
};

export const SERVICE_TASK: SchemaTable = {
  name: 'service_task',
  purpose: 'Services and scheduled tasks created or changed.',
  resultExport: 'service_task.csv',
  letter: 'C',
  columns: [
    TIME,
    HOST,
    USER,
    USER_DOMAIN,
    EVENT_CODE,
    {
      name: 'name',
      type: 'VARCHAR',
      meaning: 'Name of the service or task.',
      ecs: 'service.name',
    },
    { name: 'image_path', type: 'VARCHAR', meaning: 'What it starts.' },
  ],
};

export const LOGON_BURST: SchemaTable = {
  name: 'logon_burst',
  purpose: 'Bursts of failed logons, one row an account or source and window.',
  resultExport: 'logon_burst.csv',
  letter: 'D',
  columns: [
    TIME,
    HOST,
    USER,
    USER_DOMAIN,
    SOURCE_IP,
    { name: 'failure_count', type: 'BIGINT', meaning: 'Failed logons in the window.' },
    { name: 'success_count', type: 'BIGINT', meaning: 'Successful logons in the window.' },
  ],
};

export const PRIV_GROUP_CHANGE: SchemaTable = {
  name: 'priv_group_change',
  purpose: 'Members added to or removed from privileged groups.',
  resultExport: 'priv_group_change.csv',
  letter: 'E',
  columns: [
    TIME,
    HOST,
    USER,
    USER_DOMAIN,
    EVENT_CODE,
    { name: 'member', type: 'VARCHAR', meaning: 'Account changed.', ecs: 'user.target.name' },
    { name: 'group_name', type: 'VARCHAR', meaning: 'Group changed.', ecs: 'group.name' },
    { name: 'action', type: 'VARCHAR', meaning: 'Change as written.', ecs: 'event.action' },
  ],
};

export const CLOUDFLARE_UPLOAD: SchemaTable = {
  name: 'cloudflare_upload',
  purpose: 'Requests and sessions that sent data out through Cloudflare.',
  resultExport: 'cloudflare_upload.csv',
  letter: 'F',
  columns: [
    TIME,
    HOST,
    USER,
    USER_DOMAIN,
    SOURCE_IP,
    {
      name: 'method',
      type: 'VARCHAR',
      meaning: 'HTTP method.',
      ecs: 'http.request.method',
    },
    { name: 'url_host', type: 'VARCHAR', meaning: 'Host uploaded to.', ecs: 'url.domain' },
    { name: 'url', type: 'VARCHAR', meaning: 'Whole address.', ecs: 'url.full' },
    { name: 'file_names', type: 'VARCHAR', meaning: 'Names of uploaded files.' },
    {
      name: 'bytes_out',
      type: 'BIGINT',
      meaning: 'Bytes sent by the client.',
      ecs: 'source.bytes',
    },
  ],
};
