-- Which device or account sent much data, many files or hidden data out of the network? The benign look-alike is a
-- backup, sync or meeting client, telemetry, and a person who sends large files to a customer as daily work.
with records as materialized (
  select
    timestamp, dest_ip, bytes_out, bytes_in, method, url, content_match, copy_id, log, size_level,
    if(file_names is null, null, uploaded_names(file_names)) as names, coalesce(dest_name, dest_ip, '') as place,
    coalesce(host, device_id, email, lower("user"), source_ip, concat('file ', file_id)) as actor,
    bytes_out >= $beacon_bytes and (size_level <> 'U3' or list_contains($sending_methods, method)) as is_sized,
    len(names) > 0 as is_named, content_match is not null as is_matched,
    program is not null and regexp_matches(program, array_to_string($transfer_tools, '|'))
      and (bytes_out > 0 or method is null or list_contains($sending_methods, method)) as is_tool,
    coalesce(is_sized or is_named or is_matched or is_tool, false) as is_sign,
    is_sized and size_level <> 'U3' and bytes_out >= $outlier_mb * 1000000::bigint
      and bytes_out >= $ratio * coalesce(bytes_in, 0) as is_large,
    {'host': host, 'user': "user", 'ip': source_ip, 'tool': if(is_tool, program, null)} as client,
    {'file_id': file_id, 'record': record} as ref
  from sent_traffic()
  where not coalesce(list_contains($refused_actions, action), false)
),
places as materialized (
  select place, registered_domain(place) as domain from (select place from records group by place) as named
),
-- Kept apart, or the engine would count each address anew for every range.
addresses as materialized (
  select address, ip_number(address) as number
  from (select distinct coalesce(dest_ip, place) as address from records where is_sign) as ends
  where contains(address, ':') or regexp_full_match(address, '[0-9.]+')
),
-- From 224.0.0.0 on, addresses stand for groups.
outer_ends as (
  select
    ends.place, ends.dest_ip, places.domain,
    regexp_matches(ends.place, names_pattern($known_destinations)) as is_known,
    regexp_matches(ends.place, names_pattern($sharing_hosts)) as is_sharing
  from (select distinct place, dest_ip from records where is_sign) as ends
  join places using (place)
  left join addresses on coalesce(ends.dest_ip, ends.place) = addresses.address
  where ends.place <> '' and (addresses.number is not null or contains(ends.place, '.'))
    and not coalesce(in_ranges(addresses.number, $internal_ranges), false)
    and not coalesce(addresses.number between 281474439839744 and 281474976710655, false)
    and not regexp_matches(ends.place, names_pattern($internal_domains))
),
-- Clients and domains between which there is enough at all.
pairs as (
  select actor, domain
  from records
  join outer_ends on records.place = outer_ends.place and records.dest_ip is not distinct from outer_ends.dest_ip
  where is_sign
  group by actor, domain
  having sum(bytes_out) filter (is_sized) >= least($volume_mb, $ratio_mb) * 1000000::bigint
    or sum(len(names)) >= $min_names or count(*) filter (is_matched) >= $min_content_matches
    or bool_or(is_tool or is_large)
),
-- A record told twice counts once: the same transfer in two files, or in the log of the gateway and of a sensor.
copies as (
  select
    timestamp, records.place, records.dest_ip, bytes_out, bytes_in, method, url, names, log, size_level, actor, client,
    is_named, is_matched, is_tool, is_sized, is_sign, is_large, ref, domain, is_known, is_sharing,
    epoch_us(timestamp) // 1000000 as second,
    dense_rank() over (partition by actor, domain, second, log, bytes_out, bytes_in, method, url, names
      order by coalesce(copy_id, '')) as twin
  from records
  join outer_ends on records.place = outer_ends.place and records.dest_ip is not distinct from outer_ends.dest_ip
  join pairs using (actor, domain)
),
moves as materialized (
  select
    row_number() over () as move, timestamp, place, dest_ip, bytes_out, bytes_in, names, size_level, actor,
    is_sized, is_named, is_matched, is_tool, is_sign, client, ref, domain, is_known, is_sharing,
    is_large, row_number() over (partition by actor, domain, second, bytes_out, bytes_in, method, url, names, twin
      order by log desc, ref) = 1 as is_counted
  from copies
),
actor_sizes as materialized (
  select actor, ln(1 + bytes_out) as size
  from records
  where bytes_out > 0 and actor in (select actor from moves where is_large)
),
baselines as (
  select actor, any_value(usual) as usual, greatest(1.4826 * median(abs(size - usual)), 0.1) as spread
  from actor_sizes
  join (select actor, median(size) as usual from actor_sizes group by actor) as medians using (actor)
  group by actor
  having count(*) >= $min_sessions
),
rated_moves as (
  select
    move, moves.actor, domain, timestamp, is_named, is_matched, is_tool, is_sign,
    coalesce(is_large and (ln(1 + bytes_out) - usual) / spread >= $outlier_z, false) as is_outlier,
    sum(if(is_counted and is_sized, bytes_out, 0)) over recent as sent,
    sum(if(is_counted, bytes_in, 0)) over recent as received, count(bytes_in) over recent > 0 as knows_received,
    sum(if(is_counted and is_named, len(names), 0)) over recent as named,
    count(*) filter (is_counted and is_matched) over recent as matched
  from moves
  left join baselines using (actor)
  window recent as (partition by moves.actor, domain order by timestamp
    range between to_minutes($window_minutes) preceding and current row)
),
-- A record belongs to the upload when a window that counted enough holds it.
members as (
  select move, actor, domain, timestamp, is_outlier, is_tool,
    max(if(sent >= $volume_mb * 1000000::bigint, sent, 0)) over next as volume,
    max(if(knows_received and sent >= $ratio_mb * 1000000::bigint and sent >= $ratio * received,
      sent / greatest(received, 1), 0)) over next as ratio,
    is_named and max(named) over next >= $min_names as has_names,
    is_matched and max(matched) over next >= $min_content_matches as has_matches
  from rated_moves
  where is_sign
  window next as (partition by actor, domain order by timestamp
    range between current row and to_minutes($window_minutes) following)
),
steps as (
  select move, timestamp, is_outlier, volume, ratio, has_names, has_matches, actor, domain,
    coalesce(timestamp - lag(timestamp) over (partition by actor, domain order by timestamp, move)
      > to_minutes($window_minutes), true) as opens_burst
  from members
  where is_outlier or volume > 0 or ratio > 0 or is_tool or has_names or has_matches
),
burst_steps as (
  select move, is_outlier, volume, ratio, has_names, has_matches,
    sum(opens_burst::integer) over (
      partition by actor, domain order by timestamp, move rows unbounded preceding) as burst
  from steps
),
bursts as materialized (
  select
    actor, domain, min(timestamp) as first_seen, max(timestamp) as last_seen, min(client.host) as host,
    min(client."user") as "user", min(client.ip) as source_ip, count(*) filter (is_counted) as records,
    sum(bytes_out) filter (is_counted and is_sized)::bigint as sent,
    sum(bytes_in) filter (is_counted)::bigint as received, max(volume)::bigint as peak, max(ratio) as peak_ratio,
    list_sort(list_distinct(flatten(list(names) filter (is_named)))) as names,
    count(*) filter (is_counted and is_matched) as matches, min(client.tool) as tool, bool_or(is_outlier) as is_outlier,
    bool_or(has_names) as has_names, bool_or(has_matches) as has_matches, bool_and(is_known) as is_known,
    bool_or(is_sharing) as is_sharing, min(dest_ip) as dest_ip, list_sort(list_distinct(list(place))) as places,
    list_sort(list_distinct(list_concat(list(size_level) filter (is_sized), list('U2') filter (is_named or is_matched),
      list(size_level) filter (is_tool and bytes_out > 0)))) as levels,
    list_sort(list_distinct(list(ref))) as row_refs
  from burst_steps
  join moves using (move)
  group by actor, domain, burst
),
habits as (
  select domain, min(timestamp) as reached_at,
    count(distinct actor) >= $everyday_clients and count(distinct timestamp::date) >= $everyday_days as is_everyday
  from records
  join places using (place)
  where domain in (select domain from bursts)
  group by domain
),
lookups as materialized (
  select timestamp, lower(query) as query, host, "user", source_ip, {'file_id': file_id, 'record': record} as ref,
    coalesce(host, lower("user"), source_ip, concat('file ', file_id)) as actor
  from dns_logs
  where timestamp is not null and length(query) > $label_length
),
long_names as (
  select query, registered_domain(query) as domain,
    regexp_matches(query, names_pattern($known_destinations)) as is_known
  from (select distinct query from lookups) as asked
  where list_max(list_transform(string_split(query, '.')[:-3], lambda label: length(label))) >= $label_length
),
fresh_lookups as (
  select timestamp, query, host, "user", source_ip, ref, actor, domain, is_known,
    lag(timestamp) over (partition by actor, query order by timestamp, ref) is null as is_first
  from lookups
  join long_names using (query)
),
rated_lookups as (
  select timestamp, query, host, "user", source_ip, ref, actor, domain, is_known, is_first,
    count(*) filter (is_first) over (partition by actor, domain order by timestamp
      range between to_minutes($window_minutes) preceding and current row) as names
  from fresh_lookups
),
tunnels as (
  select actor, domain, min(timestamp) as first_seen, max(timestamp) as last_seen, any_value(host) as host,
    min("user") as "user", min(source_ip) as source_ip, max(names) as peak, count(distinct query) as names,
    bool_and(is_known) as is_known, sum(length(query) - length(domain)) filter (is_first)::bigint as letters,
    list_sort(list_distinct(list(ref))) as row_refs
  from rated_lookups
  group by actor, domain
  having max(names) >= $min_long_names
),
findings as (
  select
    bursts.actor, domain, first_seen, last_seen, host, "user", source_ip, row_refs, records, sent, received, names,
    matches, dest_ip, places, coalesce(nullif(array_to_string(levels, ', '), ''), 'program alone') as evidence_level,
    reached_at >= first_seen and first_seen - begins_at >= to_hours($first_seen_hours) as is_new, tool,
    case when is_known then 'known destination' when is_everyday and not is_sharing and tool is null
      then 'everyday destination' end as known_as,
    peak > 0 or peak_ratio > 0 as is_much,
    case
      when known_as is not null then if(is_much or has_names or has_matches, 2, 1)
      else least(4, case when tool is not null then 4 when is_much then 3 else 2 end + is_new::integer
        + (is_sharing and (is_much or has_names))::integer, if(levels = ['U3'], 3, 4))
    end as rank,
    concat_ws(', ', if(peak > 0, 'volume', null), if(peak_ratio > 0, 'ratio', null), if(has_names, 'file names', null),
      if(has_matches, 'content rule', null), if(tool is not null, 'copy tool', null),
      if(is_outlier, 'single session', null)) as signals,
    concat(
      format('{} sent {} in {:,} {} to {}', coalesce(host, "user", actor), if(sent is null, 'data of unknown size',
        format('{:,} bytes', sent)), records, if(records = 1, 'record', 'records'), domain),
      if(peak_ratio > 0, format(', {:.0f} times what it received', peak_ratio), ''),
      if(len(names) > 0, format('; {:,} {}, such as {}', len(names), if(len(names) = 1, 'file name', 'file names'),
        array_to_string(names[:3], ', ')), ''),
      if(matches > 0, format('; content rules matched {:,}', matches), ''), '; program ' || tool,
      if(is_outlier, '; far above what this client usually sends in a session', ''),
      if(is_new, '; nobody reached that place before in the evidence', ''),
      if(is_sharing, '; the place stores files for anyone', ''), if(levels = ['U3'], '; it is a site of the house', ''),
      '. Evidence: ', evidence_level, '.', ' Known: ' || known_as || '.') as summary
  from bursts
  left join habits using (domain)
  cross join (select min(timestamp) as begins_at from records) as evidence
  union all by name
  select
    actor, domain, first_seen, last_seen, host, "user", source_ip, row_refs, len(row_refs) as records,
    if(is_known, 'known destination', null) as known_as, if(is_known, 2, 3) as rank, 'U6' as evidence_level,
    'long names' as signals,
    format('{} asked for {:,} long names under {}, up to {:,} in {} min ({:,} letters). Evidence: U6.',
      coalesce(host, "user", actor), names, domain, peak, $window_minutes, letters) as summary
  from tunnels
)
select
  concat_ws('|', actor, domain, evidence_level = 'U6', first_seen::varchar) as finding_key,
  ['informational', 'low', 'medium', 'high'][rank] as severity, first_seen, last_seen, host, "user", summary, row_refs,
  evidence_level, signals, source_ip, domain as destination, array_to_string(places[:10], ', ') as destination_names,
  dest_ip, records, sent as bytes_sent, received as bytes_received, len(names) as file_name_count,
  matches as content_matches, tool, is_new as is_first_seen, known_as
from findings
order by rank desc, first_seen, finding_key
