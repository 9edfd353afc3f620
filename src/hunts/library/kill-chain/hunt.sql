-- Which successful logons led, through a process started right after them, to a first connection to an internal host?
-- The benign look-alike is an administrator, jump host, scanner or software distribution that reaches machines all day.
with connections as (
  select
    timestamp, host, lower("user") as user_key, coalesce(host, '@' || lower("user")) as origin,
    source_ip, dest_ip, dest_port, file_id, record
  from net_logs
  where timestamp is not null
),
origins as (
  select origin, min(timestamp) as first_at from connections group by origin
),
-- Grouped, or the engine would push the test of the ranges down and count each address anew for every range.
address_numbers as (
  select dest_ip, any_value(ip_number(dest_ip)) as number
  from (select distinct dest_ip from connections where dest_ip is not null) as addresses
  group by dest_ip
),
internal_addresses as (
  select dest_ip
  from address_numbers
  where in_ranges(number, $internal_ranges) and not in_ranges(number, $loopback_ranges)
),
internal_connections as (
  select
    connections.timestamp, connections.host, connections.user_key, connections.origin, connections.dest_ip,
    connections.dest_port, connections.file_id, connections.record
  from connections
  join internal_addresses on connections.dest_ip = internal_addresses.dest_ip
  where connections.dest_ip is distinct from connections.source_ip
    and not coalesce(list_contains($ignored_ports, connections.dest_port::varchar), false)
),
-- Two sensors may report one contact, one of them without the user: the named record counts when it follows in time.
first_contacts as (
  select origin, dest_ip, min(timestamp) filter (user_key is not null) as named_at
  from internal_connections
  group by origin, dest_ip
  having named_at - min(timestamp) <= to_seconds($connection_window_s)
),
new_connections as (
  select
    named.timestamp, named.host, named.user_key, named.origin, named.dest_ip, named.dest_port,
    named.file_id, named.record,
    epoch_us(named.timestamp) // ($connection_window_s * 1000000::bigint) as slot
  from internal_connections as named
  join first_contacts
    on named.origin = first_contacts.origin
    and named.dest_ip = first_contacts.dest_ip
    and named.timestamp = first_contacts.named_at
  where named.user_key is not null
  qualify row_number() over (
    partition by named.origin, named.dest_ip order by named.file_id, named.record
  ) = 1
),
-- Rows meet when they share the user and the host, or the user alone where one of them names no host. A row is listed
-- under its host, under '-' for meeting a row without host, and under '*' when it has none itself.
connection_slots as (
  select timestamp, user_key, host, file_id, record, slot, unnest([coalesce(host, '*'), '-']) as place
  from (
    select timestamp, user_key, host, file_id, record, unnest([slot, slot - 1]) as slot from new_connections
  ) as slots
),
processes as (
  select
    timestamp, host, lower("user") as user_key, process_name, file_id, record,
    epoch_us(timestamp) // ($connection_window_s * 1000000::bigint) as slot,
    unnest(case when host is null then ['-'] else [host, '*'] end) as place
  from process_logs
  where timestamp is not null and "user" is not null and process_name is not null
),
process_connections as (
  select
    processes.timestamp, processes.host, processes.user_key, processes.process_name,
    processes.file_id, processes.record,
    connection_slots.timestamp as connected_at,
    connection_slots.host as connection_host,
    connection_slots.file_id as connection_file_id,
    connection_slots.record as connection_record
  from processes
  join connection_slots
    on processes.user_key = connection_slots.user_key
    and processes.slot = connection_slots.slot
    and processes.place = connection_slots.place
  where processes.timestamp <= connection_slots.timestamp
    and connection_slots.timestamp - processes.timestamp <= to_seconds($connection_window_s)
),
process_slots as (
  select timestamp, user_key, file_id, record, slot, unnest([coalesce(host, '*'), '-']) as place
  from (
    select
      timestamp, user_key, host, file_id, record,
      unnest([
        epoch_us(timestamp) // ($process_window_s * 1000000::bigint),
        epoch_us(timestamp) // ($process_window_s * 1000000::bigint) - 1
      ]) as slot
    from (select distinct timestamp, user_key, host, file_id, record from process_connections) as candidates
  ) as slots
),
logons as (
  select
    timestamp, host, "user", lower("user") as user_key, source_ip, lower(logon_type) as logon_type, file_id, record,
    epoch_us(timestamp) // ($process_window_s * 1000000::bigint) as slot,
    unnest(case when host is null then ['-'] else [host, '*'] end) as place
  from auth_logs
  where outcome = 'success' and timestamp is not null and "user" is not null
),
logon_processes as (
  select
    process_slots.file_id, process_slots.record,
    logons.timestamp as logged_on_at, logons.host as logon_host, logons."user" as logon_user,
    logons.source_ip, logons.logon_type, logons.file_id as logon_file_id, logons.record as logon_record
  from process_slots
  join logons
    on process_slots.user_key = logons.user_key
    and process_slots.slot = logons.slot
    and process_slots.place = logons.place
  where logons.timestamp <= process_slots.timestamp
    and process_slots.timestamp - logons.timestamp <= to_seconds($process_window_s)
  qualify row_number() over (
    partition by process_slots.file_id, process_slots.record
    order by logons.timestamp desc, logons.host nulls last, logons.file_id, logons.record
  ) = 1
),
-- Of the processes in reach the nearest one counts; one of the list of ordinary logon processes only when it is alone.
chains as (
  select
    new_connections.timestamp as connected_at, new_connections.host as connection_host,
    new_connections.origin, new_connections.dest_ip, new_connections.dest_port,
    new_connections.file_id as connection_file_id, new_connections.record as connection_record,
    near.timestamp as started_at, near.host as process_host, near.process_name, near.user_key,
    near.file_id as process_file_id, near.record as process_record,
    list_contains($noise_processes, regexp_replace(lower(near.process_name), '\.exe$', '')) as is_noise,
    logon_processes.logged_on_at, logon_processes.logon_host, logon_processes.logon_user,
    logon_processes.source_ip, logon_processes.logon_type,
    logon_processes.logon_file_id, logon_processes.logon_record
  from process_connections as near
  join logon_processes on near.file_id = logon_processes.file_id and near.record = logon_processes.record
  join new_connections
    on near.connection_file_id = new_connections.file_id and near.connection_record = new_connections.record
  qualify row_number() over (
    partition by new_connections.file_id, new_connections.record
    order by is_noise, near.timestamp desc, near.host nulls last, near.file_id, near.record
  ) = 1
),
contact_days as (
  select internal_connections.origin, internal_connections.timestamp::date as day,
    count(distinct internal_connections.dest_ip) as destinations
  from internal_connections
  join (select distinct origin, connected_at::date as day from chains) as chain_days
    on internal_connections.origin = chain_days.origin and internal_connections.timestamp::date = chain_days.day
  group by internal_connections.origin, internal_connections.timestamp::date
),
facts as (
  select
    chains.logged_on_at, chains.logon_host, chains.logon_user, chains.source_ip, chains.logon_type, chains.user_key,
    chains.logon_file_id, chains.logon_record, chains.started_at, chains.process_host, chains.process_name,
    chains.process_file_id, chains.process_record, chains.connected_at, chains.connection_host, chains.dest_ip,
    chains.dest_port, chains.connection_file_id, chains.connection_record,
    chains.connected_at - origins.first_at < to_seconds($baseline_hours * 3600) as lacks_baseline,
    epoch(chains.connected_at - origins.first_at) / 3600 as baseline_h,
    coalesce(list_contains($admin_ports, chains.dest_port::varchar), false) as is_admin_port,
    contact_days.destinations > $scanner_destinations as is_scanner,
    len(list_filter($system_accounts, lambda name: chains.user_key glob name)) > 0 as is_system,
    coalesce(list_contains($unattended_logons, chains.logon_type), false) as is_unattended,
    coalesce(chains.logon_host = chains.process_host, false) as logon_has_host,
    coalesce(chains.process_host = chains.connection_host, false) as connection_has_host,
    case
      when chains.is_noise or is_scanner or is_system or is_unattended then 2
      else 3 + is_admin_port::integer - lacks_baseline::integer
    end as rank,
    list_filter([
      case when lacks_baseline then 'no baseline' end,
      case when chains.is_noise then 'only ordinary logon processes' end,
      case when is_scanner then 'scanner-like' end,
      case when is_system then 'machine or system account' end,
      case when is_unattended then 'unattended logon' end
    ], lambda label: label is not null) as labels
  from chains
  join origins on chains.origin = origins.origin
  join contact_days
    on chains.origin = contact_days.origin and chains.connected_at::date = contact_days.day
),
logon_chains as (
  select
    logged_on_at, logon_host, logon_user, source_ip, logon_type, user_key, logon_file_id, logon_record,
    max(rank) as rank,
    list_sort(list_distinct(flatten(list(labels)))) as labels,
    min(baseline_h) as baseline_h,
    coalesce(logon_host, min(process_host), min(connection_host)) as host,
    bool_and(logon_has_host) as logon_has_host,
    bool_and(connection_has_host) as connection_has_host,
    arg_min(process_name, (started_at, process_file_id, process_record)) as process_name,
    min(started_at) as started_at,
    count(distinct (process_file_id, process_record)) as processes,
    count(*) as connections,
    min(connected_at) as connected_at,
    max(connected_at) as last_connected_at,
    list(
      concat(dest_ip, ':' || dest_port::varchar) order by connected_at, connection_file_id, connection_record
    ) as destinations,
    list_distinct(flatten(list([
      {'file_id': logon_file_id, 'record': logon_record},
      {'file_id': process_file_id, 'record': process_record},
      {'file_id': connection_file_id, 'record': connection_record}
    ]))) as row_refs
  from facts
  group by logged_on_at, logon_host, logon_user, source_ip, logon_type, user_key, logon_file_id, logon_record
)
select
  concat_ws('|', coalesce(logon_host, host, '-'), user_key, logged_on_at::varchar) as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][rank] as severity,
  logged_on_at as first_seen,
  last_connected_at as last_seen,
  host,
  logon_user as "user",
  concat(
    logon_user, ' logged on', ' to ' || host, ' from ' || source_ip, '; ', process_name,
    format(' started {:.1f} s later', epoch(started_at - logged_on_at)),
    case when processes > 1 then format(' with {:,} more', processes - 1) else '' end,
    format(' and {:.1f} s after that came the first connection', epoch(connected_at - started_at)),
    case when connections > 1 then format('s to {:,} internal addresses: ', connections) else ' to ' end,
    array_to_string(list_slice(destinations, 1, 5), ', '),
    case when connections > 5 then format(' and {:,} more', connections - 5) else '' end, '. ',
    'Linked by user', case
      when logon_has_host and connection_has_host then ' and host.'
      when logon_has_host then ' and, for the process, host; the connection names no host.'
      when connection_has_host then ' and, for the connection, host; the logon names no host.'
      else ' alone, because logon or connection name no host: the host may be another.'
    end,
    case when list_contains(labels, 'no baseline')
      then format(' No baseline: only {:.1f} h of connections of this origin come before it.', baseline_h)
      else '' end,
    case when len(list_filter(labels, lambda label: label <> 'no baseline')) > 0
      then concat(' Marked: ', array_to_string(list_filter(labels, lambda label: label <> 'no baseline'), ', '), '.')
      else '' end
  ) as summary,
  row_refs,
  logged_on_at,
  source_ip as logon_source_ip,
  logon_type,
  process_name,
  epoch(started_at - logged_on_at) as seconds_to_process,
  epoch(connected_at - started_at) as seconds_to_connection,
  connections,
  array_to_string(destinations, ', ') as destinations,
  array_to_string(labels, ', ') as labels,
  case when logon_has_host and connection_has_host then 'user and host' else 'user' end as linked_by
from logon_chains
order by rank desc, first_seen, finding_key
