import type { TableMap } from './source';
import type { WindowsFields } from './windowsFields';

const FILE_ACTIONS = {
  2: 'creation time changed',
  11: 'created',
  15: 'stream created',
  23: 'deleted',
  26: 'deleted',
};
const FILE_OPERATIONS = { 2: 'modify', 11: 'create', 15: 'create', 23: 'delete', 26: 'delete' };
const PIPE_ACTIONS = { 17: 'pipe created', 18: 'pipe connected' };

/** Files, modules and pipes of Sysmon, and what the audit of objects and shares tells of files. */
export function windowsFileTables(fields: WindowsFields): TableMap[] {
  return [...sysmonFileTables(fields), ...auditTables(fields)];
}

function sysmonFileTables(fields: WindowsFields): TableMap[] {
  const { rule, meaning, codes, writtenBy, hasValue } = fields;
  const sysmon = writtenBy('sysmon');
  const common = {
    ...fields.event,
    ...fields.processUser,
    process_name: rule('file name', 'Image', 'ImageName'),
    process_path: rule('text', 'Image'),
    process_id: rule('hex or decimal', 'ProcessId'),
    process_guid: rule('text', 'ProcessGuid'),
  };
  return [
    {
      table: 'file_logs',
      where: [codes(...Object.keys(FILE_ACTIONS)), sysmon, hasValue('TargetFilename')],
      fields: {
        ...common,
        action: meaning('EventID', FILE_ACTIONS),
        operation: meaning('EventID', FILE_OPERATIONS),
        file_path: rule('text', 'TargetFilename'),
        file_name: rule('file name', 'TargetFilename'),
      },
    },
    {
      table: 'file_logs',
      where: [codes('7'), sysmon, hasValue('ImageLoaded')],
      fields: {
        ...common,
        action: { constant: 'module loaded' },
        operation: { constant: 'load' },
        file_path: rule('text', 'ImageLoaded'),
        file_name: rule('file name', 'ImageLoaded'),
      },
    },
    {
      table: 'file_logs',
      where: [codes(...Object.keys(PIPE_ACTIONS)), sysmon, hasValue('PipeName')],
      fields: {
        ...common,
        action: meaning('EventID', PIPE_ACTIONS),
        operation: { constant: 'pipe' },
        file_path: rule('text', 'PipeName'),
        file_name: rule('file name', 'PipeName'),
      },
    },
  ];
}

/**
 * 4663 of files alone. 4660 names no object: the path is that of a 4663 before it. Of a share, 5140 tells that it was
 * opened and 5145 what was asked of which file in it; whether it was then done no event tells.
 */
function auditTables(fields: WindowsFields): TableMap[] {
  const { rule, codes, writtenBy } = fields;
  const security = writtenBy('security');
  const common = { ...fields.event, ...fields.subject };
  const process = {
    process_name: rule('file name', 'ProcessName'),
    process_path: rule('text', 'ProcessName'),
    process_id: rule('hex or decimal', 'ProcessId'),
  };
  const access = rule('access', 'AccessMask', 'AccessList');
  return [
    {
      table: 'file_logs',
      where: [
        codes('4663'),
        security,
        { from: rule('text', 'ObjectType').from, in: ['file'], orAbsent: true },
      ],
      fields: {
        ...common,
        ...process,
        action: { constant: 'object accessed' },
        operation: access,
        file_path: rule('text', 'ObjectName'),
        file_name: rule('file name', 'ObjectName'),
      },
    },
    {
      table: 'file_logs',
      where: [
        codes('4660'),
        security,
        { from: rule('text', 'ObjectServer').from, in: ['security'], orAbsent: true },
      ],
      fields: {
        ...common,
        ...process,
        action: { constant: 'object deleted' },
        operation: { constant: 'delete' },
      },
    },
    {
      table: 'file_logs',
      where: [codes('5140', '5145'), security],
      fields: {
        ...common,
        action: { constant: 'share accessed' },
        operation: { ...access, words: { modify: 'modify' }, others: 'access' },
        file_path: rule('text', 'RelativeTargetName'),
        file_name: rule('file name', 'RelativeTargetName'),
        request_ip: rule('ip', 'IpAddress'),
        share: rule('text', 'ShareName'),
      },
    },
  ];
}
