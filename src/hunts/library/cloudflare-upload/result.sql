-- Which uploads of the export are large or many? The benign look-alike is a store that the house uses every day.
with rows_told as (
  select
    timestamp, host, "user", source_ip, lower(coalesce(url_host, '')) as place, coalesce(bytes_out, 0) as bytes_out,
    if(file_names is null, [], uploaded_names(file_names)) as names,
    coalesce(host, lower("user"), source_ip, concat('file ', file_id)) as actor,
    {'file_id': file_id, 'record': record} as ref,
    row_number() over (partition by timestamp, host, "user", source_ip, method, url_host, url, file_names, bytes_out
      order by file_id, record) = 1 as is_counted
  from cloudflare_upload
  where method is null or list_contains($sending_methods, lower(method))
),
places as (
  select
    place, coalesce(nullif(any_value(registered_domain(place)), ''), 'an unnamed place') as domain,
    regexp_matches(place, names_pattern($known_destinations)) as is_known,
    regexp_matches(place, names_pattern($sharing_hosts)) as is_sharing
  from rows_told
  group by place
),
uploads as materialized (
  select
    timestamp, host, "user", source_ip, bytes_out, names, actor, ref, is_counted, domain, is_known, is_sharing
  from rows_told
  join places using (place)
),
rated_uploads as (
  select
    timestamp, host, "user", source_ip, bytes_out, names, actor, ref, is_counted, domain, is_known, is_sharing,
    sum(if(is_counted and bytes_out >= $beacon_bytes, bytes_out, 0)) over recent as sent,
    sum(if(is_counted, len(names), 0)) over recent as named
  from uploads
  where timestamp is not null
  window recent as (partition by actor, domain order by timestamp
    range between to_minutes($window_minutes) preceding and current row)
),
members as (
  select
    timestamp, host, "user", source_ip, bytes_out, names, actor, ref, is_counted, domain, is_known, is_sharing,
    max(sent) over next as sent, max(named) over next as named
  from rated_uploads
  window next as (partition by actor, domain order by timestamp
    range between current row and to_minutes($window_minutes) following)
),
steps as (
  select
    timestamp, host, "user", source_ip, bytes_out, names, actor, ref, is_counted, domain, is_known, is_sharing, sent,
    named, coalesce(timestamp - lag(timestamp) over (partition by actor, domain order by timestamp, ref)
      > to_minutes($window_minutes), true) as opens_burst
  from members
  where sent >= $volume_mb * 1000000::bigint or named >= $min_names
),
burst_steps as (
  select
    timestamp, host, "user", source_ip, bytes_out, names, actor, ref, is_counted, domain, is_known, is_sharing, sent,
    named, sum(opens_burst::integer) over (
      partition by actor, domain order by timestamp, ref rows unbounded preceding) as burst
  from steps
),
bursts as (
  select
    actor, domain, min(timestamp) as first_seen, max(timestamp) as last_seen, any_value(host) as host,
    min("user") as "user", min(source_ip) as source_ip, count(*) filter (is_counted) as records,
    sum(bytes_out) filter (is_counted)::bigint as bytes_sent, max(sent) >= $volume_mb * 1000000::bigint as is_much,
    list_sort(list_distinct(flatten(list(names)))) as names, bool_and(is_known) as is_known,
    bool_or(is_sharing) as is_sharing, list_sort(list_distinct(list(ref))) as row_refs
  from burst_steps
  group by actor, domain, burst
),
habits as (
  select
    domain, min(timestamp) as reached_at,
    count(distinct actor) >= $everyday_clients and count(distinct timestamp::date) >= $everyday_days as is_everyday
  from uploads
  group by domain
),
findings as (
  select
    bursts.actor, bursts.domain, first_seen, last_seen, host, "user", source_ip, row_refs, records, bytes_sent, names,
    concat_ws(', ', if(len(names) > 0, 'U2', null), if(bytes_sent > 0, 'U5', null)) as evidence_level,
    reached_at >= first_seen and first_seen - begins_at >= to_hours($first_seen_hours)
      as is_new,
    case when is_known then 'known destination' when is_everyday and not is_sharing then 'everyday destination' end
      as known_as,
    case when known_as is not null then 2
      else least(4, if(is_much, 3, 2) + is_new::integer + is_sharing::integer) end as rank, is_sharing, is_much
  from bursts
  join habits using (domain)
  cross join (select min(timestamp) as begins_at from uploads) as export
)
select
  concat_ws('|', actor, domain, 'export', first_seen::varchar) as finding_key,
  ['informational', 'low', 'medium', 'high'][rank] as severity, first_seen, last_seen, host, "user",
  concat(
    format('{} sent {:,} bytes in {:,} {} to {}, as the export tells', coalesce(host, "user", actor), bytes_sent,
      records, if(records = 1, 'upload', 'uploads'), domain),
    if(len(names) > 0, format('; {:,} file names, such as {}', len(names), array_to_string(names[:3], ', ')), ''),
    if(is_new, '; nobody sent there before in the export', ''),
    if(is_sharing, '; the place stores files for anyone', ''), format('. Evidence: {}.', evidence_level),
    ' Known: ' || known_as || '.') as summary,
  row_refs, evidence_level, concat_ws(', ', if(is_much, 'volume', null),
    if(len(names) >= $min_names, 'file names', null)) as signals,
  source_ip, domain as destination, records, bytes_sent, len(names) as file_name_count, is_new as is_first_seen,
  known_as
from findings
order by rank desc, first_seen, finding_key
