-- Which successful logons have a form that stolen credentials and tunnels give them? The benign look-alike is NTLM of
-- old software, an administrator with runas, a gateway with a public address, and a scanner with an account.
with logons as (
  select
    timestamp, host, "user", lower("user") as user_key, source_ip,
    coalesce(source_ip, source_host, 'an unnamed source') as source, source_host, subject_user, key_length,
    lower(logon_process) as logon_process, lower(auth_package) as auth_package, file_id, record,
    case when list_contains(['3', 'network'], lower(logon_type)) then 'network'
      when list_contains(['9', 'newcredentials'], lower(logon_type)) then 'new credentials'
      when list_contains(['10', 'remoteinteractive'], lower(logon_type)) then 'remote desktop' end as kind
  from auth_logs
  where outcome = 'success' and timestamp is not null and kind is not null
    and not ends_with("user", '$') and lower("user") <> 'anonymous logon'
),
-- Grouped, or the engine would push the test of the ranges down and count each address anew for every range.
address_numbers as (
  select source_ip, any_value(ip_number(source_ip)) as number
  from (select distinct source_ip from logons where source_ip is not null) as addresses
  group by source_ip
),
addresses as (
  select
    source_ip, in_ranges(number, $loopback_ranges) as is_own, in_ranges(number, $internal_ranges) as is_internal
  from address_numbers
  where number is not null
),
-- Only who reached many hosts at all can have reached them in minutes.
wide_pairs as (
  select user_key, source from logons
  where kind = 'network' group by user_key, source having count(distinct host) >= $spread_hosts
),
spread_logons as (
  select
    logons.timestamp, logons.host, logons."user", logons.user_key, logons.source, logons.file_id, logons.record,
    count(distinct logons.host) over (
      partition by logons.user_key, logons.source order by logons.timestamp
      range between to_minutes($spread_minutes) preceding and current row) as hosts
  from logons
  semi join wide_pairs on logons.user_key = wide_pairs.user_key and logons.source = wide_pairs.source
  where logons.kind = 'network'
),
formed_logons as (
  select
    logons.timestamp, logons.host, logons."user", logons.user_key, logons.source, logons.file_id, logons.record,
    unnest([
      case when logons.kind = 'network' and starts_with(logons.logon_process, 'ntlmssp') and logons.key_length = 0
          and logons.subject_user is null and not coalesce(addresses.is_own, false)
        then {'class': 'NTLM without a session key, as of pass the hash', 'rank': 2} end,
      case when logons.kind = 'new credentials' and starts_with(logons.logon_process, 'seclogo')
        then {'class': 'credentials for the network only, as of pass the hash or runas', 'rank': 3} end,
      case when logons.kind = 'remote desktop' and addresses.is_own
        then {'class': 'remote desktop from the machine itself, as through a tunnel', 'rank': 4} end,
      case when not addresses.is_own and not addresses.is_internal
        then {'class': concat(logons.kind, ' logon from a public address'), 'rank': 3} end,
      case when logons.kind = 'network' and coalesce(contains(logons.auth_package, 'ntlm'), true)
          and starts_with(logons.logon_process, 'ntlmssp')
          and regexp_full_match(logons.source_host, '[A-Za-z0-9]{16}')
        then {'class': 'workstation name of 16 letters, which Windows cannot have', 'rank': 3} end
    ]) as form
  from logons
  left join addresses on logons.source_ip = addresses.source_ip
),
signs as (
  select form.class as class, form.rank as rank, timestamp, host, "user", user_key, source, file_id, record
  from formed_logons
  where form is not null
  union all
  select 'one account on many hosts', 3, timestamp, host, "user", user_key, source, file_id, record
  from spread_logons
  qualify max(hosts) over (
    partition by user_key, source order by timestamp
    range between current row and to_minutes($spread_minutes) following) >= $spread_hosts
),
sign_steps as (
  select
    class, rank, timestamp, host, "user", user_key, source, file_id, record,
    coalesce(timestamp - lag(timestamp) over (
      partition by class, user_key, source order by timestamp, file_id, record)
      > to_minutes($session_minutes), true) as opens_session
  from signs
),
session_signs as (
  select
    class, rank, timestamp, host, "user", user_key, source, file_id, record,
    sum(opens_session::integer) over (
      partition by class, user_key, source order by timestamp, file_id, record rows unbounded preceding) as session
  from sign_steps
),
sessions as (
  select
    class, user_key, source, min("user") as "user", min(timestamp) as first_seen, max(timestamp) as last_seen,
    count(*) as logons, count(distinct host) as host_count, list_sort(list_distinct(list(host))) as hosts,
    if(list_contains($known_sources, lower(source)) or list_contains($known_sources, user_key),
      'your list of known sources', null) as known_as,
    case when known_as is not null then 2
      when max(rank) = 2 and count(distinct host) >= $hash_hosts then 3 else max(rank) end as rank,
    list({'file_id': file_id, 'record': record} order by timestamp, file_id, record) as row_refs
  from session_signs
  group by class, user_key, source, session
)
select
  concat_ws('|', class, user_key, source, first_seen::varchar) as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][rank] as severity,
  first_seen, last_seen, if(host_count = 1, hosts[1], null) as host, "user",
  concat(
    upper(class[1]), class[2:], format(': {:,} {} of {}', logons, if(logons = 1, 'logon', 'logons'), "user"),
    ' from ', source,
    if(host_count = 1, ' to ' || hosts[1], format(' to {:,} hosts', host_count)), '.',
    if(host_count > 1, concat(' First of them: ', array_to_string(hosts[:5], ', '), '.'), ''),
    ' It is on ' || known_as || '.'
  ) as summary,
  row_refs, class, source, logons, host_count, array_to_string(hosts, ', ') as hosts, known_as
from sessions
order by rank desc, first_seen, finding_key
