with logons as (
  select
    timestamp, toUnixTimestamp64Micro(assumeNotNull(timestamp)) as moment, host, `user`, lowerUTF8(`user`) as user_key,
    coalesce(source_ip, source_host, 'an unnamed source') as source, source_host, subject_user, key_length,
    lower(logon_process) as logon_process_name, lower(auth_package) as package, file_id, record,
    replaceRegexpOne(splitByChar('%', lower(ifNull(source_ip, '')))[1], '^::ffff:([0-9.]+)$', '\\1') as address,
    isIPv4String(address) or isIPv6String(address) as is_address,
    if(is_address, address, '0.0.0.0') as safe_address,
    is_address and arrayExists(block -> isIPAddressInRange(safe_address, block), {{loopback_ranges}}) as is_own,
    is_address and arrayExists(block -> isIPAddressInRange(safe_address, block), {{internal_ranges}}) as is_internal,
    multiIf(
      lower(logon_type) in ('3', 'network'), 'network',
      lower(logon_type) in ('9', 'newcredentials'), 'new credentials',
      lower(logon_type) in ('10', 'remoteinteractive'), 'remote desktop', '') as kind
  from auth_logs
  where timestamp between {{from}} and {{to}} and outcome = 'success' and kind != ''
    and not endsWith(`user`, '$') and lowerUTF8(`user`) != 'anonymous logon'
    and (empty({{users}}) or has({{users}}, lowerUTF8(ifNull(`user`, ''))))
),
-- A window reaches 32 bits at most, so it counts in steps of 256 microseconds.
-- Only who reached many hosts at all can have reached them in minutes.
wide_pairs as (
  select user_key, source from logons
  where kind = 'network' group by user_key, source having uniqExact(host) >= {{spread_hosts}}
),
spread_logons as (
  select *, uniqExact(host) over (
    partition by user_key, source order by intDiv(moment, 256)
    range between {{spread_minutes}} * 234375 preceding and current row) as hosts_so_far
  from logons
  where kind = 'network' and (user_key, source) in (select user_key, source from wide_pairs)
),
judged_spreads as (
  select *, max(hosts_so_far) over (
    partition by user_key, source order by intDiv(moment, 256)
    range between current row and {{spread_minutes}} * 234375 following) as most_hosts
  from spread_logons
),
signs as (
  select form.1 as class, form.2 as sign_rank, timestamp, moment, host, `user`, user_key, source, file_id, record
  from (
    select *, arrayJoin(arrayFilter(sign -> sign.1 != '', [
      if(kind = 'network' and ifNull(startsWith(logon_process_name, 'ntlmssp') and key_length = 0, false)
          and subject_user is null and not is_own,
        ('NTLM without a session key, as of pass the hash', 2), ('', 0)),
      if(kind = 'new credentials' and ifNull(startsWith(logon_process_name, 'seclogo'), false),
        ('credentials for the network only, as of pass the hash or runas', 3), ('', 0)),
      if(kind = 'remote desktop' and is_own,
        ('remote desktop from the machine itself, as through a tunnel', 4), ('', 0)),
      if(is_address and not is_own and not is_internal,
        (concat(kind, ' logon from a public address'), 3), ('', 0)),
      if(kind = 'network' and ifNull(position(package, 'ntlm') > 0, true)
          and ifNull(startsWith(logon_process_name, 'ntlmssp') and match(source_host, '^[A-Za-z0-9]{16}$'), false),
        ('workstation name of 16 letters, which Windows cannot have', 3), ('', 0))
    ])) as form
    from logons
  )
  union all
  select 'one account on many hosts', 3, timestamp, moment, host, `user`, user_key, source, file_id, record
  from judged_spreads
  where most_hosts >= {{spread_hosts}}
),
sign_steps as (
  select *, moment - lagInFrame(moment, 1, moment) over (
    partition by class, user_key, source order by moment, file_id, record
    rows between unbounded preceding and current row) as step
  from signs
),
session_signs as (
  select *, sum(step > {{session_minutes}} * 60000000) over (
    partition by class, user_key, source order by moment, file_id, record
    rows between unbounded preceding and current row) as session
  from sign_steps
),
sessions as (
  select
    class, user_key, source, min(`user`) as first_user, min(timestamp) as first_seen, max(timestamp) as last_seen,
    count() as logon_count, uniqExact(host) as host_count, arraySort(groupUniqArray(host)) as host_names,
    has({{known_sources}}, lower(source)) or has({{known_sources}}, ifNull(user_key, '')) as is_known,
    multiIf(is_known, 2, max(sign_rank) = 2 and uniqExact(host) >= {{hash_hosts}}, 3, max(sign_rank)) as severity_rank,
    uniqExact(file_id, record) as records
  from session_signs
  group by class, user_key, source, session
)
select
  ['informational', 'low', 'medium', 'high', 'critical'][severity_rank] as severity, first_seen, last_seen,
  if(host_count = 1, host_names[1], null) as host, first_user as `user`, records, class, source, logon_count as logons,
  host_count, arrayStringConcat(host_names, ', ') as hosts, if(is_known, 'your list of known sources', null) as known_as
from sessions
where empty({{hosts}}) or hasAny({{hosts}}, arrayMap(name -> upperUTF8(ifNull(name, '')), host_names))
order by severity_rank desc, first_seen, class, source
limit {{row_cap}}
