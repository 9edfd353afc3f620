-- Which bursts of the export bear the marks of encryption? The benign look-alike is a backup, sync client or archiver.
with spikes as (
  select
    timestamp, host, "user", local_ip, process_name, file_count, file_id, record,
    lower(ltrim(extension, '.')) as extension, coalesce(host, local_ip, concat('file ', file_id)) as place,
    coalesce(lower(process_name), '') as process_key
  from file_spike
),
steps as (
  select
    timestamp, host, "user", local_ip, process_name, file_count, file_id, record, extension, place, process_key,
    timestamp is null as is_undated,
    coalesce(timestamp - lag(timestamp) over in_time > to_minutes($window_minutes), lag(record) over in_time is null)
      as opens_session,
    row_number() over (partition by timestamp, place, process_key, extension, file_count order by file_id, record) = 1
      as is_counted
  from spikes
  window in_time as (partition by place, process_key, timestamp is null order by timestamp, file_id, record)
),
sessions as (
  select
    timestamp, host, "user", local_ip, process_name, file_count, file_id, record, extension, place, process_key,
    is_undated, is_counted,
    sum(opens_session::integer) over (
      partition by place, process_key, is_undated order by timestamp, file_id, record rows unbounded preceding
    ) as session
  from steps
),
scores as (
  select
    place, process_key, session, min(timestamp) as first_seen, max(timestamp) as last_seen, any_value(host) as host,
    min("user") as "user", min(local_ip) as local_ip, min(process_name) as process_name,
    sum(file_count) filter (is_counted) as files, max(file_count) as peak, min(extension) as extension,
    coalesce(peak >= $min_files, true) as has_rate,
    count(*) filter (extension <> '' and not list_contains($temporary_extensions, extension)
      and not list_contains($document_extensions, extension)) > 0 as has_append,
    has_rate::integer * $weight_rate + has_append::integer * $weight_append as score,
    list_distinct(list({'file_id': file_id, 'record': record} order by timestamp, file_id, record)) as row_refs,
    coalesce(if(len(list_filter($known_tools, lambda tool: process_key glob tool)) > 0, min(process_name), null),
      if(list_contains($temporary_extensions, min(extension)), 'temporary extension', null)) as known_as,
    case
      when known_as is not null then 2
      when score >= $critical_score then 5
      when score >= $high_score then 4
      when score >= $medium_score then 3
      else 2
    end as rank
  from sessions
  group by place, process_key, session, is_undated
  having has_rate or has_append
)
select
  concat_ws('|', place, process_key, 'export', coalesce(first_seen::varchar, 'undated')) as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][rank] as severity, first_seen, last_seen, host, "user",
  concat(
    coalesce(host, local_ip, 'A host without name'), ': the export names a burst',
    format(' of {:,} files', files), ' by ' || process_name,
    if(has_append, ' with the extension .' || extension, ''), '.',
    if(known_as is not null, concat(' Known: ', known_as, '.'), '')
  ) as summary,
  row_refs, local_ip, process_name, files::bigint as file_count, peak, extension, score,
  concat_ws(', ', if(has_rate, 'rate', null), if(has_append, 'new extension', null)) as signals, known_as
from scores
order by rank desc, first_seen, finding_key
