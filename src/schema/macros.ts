import { type Sql, trustedSql } from '../core/sqlText';

/** How logs write "nothing". Looked up in a list: an IN would become a join that no query can leave out. */
const NOTHING = `['', '-', 'N/A', 'n/a', '(null)', 'NULL', 'null', 'NULL SID', 'S-1-0-0', '\\N']`;

/** Second levels under which countries register names. */
const SECOND_LEVELS = 'co|com|net|org|gov|gob|gouv|edu|ac|go|ne|or|gr|mil|id|web';

/** Ends of names on platforms whose customers share one registered domain. */
const SHARED_PLATFORMS = `[.](${[
  ...['amazonaws[.]com', 'cloudfront[.]net', 'core[.]windows[.]net', 'azurewebsites[.]net'],
  ...['azureedge[.]net', 'cloudapp[.]azure[.]com', 'appspot[.]com', 'run[.]app', 'web[.]app'],
  ...['googleusercontent[.]com', 'workers[.]dev', 'pages[.]dev', 'r2[.]dev', 'trycloudflare[.]com'],
  ...['cloudflarestorage[.]com', 'github[.]io', 'herokuapp[.]com', 'vercel[.]app', 'netlify[.]app'],
  ...['digitaloceanspaces[.]com', 'backblazeb2[.]com', 'wasabisys[.]com', 'ngrok[.]io'],
  ...['ngrok-free[.]app', 'sharepoint[.]com', 'duckdns[.]org'],
].join('|')})[.]?(:[0-9]+)?$`;

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
 * - `slot_of(instant, seconds)`: the number of the time slot of that length; what is near lies in it or beside it.
 * - `follows(later, earlier, seconds)`: whether the one comes at most so long after the other, or in the same instant.
 * - `same_process(a, b)`: whether two records name the same process by identifier, else by number; null when one is silent.
 * - `meetings_earlier(user, host)`, `meetings_later(user, host)`: texts of which two records share exactly one when
 *   they share the user and the host, or the user alone where one of them names no host.
 * - `registered_domain(name)`: the part of a host's name that is registered, lower case; the whole name on platforms
 *   where everybody has a name of his own; an address stays whole.
 * - `names_pattern(list)`: the expression that a host's name meets when it is one of the names or below one.
 * - `uploaded_names(text)`: the file names in `["a","b"]` or `a, b`, without the unknown ones.
 */
