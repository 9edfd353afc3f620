import { type Sql, literal, sql, trustedSql } from '../core/sqlText';

/** A JSON text without its escapes. Backslashes wait as chr(1) until the other escapes are read. */
const JSON_TEXT = trustedSql(`replace(list_reduce(
    list_concat(
      [replace(replace(replace(replace(replace(replace(
        substr(m, 2, length(m) - 2), '\\\\', chr(1)), '\\"', '"'), '\\/', '/'),
        '\\r', chr(13)), '\\n', chr(10)), '\\t', chr(9))],
      list_distinct(regexp_extract_all(
        replace(m, '\\\\', chr(1)),
        '\\\\u([0-9a-cA-C][0-9a-fA-F]{3}|[dD][0-7][0-9a-fA-F]{2}|[e-fE-F][0-9a-fA-F]{3})', 1))),
    lambda text, code: replace(text, '\\u' || code, chr(('0x' || code)::integer))), chr(1), '\\')`);

const XML_TEXT = trustedSql(
  `replace(replace(replace(replace(replace(
     m, '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&apos;', ''''), '&amp;', '&')`,
);

/**
 * The text of a member of the JSON object or event XML that a column holds, without escapes; null where it has none.
 * A list or a number comes as it is written. The engine here has no JSON functions: this finds the member by its
 * quoted name at any depth. `name`: letters and digits.
 */
export function memberSql(column: Sql, name: string, occurrence = 1): Sql {
  const json = `"${name}"\\s*:\\s*("(?:[^"\\\\]|\\\\.)*"|\\[[^\\]]*\\]|[^\\s,{}\\[\\]"]+)`;
  const xml = `Name=["']${name}["'][^>]*>([^<]*)<`;
  const nth = (pattern: string): Sql =>
    occurrence === 1
      ? sql`regexp_extract(${column}, ${literal(pattern)}, 1)`
      : sql`list_extract(regexp_extract_all(${column}, ${literal(pattern)}, 1), ${literal(occurrence)})`;
  return sql`case
    when not contains(${column}, ${literal(name)}) then null
    when starts_with(ltrim(${column}), '<') then ${once(nth(xml), XML_TEXT)}
    else ${once(nth(json), sql`case when starts_with(m, '"') then ${JSON_TEXT} else m end`)} end`;
}

/** An expression over `m`, which is computed once however often the expression names it. */
export function once(value: Sql, expression: Sql): Sql {
  return sql`list_transform([${value}], lambda m: ${expression})[1]`;
}
