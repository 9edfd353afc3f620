import type { ColumnType, SchemaTable } from './column';
import { ESTATE_TABLES } from './tables';

/** Columns with few values each. */
const FEW_VALUES: ReadonlySet<string> = new Set([
  ...['action', 'auth_package', 'channel', 'company', 'dataset', 'direction', 'event_code'],
  ...['full_host', 'host', 'integrity', 'logon_process', 'logon_type', 'method', 'operation'],
  ...['original_name', 'outcome', 'parent_process', 'process_name', 'protocol', 'provider'],
  ...['service_type', 'start_type', 'status', 'user_domain'],
]);

interface RowOrder {
  readonly by: readonly string[];
  readonly because: string;
}

/** By what hunts group, with the time last. */
const ORDERS: Readonly<Record<string, RowOrder>> = {
  auth_logs: { by: ['user', 'source_ip'], because: 'windows run over one account or one source' },
  process_logs: {
    by: ['parent_process', 'process_name', 'host'],
    because: 'hunts begin with the distinct pairs of parent and child',
  },
  net_logs: {
    by: ['host', 'dest_ip'],
    because: 'a first contact is the first of one host with one address',
  },
  file_logs: {
    by: ['host', 'operation'],
    because: 'bursts run over one host and one kind of change',
  },
  registry_logs: { by: ['host', 'key'], because: 'keys are tested before times' },
  dns_logs: { by: ['host', 'query'], because: 'first look-ups of one host' },
  service_logs: { by: ['host', 'name'], because: 'starts and removals of one service' },
  account_logs: { by: ['host', 'target_user'], because: 'sessions run over one account' },
  control_logs: { by: ['host', 'action'], because: 'few records, read by what they tell' },
  web_logs: { by: ['host', 'session_id'], because: 'requests are joined to their session' },
  lease_logs: { by: ['ip'], because: 'asked which host had an address at a time' },
  script_logs: { by: ['host', 'script_id'], because: 'parts of one text lie together' },
  log_records: {
    by: ['host', 'channel'],
    because: 'a silence is the step between two records of one log',
  },
};
const OTHERS: RowOrder = { by: ['host'], because: 'findings of one host lie together' };

const TYPES: Readonly<Record<ColumnType | 'DOUBLE', string>> = {
  TIMESTAMP: "DateTime64(6, 'UTC')",
  VARCHAR: 'String',
  INTEGER: 'Int32',
  BIGINT: 'Int64',
  BOOLEAN: 'Bool',
  DOUBLE: 'Float64',
};

/** The type of a column where it is read from a file: everything may be missing there. */
export function clickHouseFileType(type: ColumnType | 'DOUBLE'): string {
  return `Nullable(${TYPES[type]})`;
}

/** The statements of `clickhouse.sql`, which a test keeps the same: the page carries this in place of the file. */
export function clickHouseTables(): string {
  return ESTATE_TABLES.map(createText).join('\n\n');
}

function createText(table: SchemaTable): string {
  const { by, because } = ORDERS[table.name] ?? OTHERS;
  const lines = [
    ...table.columns.map(({ name, type, meaning }) => {
      const whole = clickHouseFileType(type);
      return columnText(name, FEW_VALUES.has(name) ? `LowCardinality(${whole})` : whole, meaning);
    }),
    columnText('file_id', 'Int32 default 0', 'Number of the file or feed that the row came from.'),
    columnText('record', 'Int64', 'Number of the row in it.'),
  ];
  return `-- ${table.purpose} Ordered so because ${because}.
create table if not exists ${table.name} (
${lines.join(',\n')}
)
engine = MergeTree
partition by toYYYYMM(ifNull(\`timestamp\`, toDateTime64(0, 6, 'UTC')))
order by (${[...by, 'timestamp'].map((name) => `\`${name}\``).join(', ')})
settings allow_nullable_key = 1;`;
}

function columnText(name: string, type: string, meaning: string): string {
  return `  \`${name}\` ${type} comment '${meaning.replace(/[\\']/g, '\\$&')}'`;
}