export const MACROS: readonly Sql[] = [
  // The first branch that fits is the cheap one: there are millions of values, and most have an ordinary shape.
  // No nested nullif: it doubles the expression each time.
  `create macro known(v) as
     case
       when list_contains(${NOTHING}, v) then null
       when strlen(v) <= 12 and (starts_with(v, ' ') or ends_with(v, ' '))
         then case when list_contains(${NOTHING}, trim(v)) then null else trim(v) end
       else v
     end`,
  `create macro short_host(v) as
     case
       when list_contains(${NOTHING}, v) then null
       when regexp_full_match(v, '[A-Z0-9_-]+') then v
       when known(v) is null then null
       when not contains(v, '.') and not contains(v, ':') and not contains(v, '\\')
         then upper(rtrim(trim(v), '$'))
       when contains(v, ':') or regexp_full_match(v, '\\s*[0-9.]+\\s*') then trim(v)
       else upper(rtrim(split_part(ltrim(trim(v), '\\'), '.', 1), '$'))
     end`,
  `create macro unless_nothing(v) as case when list_contains(${NOTHING}, v) then null else v end`,
  `create macro account(v) as
     case
       when contains(v, '\\') and v <> '\\N'
         and not (ends_with(v, '\\-') or ends_with(v, '\\') or ends_with(v, ' ') or ends_with(v, ')'))
         then split_part(v, '\\', -1)
       when list_contains(${NOTHING}, v) then null
       when contains(v, '\\') then unless_nothing(split_part(trim(v), '\\', -1))
       when contains(v, '@') then unless_nothing(split_part(v, '@', 1))
       when contains(v, '/') then unless_nothing(split_part(trim(v), '/', -1))
       else known(v)
     end`,
  `create macro account_domain(v) as
     case
       when contains(v, '\\') then unless_nothing(split_part(v, '\\', 1))
       when contains(v, '@') then unless_nothing(split_part(v, '@', 2))
       when contains(v, '/') and not list_contains(${NOTHING}, v) then unless_nothing(split_part(v, '/', 1))
     end`,
  `create macro file_name(v) as
     case
       when contains(v, '\\') or contains(v, '/') or contains(v, '"') or starts_with(v, ' ') or ends_with(v, ' ')
         then parse_filename(trim(known(v), '" '), false, 'both_slash')
       else known(v)
     end`,
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
     case
       when regexp_full_match(v, '[0-9.]+') then v
       else known(regexp_replace(
         case when ends_with(trim(v), ')') then regexp_extract(v, '\\(([^()]*)\\)\\s*$', 1) else v end,
         '^\\s*::ffff:([0-9.]+)\\s*$', '\\1', 'i'))
     end`,
  `create macro code_number(v) as
     case
       when regexp_full_match(trim(v), '0[xX][0-9a-fA-F]{1,16}') then ltrim(trim(v)[3:], '0')
       when regexp_full_match(trim(v), '[0-9]{1,18}') then ltrim(to_hex(trim(v)::bigint), '0')
       when regexp_full_match(trim(v), '-[0-9]{1,10}')
         then ltrim(to_hex(trim(v)::bigint & 4294967295), '0')
     end`,
  `create macro logon_id_text(v) as
     case
       when regexp_full_match(v, '0x[1-9a-f][0-9a-f]{0,15}') then v
       else lower('0x' || nullif(code_number(v), ''))
     end`,
  `create macro status_code_text(v) as
     case
       when regexp_full_match(v, '0x[1-9A-F][0-9A-F]{0,15}') then v
       when code_number(v) is null then known(v)
       else '0x' || upper(nullif(code_number(v), ''))
     end`,
  // The mark tells redaction that a name may be cut.
  `create macro cut_text(v, most) as left(v, most) || case when length(v) > most then '…' else '' end`,
  `create macro in_ranges(n, ranges) as
     len(list_filter(ranges, lambda r: n between r.lo and r.hi)) > 0`,
  `create macro slot_of(t, seconds) as epoch_us(t) // (seconds * 1000000::bigint)`,
  `create macro follows(later, earlier, seconds) as
     earlier <= later and later - earlier <= to_seconds(seconds)`,
  `create macro same_process(a, b) as
     coalesce(a['process_guid'] = b['process_guid'], a['process_id'] = b['process_id'])`,
  `create macro meetings_earlier(u, h) as
     case when h is null then [u || '|-'] else [u || '|' || h, u || '|*'] end`,
  `create macro meetings_later(u, h) as [u || '|' || coalesce(h, '*'), u || '|-']`,
  `create macro registered_domain(v) as
     case
       when regexp_full_match(v, '[0-9.]+(:[0-9]+)?') then split_part(v, ':', 1)
       when regexp_matches(v, '.:.*:|^:') then lower(v)
       when regexp_matches(lower(v), '${SHARED_PLATFORMS}') then regexp_extract(lower(v), '^([^:]*?)[.]?(:|$)', 1)
       else regexp_extract(lower(v), '([^.:]+[.](${SECOND_LEVELS})[.][a-z]{2}|[^.:]+[.][^.:]+|[^.:]+)[.]?(:[0-9]+)?$', 1)
     end`,
  `create macro names_pattern(names) as
     concat('(^|[.])(', replace(replace(array_to_string(names, '|'), '.', '[.]'), '*', '.*'), ')$')`,
  `create macro uploaded_names(v) as
     list_filter(
       case when contains(v, '"') then regexp_extract_all(v, '"([^"]+)"', 1)
         else list_transform(string_split(trim(v, '[] '), ','), lambda name: trim(name)) end,
       lambda name: name <> '' and lower(name) <> '<unknown file name>')`,
].map(trustedSql);
