import { type Sql, ident, joinSql, literal, sql } from '../core/sqlText';
import type { ColumnName } from './columnNames';
import { ANY_SHAPE, SHAPE } from './columnShapes';
import { outcomeSql } from './outcomeWords';
import type { Condition, FieldKind, FieldRule } from './source';
import {
  accessSql,
  powershellCommandSql,
  powershellUserSql,
  serviceKeySql,
  serviceStateSql,
  sha256Sql,
} from './windowsTextSql';

/** The expression that turns the text of a column into the value of a rule; `fileName`: of the file in it. */
export function ruleSql(
  { kind, words, others }: FieldRule,
  column: Sql,
  fileName: Sql | null = null,
): Sql {
  const text = fieldSql(kind, column);
  const value = fileName ? pathSql(text, fileName) : text;
  if (!words) return value;
  const keys = literal(Object.keys(words));
  const word = sql`list_extract(${literal(Object.values(words))}, list_position(${keys}, lower(${value})))`;
  if (others === undefined) return word;
  return sql`case when ${value} is not null then coalesce(${word}, ${literal(others)}) end`;
}

/** The shapes that keep a kind of value from being plain text. */
const NOT_PLAIN: Partial<Record<FieldKind, number>> = {
  host: SHAPE.lower | SHAPE.slash | SHAPE.dotOrColon | SHAPE.blank | SHAPE.other,
  'full host': SHAPE.dotOrColon,
  account: SHAPE.slash | SHAPE.at,
  'account domain': SHAPE.slash | SHAPE.at,
  'file name': SHAPE.slash | SHAPE.blank | SHAPE.other,
  integer: ANY_SHAPE,
  'hex or decimal': ANY_SHAPE,
  'event code': ANY_SHAPE,
  ip: SHAPE.lower | SHAPE.upper | SHAPE.slash | SHAPE.at | SHAPE.blank | SHAPE.other,
  'lower text': SHAPE.upper | SHAPE.other,
};

/** The value of a column in which nothing stands that its kind would have to take apart; null where something does. */
export function plainSql(kind: FieldKind, { name, shape }: ColumnName): Sql | null {
  const disturbing = NOT_PLAIN[kind];
  if (disturbing === undefined || ((shape ?? ANY_SHAPE) & disturbing) !== 0) return null;
  switch (kind) {
    case 'full host':
    case 'account domain':
      return sql`null`;
    case 'integer':
    case 'hex or decimal':
      return sql`try_cast(${ident(name)} as bigint)`;
    default:
      return sql`known(${ident(name)})`;
  }
}

/** The expression that turns the text of a column into a normalised value. */
function fieldSql(kind: FieldKind, column: Sql): Sql {
  switch (kind) {
    case 'text':
      return sql`known(${column})`;
    case 'lower text':
      return sql`lower(known(${column}))`;
    case 'list':
      return sql`case when not regexp_full_match(${column}, '\\[[\\s"]*\\]') then known(${column}) end`;
    case 'host':
      return sql`short_host(${column})`;
    case 'full host':
      return fullHostSql(column);
    case 'account':
      return sql`account(${column})`;
    case 'account domain':
      return sql`account_domain(${column})`;
    case 'file name':
      return sql`file_name(${column})`;
    case 'integer':
      return sql`coalesce(try_cast(replace(${column}, ',', '') as bigint), try_cast(try_cast(replace(${column}, ',', '') as double) as bigint))`;
    case 'hex or decimal':
      return sql`try_cast(trim(${column}) as bigint)`;
    case 'ip':
      return sql`ip_text(${column})`;
    case 'logon id':
      return sql`logon_id_text(${column})`;
    case 'status code':
      return sql`status_code_text(${column})`;
    case 'url host':
      return sql`lower(known(regexp_extract(known(${column}), ${URL_HOST}, 1)))`;
    case 'event code':
      return sql`nullif(regexp_extract(${column}, '^\\s*([0-9]+)', 1), '')`;
    case 'outcome':
      return outcomeSql(column);
    case 'sha256':
      return sha256Sql(column);
    case 'access':
      return accessSql(column);
    case 'service key':
      return serviceKeySql(column);
    case 'service state':
      return serviceStateSql(column);
    case 'powershell account':
      return sql`list_transform([${powershellUserSql(column)}], lambda who: account(who))[1]`;
    case 'powershell domain':
      return sql`list_transform([${powershellUserSql(column)}], lambda who: account_domain(who))[1]`;
    case 'powershell command':
      return powershellCommandSql(column);
    case 'time':
      return sql`utc_time(${column})`;
  }
}

/** A name with a domain, never an address. */
function fullHostSql(column: Sql): Sql {
  return sql`case
    when contains(rtrim(${column}, '. '), '.') and not contains(${column}, ':')
      and not regexp_full_match(${column}, '[\\s0-9.]+')
    then lower(ltrim(rtrim(known(${column}), '.$ '), '\\')) end`;
}

const URL_HOST = literal('^(?:[A-Za-z][A-Za-z0-9+.-]*://)?(?:[^/@]*@)?(\\[[^\\]]+\\]|[^/:?#]+)');

/** The path of a file in a folder; a folder that ends with its name is the whole path already. */
function pathSql(folder: Sql, name: Sql): Sql {
  return sql`case
    when ${name} is null or ends_with(lower(${folder}), lower('\\' || ${name}))
      or ends_with(${folder}, '/' || ${name}) then ${folder}
    when contains(${folder}, '/') and not contains(${folder}, '\\')
      then rtrim(${folder}, '/') || '/' || ${name}
    else rtrim(${folder}, '\\') || '\\' || ${name} end`;
}

/** The test of a condition over the texts it may read. */
export function conditionSql(condition: Condition, texts: readonly Sql[]): Sql {
  if (texts.length === 0) return literal(condition.orAbsent ?? false);
  const known = texts.map((text) => sql`known(${text})`);
  const value = sql`lower(coalesce(${joinSql(known, ', ')}, ''))`;
  const tests: Sql[] = [];
  if (condition.in) {
    tests.push(sql`list_contains(${literal(condition.in)}, ${value})`);
  }
  if (condition.contains) {
    const parts = condition.contains.map((part) => sql`contains(${value}, ${literal(part)})`);
    tests.push(sql`(${joinSql(parts, ' or ')})`);
  }
  if (condition.notIn) {
    tests.push(sql`${value} <> ''`, sql`not list_contains(${literal(condition.notIn)}, ${value})`);
  }
  if (condition.codeIn) {
    const code = fieldSql('event code', value);
    tests.push(sql`coalesce(list_contains(${literal(condition.codeIn)}, ${code}), false)`);
  }
  return tests.length === 0 ? sql`true` : joinSql(tests, ' and ');
}
