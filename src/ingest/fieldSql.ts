import { type Sql, joinSql, literal, sql } from '../core/sqlText';
import { outcomeSql } from './outcomeWords';
import type { Condition, FieldKind, FieldRule } from './source';

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
      return sql`case when contains(${column}, '.') then lower(known(${column})) end`;
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
    case 'time':
      return sql`utc_time(${column})`;
  }
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
