-- Did a host whose files were encrypted also send data out around that time? The benign look-alike is a backup, a sync
-- client or an archive job that changes many files and copies them to a cloud store the house uses.
with spikes as (
  select
    timestamp, host, "user", lower("user") as user_key, local_ip, process_name, file_count, file_id, record,
    coalesce(host, local_ip, lower("user"), '-') as place
  from file_spike
  where timestamp is not null
),
spike_steps as (
  select
    place, timestamp, host, "user", user_key, local_ip, process_name, file_count, file_id, record,
    coalesce(timestamp - lag(timestamp) over (partition by place order by timestamp, file_id, record)
      > to_minutes($session_minutes), true) as opens_session
  from spikes
),
session_spikes as (
  select
    place, timestamp, host, "user", user_key, local_ip, process_name, file_count, file_id, record,
    sum(opens_session::integer) over (
      partition by place order by timestamp, file_id, record rows unbounded preceding
    )::integer as session
  from spike_steps
),
sessions as (
  select
    place, session,
    min(host) as host, min("user") as "user", min(timestamp) as started_at, max(timestamp) as ended_at,
    count(*) as spikes, sum(file_count)::bigint as files, min(process_name) as process_name,
    min(timestamp) - to_minutes($minutes_before) as window_from,
    max(timestamp) + to_minutes($minutes_after) as window_to,
    list({'file_id': file_id, 'record': record} order by timestamp, file_id, record) as row_refs
  from session_spikes
  group by place, session
),
session_names as (
  select place, session, 'device name' as method, host as name from sessions where host is not null
  union
  select place, session, 'address map' as method, host as name from sessions where host is not null
  union
  select place, session, 'local address' as method, lower(local_ip) as name
  from session_spikes where local_ip is not null
  union
  select place, session, 'same user' as method, user_key as name
  from session_spikes
  where user_key is not null and len(list_filter($system_accounts, lambda name: user_key glob name)) = 0
),
sought_names as materialized (
  select
    sessions.place, sessions.session, sessions.host, sessions.started_at, sessions.window_from, sessions.window_to,
    session_names.method, session_names.name,
    unnest(range(
      epoch_us(sessions.window_from) // (($minutes_before + $minutes_after + 1) * 60000000::bigint),
      epoch_us(sessions.window_to) // (($minutes_before + $minutes_after + 1) * 60000000::bigint) + 1
    )) as slot
  from sessions
  join session_names on sessions.place = session_names.place and sessions.session = session_names.session
),
uploads as (
  select
    timestamp, host, "user", lower("user") as user_key, lower(source_ip) as source_ip, url_host, bytes_out,
    file_id, record,
    epoch_us(timestamp) // (($minutes_before + $minutes_after + 1) * 60000000::bigint) as slot,
    row_number() over (
      partition by timestamp, host, "user", source_ip, method, url_host, url, file_names, bytes_out
      order by file_id, record
    ) = 1 as is_first_copy
  from cloudflare_upload
),
-- Grouped, or the engine would push the test of the ranges down and count each address anew for every range.
address_numbers as (
  select source_ip, any_value(ip_number(source_ip)) as number
  from (select distinct source_ip from uploads where source_ip is not null) as addresses
  group by source_ip
),
upload_addresses as (
  select source_ip, in_ranges(number, $internal_ranges) as is_internal from address_numbers
),
sightings as (
  select
    upload_addresses.source_ip, net_logs.timestamp as seen_at, net_logs.host,
    min({'file_id': net_logs.file_id, 'record': net_logs.record}) as ref
  from net_logs
  join upload_addresses on lower(net_logs.source_ip) = upload_addresses.source_ip
  where net_logs.host is not null and net_logs.timestamp is not null
  group by upload_addresses.source_ip, net_logs.timestamp, net_logs.host
),
sighting_times as (
  select source_ip, seen_at, count(*) as owners from sightings group by source_ip, seen_at
),
owned_uploads as (
  select
    uploads.file_id, uploads.record, uploads.timestamp, uploads.slot, sightings.host as name, sightings.ref as map_ref,
    uploads.timestamp - nearest.seen_at <= to_minutes($fresh_minutes) and nearest.owners = 1 as is_sure
  from uploads
  asof join sighting_times as nearest
    on uploads.source_ip = nearest.source_ip and uploads.timestamp >= nearest.seen_at
  join sightings on nearest.source_ip = sightings.source_ip and nearest.seen_at = sightings.seen_at
  where uploads.timestamp - nearest.seen_at <= to_hours($lease_hours)
),
upload_names as (
  select file_id, record, timestamp, slot, 'device name' as method, host as name, null as map_ref, true as is_sure
  from uploads where host is not null
  union all
  select
    file_id, record, timestamp, slot, 'local address' as method, source_ip as name, null as map_ref, true as is_sure
  from uploads where source_ip is not null
  union all
  select file_id, record, timestamp, slot, 'address map' as method, name, map_ref, is_sure from owned_uploads
  union all
  select file_id, record, timestamp, slot, 'same user' as method, user_key as name, null as map_ref, false as is_sure
  from uploads where user_key is not null
),
-- Kept apart from the joins that follow, or the engine may join by time alone first and run out of memory.
matches as materialized (
  select
    sought.place, sought.session, sought.host, sought.started_at, upload_names.method, upload_names.map_ref,
    upload_names.is_sure, upload_names.file_id, upload_names.record
  from sought_names as sought
  join upload_names
    on sought.method = upload_names.method
    and sought.name = upload_names.name
    and sought.slot = upload_names.slot
  where upload_names.timestamp >= sought.window_from and upload_names.timestamp <= sought.window_to
),
links as (
  select
    matches.place, matches.session, matches.started_at, uploads.timestamp, uploads.url_host, uploads.bytes_out,
    uploads.is_first_copy, uploads.file_id, uploads.record, matches.method, matches.map_ref,
    coalesce(matches.host <> uploads.host, false) as names_other_device,
    greatest(1, case
      when matches.method in ('local address', 'address map') and not upload_addresses.is_internal then 1
      when matches.is_sure then 3
      else 2
    end - names_other_device::integer) as confidence
  from matches
  join uploads on matches.file_id = uploads.file_id and matches.record = uploads.record
  left join upload_addresses on uploads.source_ip = upload_addresses.source_ip
  qualify row_number() over (
    partition by matches.place, matches.session, uploads.file_id, uploads.record
    order by
      confidence desc, list_position(['device name', 'local address', 'address map', 'same user'], matches.method)
  ) = 1
),
linked_sessions as (
  select
    place, session,
    max(confidence) as confidence,
    array_to_string(list_sort(list_distinct(list(
      concat(method, ' (', ['low', 'medium', 'high'][confidence],
        case when method in ('local address', 'address map') and confidence = 1 then ', site level' else '' end,
        case when names_other_device then ', upload names another device' else '' end, ')')
    ))), ', ') as methods,
    count(*) as uploads,
    count(*) filter (timestamp < started_at) as uploads_before,
    count(*) filter (timestamp >= started_at) as uploads_after,
    count(bytes_out) as sized_uploads,
    coalesce(sum(bytes_out) filter (is_first_copy and timestamp < started_at), 0)::bigint as bytes_before,
    coalesce(sum(bytes_out) filter (is_first_copy and timestamp >= started_at), 0)::bigint as bytes_after,
    list_sort(list_distinct(list(url_host))) as destinations,
    min(timestamp) as first_upload_at,
    max(timestamp) as last_upload_at,
    min(abs(epoch(timestamp - started_at))) / 60 as nearest_minutes,
    list({'file_id': file_id, 'record': record} order by timestamp, file_id, record) as upload_refs,
    list_distinct(list(map_ref) filter (map_ref is not null)) as map_refs
  from links
  group by place, session
),
observed_sessions as (
  select
    session_names.place, session_names.session,
    count(distinct (upload_names.file_id, upload_names.record)) as uploads
  from session_names
  join upload_names
    on session_names.method = upload_names.method and session_names.name = upload_names.name
  where session_names.method <> 'same user'
  group by session_names.place, session_names.session
),
export_span as (
  select min(timestamp) as first_at, max(timestamp) as last_at from uploads
),
findings as (
  select
    sessions.place, sessions.host, sessions."user", sessions.started_at, sessions.ended_at, sessions.spikes,
    sessions.files, sessions.process_name,
    linked.confidence, linked.methods, linked.uploads, linked.uploads_before, linked.uploads_after,
    linked.sized_uploads, linked.bytes_before, linked.bytes_after, linked.destinations,
    linked.nearest_minutes,
    least(sessions.started_at, linked.first_upload_at) as first_seen,
    greatest(sessions.ended_at, linked.last_upload_at) as last_seen,
    list_concat(sessions.row_refs, coalesce(linked.upload_refs, []), coalesce(linked.map_refs, [])) as row_refs,
    case
      when linked.place is not null then 'upload linked'
      when observed.uploads is null then 'not observable'
      when export_span.first_at is null or export_span.first_at > sessions.window_to
        or export_span.last_at < sessions.window_from then 'not covered'
      else 'none in window'
    end as answer,
    observed.uploads as observed_uploads,
    case
      when linked.bytes_before + linked.bytes_after >= 1000000000
        then format('{:.1f} GB', (linked.bytes_before + linked.bytes_after) / 1e9)
      when linked.bytes_before + linked.bytes_after >= 1000000
        then format('{:.1f} MB', (linked.bytes_before + linked.bytes_after) / 1e6)
      else format('{:,} bytes', linked.bytes_before + linked.bytes_after)
    end as sent
  from sessions
  left join linked_sessions as linked on sessions.place = linked.place and sessions.session = linked.session
  left join observed_sessions as observed
    on sessions.place = observed.place and sessions.session = observed.session
  cross join export_span
)
select
  concat_ws('|', place, started_at::varchar) as finding_key,
  coalesce(['low', 'medium', 'high'][confidence], 'informational') as severity,
  first_seen,
  last_seen,
  host,
  "user",
  concat(
    'Encryption spike on ', coalesce(host, place),
    case when files is null then '' else format(' ({:,} files)', files) end, ' by ' || process_name, '; ',
    case answer
      when 'upload linked' then concat(
        format('{:,} {} linked by {}: ', uploads, case when uploads = 1 then 'upload' else 'uploads' end, methods),
        format('{:,} before and {:,} after it began, ', uploads_before, uploads_after),
        case when sized_uploads = 0 then 'size not recorded' else sent end,
        case when len(destinations) = 0 then ', destination not recorded'
          else concat(' to ', array_to_string(list_slice(destinations, 1, 5), ', ')) end,
        case when len(destinations) > 5 then format(' and {:,} more', len(destinations) - 5) else '' end, '.')
      when 'none in window' then format(
        'no upload linked: none in window, although the export has {:,} of this host or address at other times.',
        observed_uploads)
      when 'not covered' then 'no upload linked: not observable, the upload export does not reach this time.'
      else 'no upload linked: not observable, no upload record of this host or address at all in the export.'
    end
  ) as summary,
  row_refs,
  answer,
  started_at as spike_started_at, ended_at as spike_ended_at, spikes, files, process_name,
  coalesce(methods, '') as link_methods,
  coalesce(['low', 'medium', 'high'][confidence], '') as link_confidence,
  coalesce(uploads, 0) as uploads,
  coalesce(uploads_before, 0) as uploads_before,
  coalesce(uploads_after, 0) as uploads_after,
  bytes_before, bytes_after, nearest_minutes,
  array_to_string(destinations, ', ') as destinations
from findings
order by confidence desc nulls last, first_seen, finding_key
