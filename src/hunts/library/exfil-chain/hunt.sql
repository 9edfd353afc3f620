-- Did a host whose files were encrypted also send data out around that time? The benign look-alike is a backup, a sync
-- client or an archive job that changes many files and copies them to a cloud store the house uses.
with spikes as (
  select
    first_seen as began_at, last_seen as ended_at, coalesce(host, local_ip, lower("user"), '-') as place,
    {'host': host, 'user': "user", 'ip': lower(local_ip), 'program': process_name, 'files': file_count,
      'known_as': known_as, 'refs': row_refs} as spike
  from (select null::varchar as local_ip, null::varchar as process_name, null::bigint as file_count,
    null::varchar as known_as where false union all by name from answers.impact_file_spike) where first_seen is not null
),
spike_steps as (
  select place, began_at, ended_at, spike, coalesce(began_at - max(ended_at) over (partition by place order by began_at,
    ended_at rows between unbounded preceding and 1 preceding) > to_minutes($session_minutes), true) as opens_session
  from spikes
),
session_spikes as (
  select began_at, ended_at, spike, place, concat(place, '|', sum(opens_session::integer) over (
    partition by place order by began_at, ended_at rows unbounded preceding)) as session
  from spike_steps
),
sessions as materialized (
  select session, any_value(place) as place, min(spike.host) as host, min(spike."user") as "user",
    min(began_at) as started_at, max(ended_at) as ended_at, count(*) as spikes, sum(spike.files)::bigint as files,
    min(spike.program) as process_name, if(count(spike.known_as) = count(*), min(spike.known_as), null) as known_as,
    min(began_at) - to_minutes($minutes_before) as window_from, max(began_at) + to_minutes($minutes_after) as window_to,
    flatten(list(spike.refs)) as row_refs
  from session_spikes group by session
),
-- Evidence of an upload, from the session's own bytes (U1) to a sending method at a store for anyone (U4).
told as (
  select
    timestamp, host, lower("user") as user_key, is_inner, source_ip, dest_name, dest_ip, bytes_out, method,
    url, file_names, copy_id, false as is_exported, {'file_id': file_id, 'record': record} as ref, case
      when file_names is not null and len(uploaded_names(file_names)) > 0 or content_match is not null then 'U2'
      when bytes_out >= $min_upload_bytes and bytes_out > coalesce(bytes_in, 0)
        and (size_level <> 'U3' or list_contains($sending_methods, method)) then size_level
      when size_level <> 'U3' and list_contains($sending_methods, method) then 'U4'
    end as level
  from sent_traffic()
  where not coalesce(list_contains($refused_actions, action), false)
  union all by name
  select
    timestamp, host, lower("user") as user_key, lower(source_ip) as source_ip, lower(url_host) as dest_name, bytes_out,
    method, url, file_names, true as is_exported, {'file_id': file_id, 'record': record} as ref,
    case when file_names is not null then 'U2' when bytes_out > 0 then 'U5' else 'U4' end as level
  from cloudflare_upload
),
candidates as materialized (
  select
    row_number() over () as upload, timestamp, host, user_key, is_inner, source_ip, dest_ip, bytes_out,
    is_exported, level, ref, coalesce(dest_name, dest_ip) as place,
    epoch_us(timestamp) // (($minutes_before + $minutes_after + 1) * 60000000::bigint) as slot,
    row_number() over (partition by epoch_us(timestamp) // 1000000, coalesce(host, user_key, source_ip), place,
      bytes_out, method, url, file_names, copy_id order by ref) = 1 as is_first_copy
  from told cross join (select min(window_from) as first_at, max(window_to) as last_at from sessions) as bounds
  where level is not null and timestamp >= first_at and timestamp <= last_at
),
-- Kept apart, or the engine would count each address anew for every range.
numbers as materialized (
  select address, ip_number(address) as number
  from (select distinct unnest([source_ip, coalesce(dest_ip, place)]) as address from candidates)
  where contains(address, ':') or regexp_full_match(address, '[0-9.]+')
),
addresses as (
  select address, in_ranges(number, $internal_ranges) as is_internal, in_ranges(number, $warp_ranges) as is_warp
  from numbers where number is not null
),
places as (
  select
    place, registered_domain(place) as domain, regexp_matches(place, names_pattern($known_destinations)) as is_known,
    regexp_matches(place, names_pattern($sharing_hosts)) as is_sharing,
    regexp_matches(place, names_pattern($internal_domains)) as is_internal
  from (select distinct place from candidates)
),
sightings as (
  select source_ip, seen_at, host, min({'file_id': file_id, 'record': record}) as ref
  from address_claims()
  where source_ip in (select source_ip from candidates) and seen_at is not null and host is not null group by all
),
-- Two hosts that claim one address within minutes of each other leave it open whose it was.
claims as materialized (
  select source_ip, seen_at, host, ref,
    list_distinct([host, min(host) over nearby, max(host) over nearby]) as claimants
  from sightings
  window nearby as (partition by source_ip order by seen_at
    range between to_minutes($ambiguous_minutes) preceding and to_minutes($ambiguous_minutes) following)
),
-- By a window, since the engine would loop over all claims for an asof join here.
owners as (
  select upload, last_value(claim ignore nulls) over (
    partition by source_ip order by at_time, claim is null rows unbounded preceding) as claim
  from (select source_ip, seen_at as at_time, null as upload,
      {'seen_at': seen_at, 'ref': ref, 'claimants': claimants} as claim from claims
    union all select source_ip, timestamp, upload, null from candidates)
  qualify upload is not null
),
uploads as materialized (
  select
    upload, timestamp, candidates.host, user_key, candidates.source_ip, candidates.place, domain, bytes_out,
    is_exported, level, candidates.ref, slot, is_first_copy, is_known, claim.ref as map_ref,
    if(timestamp - claim.seen_at <= to_hours($lease_hours), claim.claimants, []) as claimants,
    timestamp - claim.seen_at <= to_minutes($fresh_minutes) as is_fresh,
    case when sources.is_warp then 6 when sources.is_internal and is_inner then 3 when sources.is_internal then 4
      when sources.address is not null then 5 end as address_rank
  from candidates
  left join owners using (upload)
  left join places on candidates.place = places.place
  left join addresses as ends on coalesce(dest_ip, candidates.place) = ends.address
  left join addresses as sources on candidates.source_ip = sources.address
  where is_exported or (not coalesce(ends.is_internal or places.is_internal, false) and (level <> 'U4' or is_sharing)
    and (ends.address is not null or contains(candidates.place, '.')))
),
-- Whom the host's own logs show there near the start, and whether the same account was at another host too.
session_users as (
  select session, user_key, count(distinct presences.host) = 1 as is_only_here
  from sessions
  join (
    select session, lower(spike."user") as user_key from session_spikes
    union
    select session, user_key from sessions join host_presences() using (host)
    where abs(epoch_us(timestamp) - epoch_us(started_at)) <= $user_hours * 3600000000::bigint
  ) as users using (session)
  left join host_presences() as presences using (user_key)
  where user_key is not null and len(list_filter($system_accounts, lambda name: user_key glob name)) = 0
    and coalesce(abs(epoch_us(timestamp) - epoch_us(started_at)) <= $user_hours * 3600000000::bigint, true)
  group by session, user_key
),
sought_names as (
  select session, unnest(['device name', 'address map']) as method, host as name, 3 as sure from sessions
  union
  select session, unnest(['local address', 'site address']), spike.ip, 3 from session_spikes where spike.ip is not null
  union select session, 'site address', source_ip, 1 from sessions join claims using (host)
  union select session, 'same user', user_key, if(is_only_here, 3, 2) from session_users
),
sought as materialized (
  select session, host, started_at, window_from, window_to, method, name, sure, unnest(range(
    epoch_us(window_from) // (($minutes_before + $minutes_after + 1) * 60000000::bigint),
    epoch_us(window_to) // (($minutes_before + $minutes_after + 1) * 60000000::bigint) + 1)) as slot
  from sessions join sought_names using (session)
),
named_uploads as (
  select upload, timestamp, slot, 1 as rank, 'device name' as method, host as name, 3 as sure, null as map_ref
  from uploads
  union all select upload, timestamp, slot, 2, 'same user', user_key, 3, null from uploads
  union all
  select upload, timestamp, slot, address_rank, 'address map', unnest(claimants),
    case when len(claimants) > 1 then 1 when address_rank = 6 or not is_fresh then 2 else 3 end, map_ref
  from uploads where address_rank <> 5
  union all
  select upload, timestamp, slot, address_rank, 'local address', source_ip, 3, null from uploads where address_rank <> 5
  union all
  select upload, timestamp, slot, 5, 'site address', source_ip, 1, null from uploads
  where address_rank = 5 and host is null
),
-- Kept apart from the joins that follow, or the engine may join by time alone first and run out of memory.
matches as materialized (
  select session, host, started_at, rank, sought.method, least(sought.sure, named.sure) as sure, map_ref, upload
  from sought
  join named_uploads as named on sought.method = named.method and sought.name = named.name and sought.slot = named.slot
  where named.timestamp >= window_from and named.timestamp <= window_to
),
links as (
  select
    session, started_at, rank, timestamp, place, domain, bytes_out, is_exported, level, is_known, is_first_copy, ref,
    matches.map_ref, list_filter(claimants, lambda name: name <> matches.host) as others,
    rank in (3, 4, 6) and len(others) > 0 as is_ambiguous,
    abs(epoch_us(timestamp) - epoch_us(started_at)) as distance_us,
    distance_us <= $seed_minutes * 60000000::bigint as in_seed_window,
    coalesce(matches.host <> uploads.host, false) as is_other,
    if(is_ambiguous, 1, greatest(1, sure - is_other::integer
      - (method = 'local address' and distance_us > $fresh_minutes * 60000000::bigint)::integer)) as confidence,
    concat(method, ' (', ['low', 'medium', 'high'][confidence], if(rank = 5, ', site level', ''),
      if(is_ambiguous, concat(', ambiguous with ', array_to_string(others, ', ')), ''),
      if(is_other, ', upload names another device', ''), ')') as link_method
  from matches join uploads using (upload)
  qualify row_number() over (partition by session, upload order by confidence desc, rank, method) = 1
    and (rank <> 5 or max(sure) over (partition by session) = 1)
),
linked_sessions as (
  select
    session, max(confidence) as best, min(rank) as link_rank, count(*) as uploads,
    array_to_string(list_sort(list_distinct(list(link_method))), ', ') as methods,
    count(*) filter (timestamp < started_at) as before, count(*) filter (in_seed_window) as in_seed_window,
    coalesce(sum(bytes_out) filter (is_first_copy and timestamp < started_at), 0)::bigint as bytes_before,
    coalesce(sum(bytes_out) filter (is_first_copy and timestamp >= started_at), 0)::bigint as bytes_after,
    count(distinct domain) filter (timestamp < started_at) as domains_before, count(bytes_out) as sized,
    count(distinct domain) filter (timestamp >= started_at) as domains_after,
    list_sort(list_distinct(list(place))) as destinations, min(timestamp) as first_upload_at,
    max(timestamp) as last_upload_at, min(distance_us) / 60000000 as nearest_minutes, min(level) as level,
    bool_and(coalesce(is_known, false)) as is_known, bool_or(is_exported or level = 'U2') as is_strong,
    bool_and(level = 'U4' and not is_exported) as is_method_alone, list(ref) as upload_refs,
    list(map_ref) filter (map_ref is not null) as map_refs,
    array_to_string(list(concat_ws(' ', timestamp::varchar, link_method, level, place, bytes_out::varchar || ' bytes',
      if(in_seed_window, 'in_seed_window', null)) order by confidence desc, level, distance_us)[:20], '; ') as links
  from links group by session
),
-- What the network records show of the host at all, by name or by an address that is its own.
observed as (
  select session, count(*) as records from (
    select session from sessions join network_witnesses() using (host)
    union all select session from network_witnesses() join (
      select session, source_ip from sessions join address_claims() using (host)
      union select session, spike.ip from session_spikes) using (source_ip)
  ) group by session
),
findings as (
  select
    sessions.session, place, host, "user", started_at, ended_at, spikes, files, process_name, uploads, before, methods,
    in_seed_window, bytes_before, bytes_after, domains_before, domains_after, sized, destinations, first_upload_at,
    nearest_minutes, level, links, link_rank, best, records,
    least(started_at, first_upload_at) as first_seen, greatest(ended_at, last_upload_at) as last_seen,
    list_sort(list_distinct(list_concat(row_refs, upload_refs, map_refs))) as row_refs,
    coalesce(known_as, if(is_known, 'known destination', null)) as known_as,
    case when uploads is not null then 'upload linked' when records is null then 'not observable'
      when first_at > window_to or last_at < window_from then 'not covered'
      when first_at > window_from or last_at < window_to then 'none found, partly covered' else 'none found'
    end as answer,
    case when best is null then 1 when known_as is not null or is_known or is_method_alone then 2
      when is_strong or bytes_before + bytes_after >= $strong_mb * 1000000::bigint then best + 1
      else least(best + 1, 3) end as severity_rank,
    strftime(greatest(first_at, window_from), '%Y-%m-%d %H:%M')
      || strftime(least(last_at, window_to), ' to %Y-%m-%d %H:%M') as covered
  from sessions left join linked_sessions using (session) left join observed using (session)
  cross join (select min(timestamp) as first_at, max(timestamp) as last_at from network_witnesses()) as span
)
select
  concat_ws('|', place, started_at::varchar) as finding_key,
  ['informational', 'low', 'medium', 'high'][severity_rank] as severity, first_seen, last_seen, host, "user",
  concat(
    'Encryption spike on ', coalesce(host, place), format(' ({:,} files)', files), ' by ' || process_name, '; ',
    case answer
      when 'upload linked' then concat(
        format('{:,} {} linked by {}: ', uploads, if(uploads = 1, 'upload', 'uploads'), methods),
        format('{:,} before and {:,} after it began, ', before, uploads - before),
        if(sized = 0, 'size not recorded', format('{:,} bytes before and {:,} after', bytes_before, bytes_after)),
        ' to ', coalesce(nullif(array_to_string(destinations[:5], ', '), ''), 'a destination not recorded'),
        if(len(destinations) > 5, ' and more', ''),
        format('; the first at {}; evidence {}.', left(first_upload_at::varchar, 19), level))
      when 'none found' then format('none found: the {:,} network records of this host cover the window.', records)
      when 'none found, partly covered' then format('none found in {}; the rest of the window is not covered.', covered)
      when 'not covered' then 'not observable: the network records do not reach this time.'
      else 'not observable: no network record of this host or address.' end, ' Known: ' || known_as || '.') as summary,
  row_refs, answer, started_at as spike_started_at, ended_at as spike_ended_at, spikes, files, process_name,
  coalesce(methods, '') as link_methods, coalesce(['low', 'medium', 'high'][best], '') as link_confidence, link_rank,
  level as evidence_level, coalesce(uploads, 0) as uploads, coalesce(before, 0) as uploads_before,
  coalesce(uploads - before, 0) as uploads_after, coalesce(in_seed_window, 0) as in_seed_window, first_upload_at,
  bytes_before, bytes_after, domains_before, domains_after, nearest_minutes,
  array_to_string(destinations, ', ') as destinations, links, known_as
from findings
order by severity_rank desc, first_seen, finding_key
