-- Which services and tasks were made on hosts, by the result export? The benign look-alike is software distribution.
with tell_tales as (
  select
    part[1] as tool, string_split(part[2], ' ') as kinds, part[3] as place, try_cast(part[4] as integer) as rank,
    string_split(part[5], ' + ') as words
  from (select string_split(unnest($tell_tales), ' | ') as part) as parts
  where len(part) = 5
),
installs as (
  select
    timestamp, host, "user", name, lower(coalesce(name, '')) as name_key, lower(coalesce(image_path, '')) as text,
    case when starts_with(event_code, '70') or event_code = '4697' or event_code is null then 'service' else 'task' end
      as kind,
    regexp_extract(coalesce(name, ''), '[^\\]*$') as bare_name, file_id, record
  from service_task
  where timestamp is not null
),
mark_reasons as (
  select installs.file_id, installs.record, max(tell_tales.rank) as rank, list(distinct tell_tales.tool) as labels
  from installs
  join tell_tales
    on list_contains(tell_tales.kinds, installs.kind)
    and len(list_filter(tell_tales.words, lambda word: not contains(
      case tell_tales.place when 'name' then installs.name_key when 'text' then installs.text
        else concat(installs.name_key, ' ', installs.text) end, word))) = 0
  group by installs.file_id, installs.record
),
judged_installs as (
  select
    installs.timestamp, installs.host, installs."user", installs.name, installs.kind, installs.file_id, installs.record,
    regexp_full_match(installs.bare_name, '[A-Za-z]+')
      and list_contains($random_lengths, length(installs.bare_name)::varchar)
      and length(regexp_replace(installs.bare_name, '[^aeiouAEIOU]', '', 'g'))
        < $vowel_share * length(installs.bare_name) as is_random,
    regexp_full_match(installs.bare_name, '[A-Za-z0-9+/=_-]+')
      and length(installs.bare_name) >= $encoded_name_length as is_encoded,
    len(list_filter($service_words, lambda word: contains(installs.text, word))) > 0
      or len(list_filter($remote_tools, lambda word: contains(concat(installs.name_key, ' ', installs.text), word))) > 0
      as is_odd,
    list_filter($known_tools, lambda word: contains(concat(installs.name_key, ' ', installs.text), word))[1]
      as known_as,
    coalesce(mark_reasons.labels, []) as labels,
    greatest(coalesce(mark_reasons.rank, 2), case when is_encoded then 4 when is_random or is_odd then 3 else 2 end)
      as rank,
    coalesce(installs.timestamp - lag(installs.timestamp) over (
      partition by installs.host, known_as is null order by installs.timestamp, installs.file_id, installs.record)
      > to_minutes($merge_minutes), true) as opens_session
  from installs
  left join mark_reasons on installs.file_id = mark_reasons.file_id and installs.record = mark_reasons.record
),
session_installs as (
  select
    timestamp, host, "user", name, kind, known_as, labels, rank, file_id, record,
    sum(opens_session::integer) over (
      partition by host, known_as is null order by timestamp, file_id, record rows unbounded preceding) as session
  from judged_installs
),
findings as (
  select
    host, min(timestamp) as first_seen, max(timestamp) as last_seen, min(known_as) as known_as,
    arg_min("user", (timestamp, file_id, record)) as actor, count(*) as installs,
    case when min(known_as) is not null then 2 else max(rank) end as rank,
    list_sort(list_distinct(flatten(list(labels)))) as labels,
    coalesce(list_sort(list_distinct(list(name) filter (kind = 'service'))), []) as services,
    coalesce(list_sort(list_distinct(list(name) filter (kind = 'task'))), []) as tasks,
    list({'file_id': file_id, 'record': record}) as row_refs
  from session_installs
  group by host, known_as is null, session
)
select
  concat_ws('|', 'export', coalesce(host, '-'), first_seen::varchar, known_as) as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][rank] as severity,
  first_seen, last_seen, host, actor as "user",
  concat(
    format('{:,} {} of the result export', installs, case when installs = 1 then 'record' else 'records' end),
    ' on ', coalesce(host, 'an unnamed host'), ': ',
    array_to_string(list_transform(list_concat(services, tasks)[:5],
      lambda name: cut_text(name, 40)), ', '),
    case when len(labels) > 0 then concat('; marks of ', array_to_string(labels, ', ')) else '' end, '.',
    ' Looks like a known tool: ' || known_as || '.'
  ) as summary,
  row_refs,
  array_to_string(labels, ', ') as tell_tales,
  array_to_string(services, ', ') as services,
  array_to_string(tasks, ', ') as tasks,
  len(services) as service_names,
  known_as
from findings
order by rank desc, first_seen, finding_key
