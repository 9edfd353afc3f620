import { type Sql, ident, joinSql, literal, sql } from '../../core/sqlText';
import type { SchemaTable } from '../../schema/column';
import type { NameSource } from './caseNames';

/** What the columns of the normalised tables name. Names that others asked for, as in DNS, are not the victim's. */
const SOURCES: Readonly<Record<string, NameSource>> = {
  host: 'host',
  full_host: 'host',
  source_host: 'peer',
  target_host: 'peer',
  user: 'user',
  subject_user: 'user',
  target_user: 'user',
  member: 'user',
  account: 'user',
  user_domain: 'domain',
  email: 'mail',
  mac: 'mac',
  ip: 'address',
  local_ip: 'address',
  source_ip: 'address',
  dest_ip: 'address',
  request_ip: 'address',
  source_internal_ip: 'address',
  file_path: 'home',
  process_path: 'home',
  script_path: 'home',
  arguments: 'home',
  parent_arguments: 'home',
  command_line: 'home',
  script_text: 'home',
};

/** The same of columns of files as they were written, by their names without signs. */
const RAW_SOURCES: readonly (readonly [form: RegExp, source: NameSource])[] = [
  [
    /(username|useraccount|accountname|samaccountname|membername|loggedonuser)$|^(user|account|owner|member)$/,
    'user',
  ],
  [/(accountupn|userprincipalname|useremail|emailaddress|mailaddress)$|^(upn|email|mail)$/, 'mail'],
  [
    /(devicename|computername|machinename|hostname|dnsname)$|^(host|computer|device|machine)$/,
    'host',
  ],
  [/(workstation|workstationname|clientname|remotedevicename)$/, 'peer'],
  [/(accountdomain|userdomain|subjectdomainname|targetdomainname)$/, 'domain'],
];

const FOREIGN_RAW = /^(remote|dest|destination|target|url|query|server|http)/;

/** Internal addresses, by what they begin with; what the beginning lets through is sorted out later. */
const INTERNAL_START =
  '^(10\\.|192\\.168\\.|172\\.(1[6-9]|2\\d|3[01])\\.|169\\.254\\.|100\\.|[fF][cCdDeE])';
/** The folder of a person, wherever it stands in a path or a command. */
const HOME =
  '(?i:(?:[a-z][:$]|volume\\d+)[\\\\/]+(?:users|documents and settings)[\\\\/]+|(?:^|[\\s"\'=])/home/|(?:^|[\\s"\'=])/Users/)([^\\\\/:*?"<>|\\r\\n]{1,64})[\\\\/]';

/** More names of one column than this say that it names no victims. */
const MOST_NAMES = 200_000;

/** SQL for the names in a normalised table: `source, value, place`, each once; null where it has no such column. `fileIds` null is for all files. */
export function namesInTable(table: SchemaTable, fileIds: readonly number[] | null): Sql | null {
  const from = ident(table.name);
  return namesSql(
    fileIds === null ? from : sql`(from ${from} where list_contains(${literal(fileIds)}, file_id))`,
    table.columns.flatMap(({ name }) => {
      const source = SOURCES[name];
      return source ? [{ name, source }] : [];
    }),
  );
}

/** The same for the records of a file as they were, by the names of its columns. What a mapped file calls as we do is in our tables. */
export function namesInEvidence(
  view: Sql,
  columns: readonly string[],
  isMapped: boolean,
): Sql | null {
  return namesSql(
    view,
    columns.flatMap((name) => {
      if (isMapped && SOURCES[name.toLowerCase()]) return [];
      const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
      const [, source] = RAW_SOURCES.find(([form]) => form.test(plain)) ?? [];
      const isForeign = source === 'host' && FOREIGN_RAW.test(plain);
      return source ? [{ name, source: isForeign ? 'peer' : source }] : [];
    }),
  );
}

function namesSql(
  from: Sql,
  columns: readonly { readonly name: string; readonly source: NameSource }[],
): Sql | null {
  if (columns.length === 0) return null;
  const each = columns.map(
    ({ name, source }) => sql`
    (select ${literal(source)} as source, ${source === 'home' ? sql`folder` : sql`${ident(name)}::varchar`} as value,
      min(file_id::bigint * 1099511627776 + record) as place
    from ${source === 'home' ? foldersSql(from, name) : sql`${from} where ${filterOf(name, source)}`}
    group by value limit ${literal(MOST_NAMES)})`,
  );
  return sql`${joinSql(each, ' union all ')} order by place, source`;
}

function foldersSql(from: Sql, name: string): Sql {
  const column = sql`${ident(name)}::varchar`;
  return sql`(
      select file_id, record, unnest(list_distinct(regexp_extract_all(${column}, ${literal(HOME)}, 1))) as folder
      from ${from} where regexp_matches(${column}, ${literal(HOME)}))`;
}

function filterOf(name: string, source: NameSource): Sql {
  const column = ident(name);
  if (source === 'address') return sql`regexp_matches(${column}, ${literal(INTERNAL_START)})`;
  return sql`${column} is not null and ${column}::varchar <> ''`;
}
