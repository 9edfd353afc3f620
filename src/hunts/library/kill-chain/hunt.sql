-- Which successful logons led, through a process started right after them, to a first connection to an internal host?
-- The benign look-alike is an administrator, jump host, scanner or software distribution that reaches machines all day.
with recursive connections as (
  select timestamp, host, lower("user") as user_key, coalesce(host, '@' || lower("user")) as origin, source_ip, dest_ip,
    dest_port, process_id, lower(process_guid) as process_guid, file_id, record,
    "user" is not null or host is not null and process_id is not null as is_linkable
  from net_logs
  where timestamp is not null
    and not coalesce(list_contains(['inbound', 'in', 'incoming', 'ingress'], lower(direction)), false)
),
origins as (select origin, min(timestamp) as first_at from connections group by origin),
addresses as materialized (
  select ip, host, count(*) as records
  from (
    select source_ip as ip, host from connections where source_ip is not null and host is not null
    union all
    select ip, host from lease_logs where ip is not null and host is not null
    union all
    select source_ip, short_host(source_host) from auth_logs where source_ip is not null and source_host is not null
  ) as seen
  where not list_contains(['127.0.0.1', '::1'], ip)
  group by ip, host
),
owners as (select ip, arg_max(host, (records, host)) as owner from addresses group by ip),
-- Grouped, or the engine would push the test of the ranges down and count each address anew for every range.
address_numbers as (
  select dest_ip, any_value(ip_number(dest_ip)) as number
  from (select distinct dest_ip from connections where not ends_with(dest_ip, '.255')) as named
  group by dest_ip
),
internal_addresses as (
  select address_numbers.dest_ip, owners.owner
  from address_numbers
  left join owners on address_numbers.dest_ip = owners.ip
  where in_ranges(number, $internal_ranges) and not in_ranges(number, $loopback_ranges)
),
internal_connections as (
  select made.timestamp, made.host, made.user_key, made.origin, made.source_ip, made.dest_ip, made.dest_port,
    made.process_id, made.process_guid, made.is_linkable, made.file_id, made.record
  from connections as made
  join internal_addresses as reached on made.dest_ip = reached.dest_ip
  where made.dest_ip is distinct from made.source_ip and reached.owner is distinct from coalesce(made.host, '')
    and not coalesce(list_contains($ignored_ports, made.dest_port::varchar), false)
),
-- A pause longer than a span lies between two spans, so their first and last contacts show it. Two sensors may report
-- one contact, one of them without the user: the record with the user counts when it follows in time.
contacts as (
  select origin, dest_ip, epoch_us(timestamp) // ($new_days * 86400000000::bigint) as span,
    min(timestamp) as first_at, max(timestamp) as last_at, min(timestamp) filter (user_key is not null) as named_at,
    min(timestamp) filter (is_linkable) as linkable_at
  from internal_connections
  group by origin, dest_ip, span
),
first_contacts as (
  select origin, dest_ip, coalesce(named_at, lead(named_at) over pair) as later_at,
    if(follows(later_at, first_at, $connection_window_s), later_at, linkable_at) as linked_at
  from contacts
  window pair as (partition by origin, dest_ip order by span)
  qualify coalesce(first_at - lag(last_at) over pair > to_days($new_days), true)
    and follows(linked_at, first_at, $connection_window_s)
),
new_connections as (
  select near as contact
  from internal_connections as near
  join first_contacts on near.origin = first_contacts.origin and near.dest_ip = first_contacts.dest_ip
    and near.timestamp = first_contacts.linked_at
  where near.is_linkable
  qualify row_number() over (partition by near.origin, near.dest_ip, near.timestamp
    order by near.user_key is null, near.file_id, near.record) = 1
),
-- Each later row stands in its own time slot and the one before. A connection without user meets by process number.
connection_slots as materialized (
  select contact, slot_of(contact.timestamp, $connection_window_s) - back as slot, unnest(
    if(contact.user_key is null, [concat('#', contact.process_id, '|', contact.host)],
      meetings_later(contact.user_key, contact.host))) as meeting
  from new_connections cross join (values (0), (1)) as slots(back)
),
starts as (
  select timestamp, host, lower("user") as user_key, process_name, process_id, lower(process_guid) as process_guid,
    logon_id, file_id, record, slot_of(timestamp, $connection_window_s) as slot,
    unnest(list_append(meetings_earlier(user_key, host), concat('#', process_id, '|', host))) as meeting
  from process_logs
  where timestamp is not null and "user" is not null and process_name is not null and twin_record is null
    and slot_of(timestamp, $connection_window_s) in (select slot from connection_slots)
),
process_slots as (
  select started, slot_of(started.timestamp, $process_window_s) - back as slot,
    unnest(meetings_later(started.user_key, started.host)) as meeting
  from (
    select any_value(starts) as started from starts
    where (meeting, slot) in (select (meeting, slot) from connection_slots)
    group by file_id, record
  ) as candidates
  cross join (values (0), (1)) as slots(back)
),
logons as materialized (
  select timestamp, host, "user", lower("user") as user_key, source_host, lower(logon_type) as logon_type,
    if(list_contains(['127.0.0.1', '::1'], source_ip), null, source_ip) as source_ip, logon_id, file_id, record
  from auth_logs
  where outcome = 'success' and timestamp is not null and "user" is not null
),
logon_slots as (
  select timestamp, host, "user", user_key, source_ip, source_host, logon_type, logon_id, file_id, record,
    slot_of(timestamp, $process_window_s) as slot, unnest(meetings_earlier(user_key, host)) as meeting
  from logons
),
logon_processes as materialized (
  select near.started as started, logon_slots as logon,
    list_contains($noise_processes, regexp_replace(lower(started.process_name), '\.exe$', '')) as is_noise
  from process_slots as near
  join logon_slots on near.meeting = logon_slots.meeting and near.slot = logon_slots.slot
  where follows(near.started.timestamp, logon_slots.timestamp, $process_window_s)
    and coalesce(logon_slots.logon_id = near.started.logon_id, true)
  qualify row_number() over (partition by near.started.file_id, near.started.record
    order by logon_slots.logon_id = near.started.logon_id desc nulls last, logon_slots.timestamp desc,
      logon_slots.host nulls last, logon_slots.file_id, logon_slots.record) = 1
),
-- The process that made the connection counts, else the nearest; an ordinary process of a logon only when it is alone.
contact_processes as (
  select any_value(near.contact) as contact, arg_max((made.started.file_id, made.started.record), (
      coalesce(same_process(made.started, near.contact), false), not made.is_noise, made.started.timestamp,
      made.started.host is not null, -made.started.file_id, -made.started.record)) as process
  from (
    select started, is_noise, unnest(list_append(meetings_earlier(started.user_key, started.host),
      concat('#', started.process_id, '|', started.host))) as meeting
    from logon_processes
  ) as made
  join connection_slots as near on made.meeting = near.meeting and made.started.slot = near.slot
  where follows(near.contact.timestamp, made.started.timestamp, $connection_window_s)
    and coalesce(same_process(made.started, near.contact), true)
  group by near.contact.file_id, near.contact.record
),
chains as materialized (
  select near.contact as contact, made.started as started, made.logon as logon, made.is_noise as is_noise,
    coalesce(logon.host, started.host, contact.host) as host,
    nullif(coalesce(owners.owner, short_host(logon.source_host), logon.source_ip), host) as source
  from contact_processes as near
  join logon_processes as made on near.process = (made.started.file_id, made.started.record)
  left join owners on logon.source_ip = owners.ip
),
arrivals as materialized (
  select chains.contact as met, chains.logon as entry, next as arrival,
    list_filter([chains.source, chains.host, next.host], lambda stop: stop is not null) as stops
  from chains
  cross join (values (-1), (0), (1)) as slots(aside)
  join addresses as reached on chains.contact.dest_ip = reached.ip and reached.host <> chains.host
  join logons as next
    on reached.host = next.host
    and slot_of(chains.contact.timestamp, $connection_window_s) + aside = slot_of(next.timestamp, $connection_window_s)
  left join addresses as own on chains.host = own.host and next.source_ip = own.ip
  where abs(epoch(next.timestamp - chains.contact.timestamp)) <= $connection_window_s
    and (own.ip is not null or next.source_ip = chains.contact.source_ip or short_host(next.source_host) = chains.host)
  qualify row_number() over (partition by chains.contact.file_id, chains.contact.record
    order by abs(epoch(next.timestamp - chains.contact.timestamp)), next.file_id, next.record) = 1
),
walks as (
  select entry, arrival.timestamp as arrived_at, stops from arrivals
  union
  select walks.entry, onward.arrival.timestamp, list_append(walks.stops, onward.arrival.host)
  from walks
  join arrivals as onward on onward.stops[-3] = walks.stops[-2] and onward.stops[-2] = walks.stops[-1]
  where abs(epoch(onward.entry.timestamp - walks.arrived_at)) <= $connection_window_s
    and not list_contains(walks.stops, onward.arrival.host)
),
paths as (
  select entry, max(len(stops)) - 1 as hops, list_sort(list(distinct array_to_string(stops, ' -> '))) as walked,
    array_to_string(list_filter(walked, lambda walk: len(list_filter(walked, lambda longer:
      starts_with(longer, walk || ' -> '))) = 0), '; ') as path
  from walks group by entry
),
contact_days as (
  select origin, timestamp::date as day, count(distinct dest_ip) as destinations
  from internal_connections where origin in (select contact.origin from chains)
  group by origin, day
),
-- Two points are one step of severity.
facts as (
  select chains.contact as contact, chains.started as started, chains.logon as logon, chains.host as host,
    chains.source as source, arrivals.arrival as arrival,
    epoch(contact.timestamp - origins.first_at) / 3600 as baseline_h,
    coalesce(started.host = logon.host, false) as logon_has_host,
    coalesce(started.host = contact.host, false) as connection_has_host,
    list_filter([
      case when baseline_h < $baseline_hours then 'no baseline' end,
      case when chains.is_noise then 'only ordinary logon processes' end,
      case when contact_days.destinations > $scanner_destinations then 'scanner-like' end,
      case when list_contains($unattended_logons, logon.logon_type) then 'unattended logon' end,
      case when len(list_filter($system_accounts, lambda name: started.user_key glob name)) > 0
        then 'machine or system account' end], lambda label: label is not null) as labels,
    case when len(list_filter(labels, lambda label: label <> 'no baseline')) > 0 then 4
      else 6 + 2 * coalesce(list_contains($admin_ports, contact.dest_port::varchar), false)::integer
        - coalesce(list_contains($quiet_ports, contact.dest_port::varchar), false)::integer
        + coalesce(contact.dest_port >= $rpc_ports_from, false)::integer
        + coalesce(source is not null and list_contains($remote_logons, logon.logon_type), false)::integer
        + 2 * coalesce(list_contains($explicit_logons, logon.logon_type), false)::integer
        + 3 * (arrival is not null)::integer - 2 * (baseline_h < $baseline_hours)::integer end as points
  from chains
  join origins on chains.contact.origin = origins.origin
  join contact_days
    on chains.contact.origin = contact_days.origin and chains.contact.timestamp::date = contact_days.day
  left join arrivals
    on chains.contact.file_id = arrivals.met.file_id and chains.contact.record = arrivals.met.record
),
logon_chains as (
  select facts.logon as logon, greatest(2, least(5, max(points) // 2)) as rank,
    list_sort(list_distinct(flatten(list(labels)))) as labels, min(baseline_h) as baseline_h,
    min(facts.host) as host, min(facts.source) as source, arg_min(started, started.timestamp) as started,
    bool_and(logon_has_host) as logon_has_host, bool_and(connection_has_host) as connection_has_host,
    min(contact.timestamp) as connected_at,
    count(distinct (started.file_id, started.record)) as processes, count(*) as connections,
    max(contact.timestamp) as last_connected_at,
    list(concat(contact.dest_ip, ':' || contact.dest_port::varchar)
      order by contact.timestamp, contact.file_id, contact.record) as destinations,
    list_distinct(list_transform(
      list_filter(flatten(list([(facts.logon.file_id, facts.logon.record), (started.file_id, started.record),
        (contact.file_id, contact.record), (arrival.file_id, arrival.record)])), lambda ref: ref[1] is not null),
      lambda ref: {'file_id': ref[1], 'record': ref[2]})) as row_refs
  from facts
  group by facts.logon
)
select
  concat_ws('|', coalesce(chains.logon.host, host, '-'), chains.logon.user_key, chains.logon.timestamp::varchar,
    chains.logon.logon_id) as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][rank] as severity, chains.logon.timestamp as first_seen,
  last_connected_at as last_seen, host, chains.logon."user" as "user",
  concat(
    chains.logon."user", ' logged on', ' to ' || host, ' from ' || coalesce(source, chains.logon.source_ip), '; ',
    started.process_name, format(' started {:.1f} s later', epoch(started.timestamp - chains.logon.timestamp)),
    if(processes > 1, format(' with {:,} more', processes - 1), ''),
    format(' and {:.1f} s after that came the first connection', epoch(connected_at - started.timestamp)),
    if(connections > 1, format('s to {:,} internal addresses: ', connections), ' to '),
    array_to_string(list_slice(destinations, 1, 5), ', '),
    if(connections > 5, format(' and {:,} more', connections - 5), ''), '. ',
    'A logon from here followed there: ' || path || '. ',
    'Linked by user', if(logon_has_host and connection_has_host, ' and host.', concat(
      if(logon_has_host or connection_has_host, ' and partly by host', ' alone'), ', because the ',
      if(logon_has_host, 'connection', 'logon'), ' names no host that fits: the host may be another.')),
    if(list_contains(labels, 'no baseline'),
      format(' No baseline: only {:.1f} h of connections of this origin come before it.', baseline_h), ''),
    ' Marked: ' || nullif(array_to_string(list_filter(labels, lambda label: label <> 'no baseline'), ', '), '') || '.'
  ) as summary,
  row_refs, chains.logon.timestamp as logged_on_at, chains.logon.source_ip as logon_source_ip,
  chains.logon.logon_type as logon_type, started.process_name as process_name,
  epoch(started.timestamp - chains.logon.timestamp) as seconds_to_process, connections,
  epoch(connected_at - started.timestamp) as seconds_to_connection, path, hops,
  array_to_string(destinations, ', ') as destinations, array_to_string(labels, ', ') as labels,
  if(logon_has_host and connection_has_host, 'user and host', 'user') as linked_by
from logon_chains as chains
left join paths on chains.logon.file_id = paths.entry.file_id and chains.logon.record = paths.entry.record
order by rank desc, first_seen, finding_key
