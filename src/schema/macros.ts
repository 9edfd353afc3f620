import { type Sql, trustedSql } from '../core/sqlText';

/**
 * SQL functions that sources, hunts and the analyst share. Created once on a new engine.
 *
 * - `known(text)`: the text, or null where a log writes "nothing" (`-`, `N/A`, `(null)`, `NULL SID`, `\N`).
 * - `short_host(text)`: first label in upper case; an address stays whole; `WS1$` and `\\WS1` are `WS1`.
 * - `account(text)`, `account_domain(text)`: the parts of `DOMAIN\user`, `user@domain`, `domain/user`.
 * - `file_name(text)`: the last part of a path with either slash.
 * - `ip_number(text)`: IPv4 (as its IPv4-mapped IPv6 address) or IPv6 as a number; null for anything else.
 * - `ip_text(text)`: the address of `10.0.0.1`, `WS1 (10.0.0.1)` or `::ffff:10.0.0.1`.
 * - `logon_id_text(text)`: a logon session as short lower-case hex; `0x0` is none.
 * - `status_code_text(text)`: an NTSTATUS or Kerberos code as `0xC000006A`, from hex or decimal; 0 is none; words stay.
 * - `in_ranges(number, ranges)`: whether a list of {lo, hi} holds the number.
 */
export const MACROS: readonly Sql[] = [
  // An IN list would become a join that no query can leave out, and nested nullif doubles the expression each time.
  `create macro known(v) as
     case when strlen(v) > 12 then v
       when list_contains(
         ['', '-', 'N/A', 'n/a', '(null)', 'NULL', 'null', 'NULL SID', 'S-1-0-0', '\\N'], trim(v)) then null
       else trim(v) end`,
  `create macro short_host(v) as
     case
       when known(v) is null then null
       when not contains(v, '.') and not contains(v, ':') and not contains(v, '\\')
         then upper(rtrim(trim(v), '$'))
       when contains(v, ':') or regexp_full_match(v, '\\s*[0-9.]+\\s*') then trim(v)
       else upper(rtrim(split_part(ltrim(trim(v), '\\'), '.', 1), '$'))
     end`,
  `create macro account(v) as
     known(case
       when known(v) is null then null
       when contains(v, '\\') then split_part(v, '\\', -1)
       when contains(v, '@') then split_part(v, '@', 1)
       when contains(v, '/') then split_part(v, '/', -1)
       else v end)`,
  `create macro account_domain(v) as
     known(case
       when contains(v, '\\') then split_part(v, '\\', 1)
       when contains(v, '@') then split_part(v, '@', 2)
       when contains(v, '/') and known(v) is not null then split_part(v, '/', 1)
       else null end)`,
  `create macro file_name(v) as parse_filename(trim(known(v), '" '), false, 'both_slash')`,
  `create macro ipv4_number(v) as
     case when regexp_full_match(v, '[0-9]{1,3}(\\.[0-9]{1,3}){3}') then
       case when greatest(split_part(v, '.', 1)::integer, split_part(v, '.', 2)::integer,
                          split_part(v, '.', 3)::integer, split_part(v, '.', 4)::integer) <= 255
         then split_part(v, '.', 1)::bigint * 16777216 + split_part(v, '.', 2)::bigint * 65536
            + split_part(v, '.', 3)::bigint * 256 + split_part(v, '.', 4)::bigint
       end
     end`,
  `create macro ipv6_groups(v) as
     case when contains(v, '::')
       then list_concat(
         list_filter(string_split(split_part(v, '::', 1), ':'), lambda g: g <> ''),
         list_concat(
           list_transform(
             range(8 - len(list_filter(string_split(replace(v, '::', ':'), ':'), lambda g: g <> ''))),
             lambda g: '0'),
           list_filter(string_split(split_part(v, '::', 2), ':'), lambda g: g <> '')))
       else string_split(v, ':')
     end`,
  `create macro ipv6_number(v) as
     case when regexp_full_match(v, '[0-9a-fA-F:]+') and contains(v, ':') and len(ipv6_groups(v)) = 8
           and len(list_filter(ipv6_groups(v), lambda g: length(g) between 1 and 4)) = 8
       then list_reduce(
         list_transform(ipv6_groups(v), lambda g: ('0x' || g)::integer::uhugeint),
         lambda total, g: total * 65536 + g)
     end`,
  `create macro ip_number(v) as
     case
       when contains(v, ':') and contains(lower(v), '::ffff:') and contains(v, '.')
         then ipv4_number(split_part(lower(v), '::ffff:', 2))::uhugeint + 281470681743360
       when contains(v, ':') then ipv6_number(split_part(v, '%', 1))
       else ipv4_number(v)::uhugeint + 281470681743360
     end`,
  `create macro ip_text(v) as
     known(regexp_replace(
       case when ends_with(trim(v), ')') then regexp_extract(v, '\\(([^()]*)\\)\\s*$', 1) else v end,
       '^\\s*::ffff:([0-9.]+)\\s*$', '\\1', 'i'))`,
  `create macro code_number(v) as
     case
       when regexp_full_match(trim(v), '0[xX][0-9a-fA-F]{1,16}') then ltrim(trim(v)[3:], '0')
       when regexp_full_match(trim(v), '[0-9]{1,18}') then ltrim(to_hex(trim(v)::bigint), '0')
       when regexp_full_match(trim(v), '-[0-9]{1,10}')
         then ltrim(to_hex(trim(v)::bigint & 4294967295), '0')
     end`,
  `create macro logon_id_text(v) as lower('0x' || nullif(code_number(v), ''))`,
  `create macro status_code_text(v) as
     case when code_number(v) is null then known(v) else '0x' || upper(nullif(code_number(v), '')) end`,
  `create macro in_ranges(n, ranges) as
     len(list_filter(ranges, lambda r: n between r.lo and r.hi)) > 0`,
].map(trustedSql);
