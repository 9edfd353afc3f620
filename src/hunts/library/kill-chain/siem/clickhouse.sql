with connections as (
  select
    timestamp, host, lowerUTF8(`user`) as user_key, coalesce(host, concat('@', lowerUTF8(`user`))) as origin, source_ip, dest_ip,
    dest_port, process_id, lower(process_guid) as process_guid, file_id, record,
    `user` is not null or (host is not null and process_id is not null) as is_linkable
  from net_logs
  where timestamp between {{from}} and {{to}}
    and lower(ifNull(direction, '')) not in ('inbound', 'in', 'incoming', 'ingress')
),
origins as (
  select origin, min(timestamp) as origin_first_at from connections group by origin
),
addresses as (
  select ip, host, count() as records
  from (
    select source_ip as ip, toNullable(toString(host)) as host from connections
    where source_ip is not null and host is not null
    union all
    select ip, toNullable(toString(host)) from lease_logs where ip is not null and host is not null
    union all
    select
      source_ip,
      if(match(source_host, '^[0-9.]+$|:'), source_host,
        upper(trim(trailing '$' from splitByChar('.', trim(leading '\\' from assumeNotNull(source_host)))[1])))
    from auth_logs where source_ip is not null and source_host is not null
  )
  where ip not in ('127.0.0.1', '::1')
  group by ip, host
),
owners as (
  select ip, argMax(host, (records, assumeNotNull(host))) as owner from addresses group by ip
),
internal_addresses as (
  select
    dest_ip, replaceRegexpOne(splitByChar('%', lower(assumeNotNull(dest_ip)))[1], '^::ffff:([0-9.]+)$', '\\1') as address,
    if(isIPv4String(address) or isIPv6String(address), address, '0.0.0.0') as safe_address
  from (select distinct dest_ip from connections where dest_ip is not null and not endsWith(dest_ip, '.255'))
  where (isIPv4String(address) or isIPv6String(address))
    and arrayExists(block -> isIPAddressInRange(safe_address, block), {{internal_ranges}})
    and not arrayExists(block -> isIPAddressInRange(safe_address, block), {{loopback_ranges}})
),
internal_connections as (
  select timestamp, host, user_key, origin, source_ip, dest_ip, dest_port, process_id, process_guid, is_linkable,
    file_id, record
  from connections
  left join owners on owners.ip = connections.dest_ip
  where dest_ip in (select dest_ip from internal_addresses) and not (dest_ip <=> source_ip)
    and not (owner <=> ifNull(host, '')) and not has({{ignored_ports}}, ifNull(toString(dest_port), ''))
),
contact_days as (
  select origin, toDate(timestamp, 'UTC') as contact_day, uniqExact(dest_ip) as destinations
  from internal_connections
  group by origin, contact_day
),
-- A pause longer than a span lies between two spans, so their first and last contacts show it. Two sensors may report
-- one contact, one of them without the user: the record with the user counts when it follows in time.
spans as (
  select origin, dest_ip, intDiv(toUnixTimestamp64Micro(assumeNotNull(timestamp)), {{new_days}} * 86400000000) as span,
    min(timestamp) as first_at, max(timestamp) as last_at, minIf(timestamp, user_key is not null) as named_at,
    minIf(timestamp, is_linkable) as linkable_at
  from internal_connections
  group by origin, dest_ip, span
),
neighbours as (
  select origin, dest_ip, first_at, linkable_at,
    coalesce(named_at, leadInFrame(named_at) over pair) as later_at, lagInFrame(last_at) over pair as before_at
  from spans
  window pair as (partition by origin, dest_ip order by span rows between unbounded preceding and unbounded following)
),
first_contacts as (
  select origin, dest_ip,
    if(ifNull(later_at >= first_at and later_at <= first_at + toIntervalSecond({{connection_window_s}}), false),
      later_at, linkable_at) as linked_at
  from neighbours
  where (before_at is null or first_at > before_at + toIntervalDay({{new_days}}))
    and linked_at >= first_at and linked_at <= first_at + toIntervalSecond({{connection_window_s}})
),
contacts as (
  select timestamp, host, user_key, origin, source_ip, dest_ip, dest_port, process_id, process_guid, file_id, record,
    row_number() over (partition by origin, dest_ip, timestamp order by user_key is null, file_id, record) as copy
  from internal_connections
  where is_linkable and (origin, dest_ip, timestamp) in (select origin, dest_ip, linked_at from first_contacts)
),
-- Each later row stands in its own time slot and the one before. A connection without user meets by process number.
contact_meetings as (
  select *, arrayJoin(if(user_key is null, [concat('#', toString(assumeNotNull(process_id)), '|', ifNull(host, ''))],
      [concat(assumeNotNull(user_key), '|', ifNull(host, '*')), concat(assumeNotNull(user_key), '|-')])) as meeting,
    arrayJoin([0, 1]) as back,
    intDiv(toUnixTimestamp64Micro(assumeNotNull(timestamp)), {{connection_window_s}} * 1000000) - back as slot
  from contacts
  where copy = 1
),
starts as (
  select timestamp, host, lowerUTF8(`user`) as user_key, process_name, process_id, lower(process_guid) as process_guid,
    logon_id, file_id, record,
    replaceRegexpOne(lower(assumeNotNull(process_name)), '[.]exe$', '') as program,
    intDiv(toUnixTimestamp64Micro(assumeNotNull(timestamp)), {{connection_window_s}} * 1000000) as slot,
    arrayJoin(arrayConcat(
      if(host is null, [concat(assumeNotNull(user_key), '|-')],
        [concat(assumeNotNull(user_key), '|', assumeNotNull(host)), concat(assumeNotNull(user_key), '|*')]),
      [concat('#', ifNull(toString(process_id), ''), '|', ifNull(host, ''))])) as meeting
  from process_logs
  where timestamp between {{from}} and {{to}} and `user` is not null and process_name is not null
    and twin_record is null
),
pairs as (
  select distinct
    made.timestamp as started_at, made.host as start_host, made.user_key as start_user, made.process_name as process_name,
    made.program as program, made.logon_id as start_logon, made.file_id as start_file, made.record as start_record,
    met.timestamp as contacted_at, met.host as contact_host, met.origin as origin, met.source_ip as contact_source,
    met.dest_ip as dest_ip, met.dest_port as dest_port, met.file_id as contact_file, met.record as contact_record,
    coalesce(made.process_guid = met.process_guid, made.process_id = met.process_id) as is_same_process
  from contact_meetings as met
  join starts as made on made.meeting = met.meeting and made.slot = met.slot
  where met.timestamp >= made.timestamp
    and met.timestamp <= made.timestamp + toIntervalSecond({{connection_window_s}})
    and ifNull(is_same_process, true)
),
logons as (
  select timestamp, host, `user`, lowerUTF8(`user`) as user_key, source_host, lower(logon_type) as logon_kind,
    if(source_ip in ('127.0.0.1', '::1'), null, source_ip) as logon_source, logon_id, file_id, record
  from auth_logs
  where timestamp between {{from}} and {{to}} and outcome = 'success' and `user` is not null
),
logon_meetings as (
  select *, intDiv(toUnixTimestamp64Micro(assumeNotNull(timestamp)), {{process_window_s}} * 1000000) as slot,
    arrayJoin(if(host is null, [concat(assumeNotNull(user_key), '|-')],
      [concat(assumeNotNull(user_key), '|', assumeNotNull(host)), concat(assumeNotNull(user_key), '|*')])) as meeting
  from logons
),
pair_meetings as (
  select *, arrayJoin([0, 1]) as back,
    intDiv(toUnixTimestamp64Micro(assumeNotNull(started_at)), {{process_window_s}} * 1000000) - back as slot,
    arrayJoin([concat(assumeNotNull(start_user), '|', ifNull(start_host, '*')),
      concat(assumeNotNull(start_user), '|-')]) as meeting
  from pairs
),
logon_pairs as (
  select
    found.*, entry.timestamp as logged_on_at, entry.host as logon_host, entry.`user` as logon_user,
    entry.source_host as source_host, entry.logon_kind as logon_kind, entry.logon_source as logon_source,
    entry.logon_id as logon_id, entry.file_id as logon_file, entry.record as logon_record,
    row_number() over (
      partition by contact_file, contact_record, start_file, start_record
      order by ifNull(entry.logon_id = found.start_logon, false) desc, entry.timestamp desc, entry.host nulls last,
        entry.file_id, entry.record) as logon_order
  from pair_meetings as found
  join logon_meetings as entry on entry.meeting = found.meeting and entry.slot = found.slot
  where found.started_at >= entry.timestamp
    and found.started_at <= entry.timestamp + toIntervalSecond({{process_window_s}})
    and ifNull(entry.logon_id = found.start_logon, true)
),
-- The process that made the connection counts, else the nearest; an ordinary process of a logon only when it is alone.
ordered_chains as (
  select *, has({{noise_processes}}, program) as is_noise,
    coalesce(logon_host, start_host, contact_host) as chain_host,
    row_number() over (
      partition by contact_file, contact_record
      order by ifNull(is_same_process, false) desc, has({{noise_processes}}, program), started_at desc,
        start_host is null, start_file, start_record) as start_order
  from logon_pairs
  where logon_order = 1
),
chains as (
  select ordered_chains.*,
    nullIf(coalesce(owner, if(match(source_host, '^[0-9.]+$|:'), source_host,
      upper(trim(trailing '$' from splitByChar('.', trim(leading '\\' from ifNull(source_host, '')))[1]))), logon_source),
      chain_host) as chain_source
  from ordered_chains
  left join owners on owners.ip = ordered_chains.logon_source
  where start_order = 1
    and (empty({{hosts}}) or has({{hosts}}, upperUTF8(ifNull(chain_host, ''))))
    and (empty({{users}}) or has({{users}}, start_user))
),
-- A logon on the host that was reached, from the host that reached it.
next_logons as (
  select
    chains.contact_file as met_file, chains.contact_record as met_record, onward.file_id as arrival_file,
    onward.record as arrival_record,
    row_number() over (
      partition by chains.contact_file, chains.contact_record
      order by abs(dateDiff('microsecond', chains.contacted_at, onward.timestamp)), onward.file_id, onward.record)
      as arrival_order
  from chains
  join addresses as reached on reached.ip = chains.dest_ip
  join logons as onward on onward.host = reached.host
  where reached.host != chains.chain_host
    and abs(dateDiff('microsecond', chains.contacted_at, onward.timestamp)) <= {{connection_window_s}} * 1000000
    and (onward.logon_source = chains.contact_source
      or (chains.chain_host, onward.logon_source) in (select host, ip from addresses)
      or upper(splitByChar('.', ifNull(onward.source_host, ''))[1]) = chains.chain_host)
),
facts as (
  select
    logged_on_at, logon_user, logon_source, logon_kind, logon_id, logon_file, logon_record, chain_host, chain_source,
    process_name, start_file, start_record, started_at, contact_file, contact_record, contacted_at, dest_ip, dest_port,
    arrival_file, arrival_record, arrival_record != 0 as has_arrival,
    dateDiff('microsecond', origin_first_at, contacted_at) < {{baseline_hours}} * 3600000000 as lacks_baseline,
    is_noise or destinations > {{scanner_destinations}} or has({{unattended_logons}}, ifNull(logon_kind, ''))
      or arrayExists(name -> match(assumeNotNull(start_user), concat('^',
        replaceAll(replaceAll(regexpQuoteMeta(name), '\\*', '.*'), '\\?', '.'), '$')), {{system_accounts}}) as is_ordinary,
    ifNull(toString(dest_port), '') as port_text,
    toInt32(if(is_ordinary, 4, 6 + 2 * has({{admin_ports}}, port_text) - has({{quiet_ports}}, port_text)
      + ifNull(dest_port >= {{rpc_ports_from}}, false)
      + (chain_source is not null and has({{remote_logons}}, ifNull(logon_kind, '')))
      + 2 * has({{explicit_logons}}, ifNull(logon_kind, '')) + 3 * has_arrival - 2 * lacks_baseline)) as points
  from chains
  join origins on origins.origin = chains.origin
  join contact_days
    on contact_days.origin = chains.origin and contact_days.contact_day = toDate(chains.contacted_at, 'UTC')
  left join (select * from next_logons where arrival_order = 1) as arrivals
    on arrivals.met_file = chains.contact_file and arrivals.met_record = chains.contact_record
)
select
  ['informational', 'low', 'medium', 'high', 'critical'][greatest(2, least(5, intDiv(max(points), 2)))] as severity,
  logged_on_at as first_seen, max(contacted_at) as last_seen, min(chain_host) as host, logon_user as `user`,
  length(arrayDistinct(arrayConcat(
    [(logon_file, logon_record)], groupArray((start_file, start_record)), groupArray((contact_file, contact_record)),
    groupArrayIf((arrival_file, arrival_record), has_arrival)))) as records,
  min(chain_source) as source, logon_source as logon_source_ip, logon_kind as logon_type,
  argMin(process_name, started_at) as process_name, count() as connections,
  arrayStringConcat(groupUniqArray(concat(assumeNotNull(dest_ip), ':', port_text)), ', ') as destinations,
  max(lacks_baseline) as has_no_baseline, max(has_arrival) as was_followed_by_a_logon
from facts
group by logon_file, logon_record, logged_on_at, logon_user, logon_source, logon_kind
order by max(points) desc, first_seen, `user`
limit {{row_cap}}
