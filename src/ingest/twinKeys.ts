/** What makes two records of a normalised table, from different files, the same event. */
export interface TwinKey {
  readonly table: string;
  readonly columns: readonly string[];
  /** The columns of these that must have a value. */
  readonly telling: readonly string[];
  /** So many matches tell something. */
  readonly fewest: number;
}

const FEWEST_BY_NUMBER = 5;
const FEWEST_BY_CONTENT = 20;

/** The number that the log itself gave: the same record, exported twice. */
const BY_NUMBER: readonly TwinKey[] = [
  'log_records',
  'process_logs',
  'auth_logs',
  'service_logs',
  'account_logs',
  'control_logs',
  'script_logs',
].map((table) => ({
  table,
  columns: ['host', 'event_code', 'record_number'],
  telling: ['host', 'record_number'],
  fewest: FEWEST_BY_NUMBER,
}));

/** What happened. Events that happen twice in a file are left out. */
const BY_CONTENT: readonly TwinKey[] = [
  content('process_logs', ['process_name', 'arguments']),
  content('auth_logs', ['user', 'event_code', 'source_ip', 'logon_id'], ['user', 'logon_id']),
  content('auth_logs', ['user', 'event_code', 'source_ip'], ['user', 'source_ip']),
  content('net_logs', ['source_ip', 'source_port', 'dest_ip', 'dest_port']),
  content('file_logs', ['action', 'file_path'], ['file_path']),
  content('registry_logs', ['key', 'value_name', 'value_data'], ['key']),
  content('dns_logs', ['query']),
  content('service_logs', ['event_code', 'name', 'image_path'], ['name']),
  content('account_logs', ['event_code', 'target_user', 'group_name'], ['target_user']),
  content('script_logs', ['script_text']),
];

export const TWIN_KEYS: readonly TwinKey[] = [...BY_NUMBER, ...BY_CONTENT];

function content(
  table: string,
  columns: readonly string[],
  telling: readonly string[] = columns,
): TwinKey {
  return {
    table,
    columns: ['host', ...columns],
    telling: ['host', ...telling],
    fewest: FEWEST_BY_CONTENT,
  };
}
