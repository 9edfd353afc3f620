import { type Sql, literal, sql } from '../core/sqlText';

/** The SHA-256 of `SHA1=…,SHA256=…` as Sysmon writes hashes, or of a text that is one; lower case. */
export function sha256Sql(column: Sql): Sql {
  return sql`lower(nullif(regexp_extract(${column}, ${literal(SHA256)}, 1, 'i'), ''))`;
}

const SHA256 = '(?:^|SHA256=)([0-9a-f]{64})(?:$|,)';
const WRITE_BITS = 6;
const DELETE_BIT = 65_536;

/** 'modify', 'delete' or 'access' by the bits of an access mask, or by the codes of the accesses (`%%4417` …). */
export function accessSql(column: Sql): Sql {
  return sql`case
    when contains(${column}, '%%') then case
      when contains(${column}, '%%4417') or contains(${column}, '%%4418') then 'modify'
      when contains(${column}, '%%1537') then 'delete'
      else 'access' end
    else list_transform([try_cast(trim(${column}) as bigint)], lambda mask: case
      when mask & ${literal(WRITE_BITS)} <> 0 then 'modify'
      when mask & ${literal(DELETE_BIT)} <> 0 then 'delete'
      when mask is not null then 'access' end)[1] end`;
}

/** `WinDefend/1` or `WinDefend` as hex of UTF-16 with or without an end: the key name of a service and its state. */
const SERVICE_HEX = '^((?:[2-7][0-9A-F]00)+?)(?:2F003([0-9])00)?(?:0000)?$';

/** The key name of the service that the binary data of a service event holds, the same in every language. */
export function serviceKeySql(column: Sql): Sql {
  return sql`case when regexp_full_match(${hex(column)}, ${literal(SERVICE_HEX)})
    then decode(unhex(regexp_replace(
      regexp_extract(${hex(column)}, ${literal(SERVICE_HEX)}, 1), '(..)00', '\\1', 'g'))) end`;
}

/** The number of the state in it: 1 is stopped, 4 is running. */
export function serviceStateSql(column: Sql): Sql {
  return sql`nullif(regexp_extract(${hex(column)}, ${literal(SERVICE_HEX)}, 2), '')`;
}

function hex(column: Sql): Sql {
  return sql`upper(replace(${column}, '-', ''))`;
}

/** The command line of the host, in the context that PowerShell writes into its events. */
export function powershellCommandSql(column: Sql): Sql {
  return labelledSql(column, 'Host ?Application ?= ?');
}

/** `DOMAIN\user` of the same context, where it is in English. */
export function powershellUserSql(column: Sql): Sql {
  return labelledSql(column, '(?:UserId=|\\n\\s*User = )');
}

/** What follows a label up to the end of the line; in a list as JSON the end and the backslashes are escaped. */
function labelledSql(column: Sql, label: string): Sql {
  const inText = literal(`${label}([^\\r\\n]*)`);
  const inJson = literal(`${label}((?:[^\\\\"]|\\\\[\\\\"/])*)`);
  return sql`nullif(trim(case
    when not contains(${column}, '=') then null
    when starts_with(${column}, '[')
      then replace(replace(regexp_extract(${column}, ${inJson}, 1), '\\"', '"'), '\\\\', '\\')
    else regexp_extract(${column}, ${inText}, 1) end), '')`;
}
