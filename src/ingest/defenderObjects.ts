import {
  ACTING_ID_FIELD,
  ACTING_PATH_FIELD,
  ACTING_PROCESS_FIELD,
  ACTION_FIELD,
  ACTOR,
  FILE_PATH_FIELD,
  action,
  additional,
} from './defenderFields';
import type { TableMap } from './source';

export const FILE_ACTIONS = ['filecreated', 'filemodified', 'filerenamed', 'filedeleted'];
export const REGISTRY_ACTIONS = [
  'registrykeycreated',
  'registrykeydeleted',
  'registrykeyrenamed',
  'registryvalueset',
  'registryvaluedeleted',
];
export const MODULE_ACTIONS = ['imageloaded'];

const ACT = {
  ...ACTOR,
  action: ACTION_FIELD,
  event_code: ACTION_FIELD,
  process_name: ACTING_PROCESS_FIELD,
  process_path: ACTING_PATH_FIELD,
  process_id: ACTING_ID_FIELD,
} as const;
const THE_FILE = {
  file_path: FILE_PATH_FIELD,
  file_name: { from: ['FileName', 'FolderPath'], kind: 'file name' },
} as const;

const FILE_FIELDS = {
  ...ACT,
  ...THE_FILE,
  previous_name: { from: ['PreviousFileName'], kind: 'text' },
  previous_path: { from: ['PreviousFolderPath'], kind: 'text', fileName: ['PreviousFileName'] },
  operation: {
    from: ['ActionType'],
    kind: 'lower text',
    words: {
      filecreated: 'create',
      filemodified: 'modify',
      filerenamed: 'rename',
      filedeleted: 'delete',
    },
  },
  request_ip: { from: ['RequestSourceIP'], kind: 'ip' },
  share: { from: ['ShareName'], kind: 'text' },
} as const;

/** A file changed over the network belongs to the account that asked for it, not to the system that served it. */
export const DEFENDER_FILES: readonly TableMap[] = [
  {
    table: 'file_logs',
    where: [action(...FILE_ACTIONS), { from: ['RequestAccountName'], in: [''], orAbsent: true }],
    fields: FILE_FIELDS,
  },
  {
    table: 'file_logs',
    where: [action(...FILE_ACTIONS), { from: ['RequestAccountName'], notIn: [] }],
    fields: {
      ...FILE_FIELDS,
      user: { from: ['RequestAccountName'], kind: 'text' },
      user_domain: { from: ['RequestAccountDomain'], kind: 'text' },
    },
  },
];

export const DEFENDER_MODULES: TableMap = {
  table: 'file_logs',
  where: [action(...MODULE_ACTIONS)],
  fields: { ...ACT, ...THE_FILE, operation: { constant: 'load' } },
};

export const DEFENDER_PIPES: TableMap = {
  table: 'file_logs',
  where: [action('namedpipeevent')],
  fields: {
    ...ACT,
    file_path: additional('text', 'PipeName'),
    file_name: additional('file name', 'PipeName'),
    operation: { constant: 'pipe' },
  },
};

export const DEFENDER_REGISTRY: TableMap = {
  table: 'registry_logs',
  where: [action(...REGISTRY_ACTIONS)],
  fields: {
    ...ACTOR,
    action: ACTION_FIELD,
    key: { from: ['RegistryKey', 'PreviousRegistryKey'], kind: 'text' },
    value_name: { from: ['RegistryValueName', 'PreviousRegistryValueName'], kind: 'text' },
    value_data: { from: ['RegistryValueData'], kind: 'text' },
    process_name: ACTING_PROCESS_FIELD,
    process_id: ACTING_ID_FIELD,
    event_code: ACTION_FIELD,
  },
};
