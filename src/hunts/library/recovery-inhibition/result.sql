-- Which commands of the export destroyed backups, recovery or logs? The benign look-alike is a list of shadow copies or
-- versions, and a plan that prunes old backups.
with rules as (
  select
    field[1]::integer as rule, field[2] as kind, field[3] as label, unnest(string_split(field[4], ' ')) as tool,
    string_split(replace(field[5], '~', ' '), '|') as all_of, string_split(replace(field[6], '~', ' '), '|') as any_of,
    list_filter(string_split(replace(field[7], '~', ' '), '|'), lambda t: t <> '') as none_of
  from (
    select list_transform(string_split(unnest($rules), ';'), lambda part: trim(part)) as field
  ) as fields
),
lines as (
  select
    timestamp, host, coalesce(host, concat('file ', file_id)) as place, "user", file_id, record,
    coalesce(command_line, process_name) as text, replace(lower(process_name), '.exe', '') as name,
    concat(' ', trim(regexp_replace(translate(lower(text), '/–—―"''^`', '----'), '\s+', ' ', 'g')), ' ') as line,
    list_prepend(name, string_split(regexp_replace(replace(line, '.exe', ' '), '[^a-z0-9_$.-]+', ' ', 'g'), ' '))
      as tools,
    row_number() over (partition by timestamp, host, line order by file_id, record) = 1 as is_counted
  from backup_delete
),
met_rules as (
  select lines.file_id, lines.record, rules.kind, rules.label, list(distinct rules.rule) as rules
  from lines
  join rules on list_contains(lines.tools, rules.tool)
  where len(list_filter(rules.all_of, lambda t: not contains(lines.line, t))) = 0
    and len(list_filter(rules.any_of, lambda choice:
      len(list_filter(string_split(choice, '&'), lambda t: not contains(lines.line, t))) = 0)) > 0
    and len(list_filter(rules.none_of, lambda t: contains(lines.line, t))) = 0
  group by lines.file_id, lines.record, rules.kind, rules.label
),
steps as (
  select
    met_rules.kind, label, rules, timestamp, timestamp is null as is_undated, host, place, "user", text, is_counted,
    file_id, record,
    kind = 'prune' or kind = 'stop'
      and len(list_filter($backup_services, lambda word: contains(line, ' ' || word))) = 0 as is_ordinary,
    coalesce(timestamp - lag(timestamp) over in_time > to_minutes($session_minutes), lag(record) over in_time is null)
      as opens_session
  from met_rules
  join lines using (file_id, record)
  window in_time as (partition by place, kind, timestamp is null order by timestamp, file_id, record)
),
sessions as (
  select
    kind, label, rules, timestamp, is_undated, host, place, "user", text, is_counted, file_id, record, is_ordinary,
    sum(opens_session::integer) over (
      partition by place, kind, is_undated order by timestamp, file_id, record rows unbounded preceding) as session,
    count(*) filter (is_counted) over (partition by place, kind order by timestamp
      range between to_seconds($peak_seconds) preceding and current row) as rate,
    if(is_undated or is_ordinary or not is_counted, null, label) as sign
  from steps
),
compared as (
  select
    kind, label, rules, timestamp, is_undated, host, place, "user", text, is_counted, file_id, record, is_ordinary,
    session, rate,
    count(distinct sign) over (partition by place order by timestamp
      range between to_minutes($sign_minutes) preceding and to_minutes($sign_minutes) following) as near_signs,
    count(distinct sign) over (partition by place order by timestamp
      range between to_minutes($sign_minutes) preceding and current row) as signs_so_far,
    coalesce(not is_ordinary and min(if(sign is null, null, host)) over at_once
      <> max(if(sign is null, null, host)) over at_once, false) as is_wide
  from sessions
  window at_once as (partition by label order by timestamp
    range between to_minutes($fleet_minutes) preceding and to_minutes($fleet_minutes) following)
),
findings as (
  select
    place, kind, is_undated, min(timestamp) as first_seen, max(timestamp) as last_seen, any_value(host) as host,
    min("user") as "user", count(*) filter (is_counted) as signs, max(rate) as peak,
    array_to_string(list_sort(list_distinct(list(label))), ', ') as labels,
    array_to_string(list_sort(list_distinct(flatten(list(rules)))), ', ') as rules,
    list(regexp_replace(cut_text(text, 300), '\s+', ' ', 'g')
      order by timestamp, file_id, record) filter (is_counted) as texts,
    list_distinct(list({'file_id': file_id, 'record': record} order by timestamp, file_id, record)) as row_refs,
    if(is_undated, [], list_filter([
      if(max(near_signs) >= 2, format('{} different signs lie within {} min', max(near_signs), $sign_minutes), null),
      if(bool_or(is_wide), format('another host shows the same within {} min', $fleet_minutes), null)
    ], lambda reason: reason is not null)) as reasons,
    case
      when bool_and(is_ordinary) then 2
      when max(signs_so_far) >= $critical_signs then 5
      when len(reasons) > 0 then 4
      else 3
    end as rank
  from compared
  group by place, kind, is_undated, session
  having kind <> 'stop' or max(rate) >= $stops_per_minute or signs >= $stops_per_host
)
select
  concat_ws('|', place, kind, 'export', coalesce(first_seen::varchar, 'undated')) as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][rank] as severity,
  first_seen, last_seen, host, "user",
  concat(
    coalesce(host, 'A host without name'), ': ', labels, format(' ({:,} {} of the export',
      signs, if(signs = 1, 'command', 'commands')),
    case
      when is_undated then ', without a time'
      when last_seen > first_seen then format(', in {:,.0f} min, up to {:,} in {:,} s',
        ceil(epoch(last_seen - first_seen) / 60), peak, $peak_seconds)
    end,
    '). First: ', cut_text(texts[1], 200), '.',
    if(len(reasons) > 0, concat(' Raised, because ', array_to_string(reasons, ', and '), '.'), '')
  ) as summary,
  row_refs,
  case kind
    when 'recovery' then 'recovery inhibited' when 'clear' then 'log cleared' when 'impair' then 'logging impaired'
    when 'stop' then 'services stopped' else 'recovery at risk' end as kind,
  rules, labels as signs_seen, array_to_string(list_slice(texts, 1, 20), ' | ') as commands, signs as count, peak,
  signs as command_count
from findings
order by rank desc, first_seen, finding_key
