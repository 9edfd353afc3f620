with logs as (
  select
    timestamp, host, `user`, process_name, parent_process, process_path, arguments, parent_path, parent_arguments,
    file_id, record, twin_file_id, twin_record,
    replaceRegexpOne(lower(assumeNotNull(parent_process)), '[.]exe$', '') as parent,
    replaceRegexpOne(lower(assumeNotNull(process_name)), '[.]exe$', '') as child,
    ifNull(original_name, '') as built_name, ifNull(process_path, '') as full_path
  from process_logs
  where (timestamp between {{from}} and {{to}} or timestamp is null)
    and process_name is not null and parent_process is not null
),
rule_parts as (
  select splitByString(' | ', arrayJoin({{rules}})) as part, toInt32OrNull(part[2]) as severity_rank,
    part[1] as name, part[3] as parent_list, part[4] as child_list, part[5] as condition
  where severity_rank is not null
  union all
  select splitByString(' | ', arrayJoin({{look_alikes}})) as part, toNullable(toInt32(0)) as severity_rank,
    part[1] as name, part[2] as parent_list, part[3] as child_list, part[4] as condition
),
rules as (
  select
    name, assumeNotNull(severity_rank) as severity_rank,
    startsWith(parent_list, '!') as not_parents, splitByString(', ', trim(leading '!' from parent_list)) as parents,
    startsWith(child_list, '!') as not_children, splitByString(', ', trim(leading '!' from child_list)) as children,
    splitByString(': ', condition)[1] as place,
    splitByString(', ', replaceRegexpOne(condition, '^[a-z ]*: ', '')) as words
  from rule_parts
  union all
  select 'your list of known tools', toInt32(0), true, [''], true, [''], 'arguments', {{known_good}}
),
-- A path begins with a letter, with the device of the disk or of a container, or with the name of the system folder.
programs as (
  select
    process_name, parent_process, built_name, full_path, parent, child,
    replaceRegexpOne(lower(built_name), '([.]exe|[.]dll|[.]com)?([.]mui)?$', '') as built_as,
    if(position(full_path, '\\') > 0,
      replaceRegexpOne(replaceRegexpOne(replaceRegexpOne(
        if(endsWith(lower(full_path), lower(assumeNotNull(process_name))), lower(full_path),
          concat(trim(trailing '\\' from lower(full_path)), '\\', lower(assumeNotNull(process_name)))),
        '^(\\\\[?][?]\\\\|\\\\\\\\[?.]\\\\)', ''),
        '^(\\\\systemroot|%systemroot%|%windir%)\\\\', 'c:\\\\windows\\\\'),
        '^([a-z]:|\\\\device\\\\harddiskvolume[0-9]+|\\\\device\\\\vmsmb\\\\[^\\\\]+(\\\\os)?)\\\\', 'c:\\\\'),
      '') as path
  from logs
  group by process_name, parent_process, built_name, full_path, parent, child
),
program_rules as (
  select
    process_name, parent_process, built_name, full_path, built_as,
    groupArray((
      rules.severity_rank, rules.name, if(rules.place in ('arguments', 'parent'), rules.place, ''), rules.words,
      not has(rules.children, child) and not rules.not_children
    )) as met_rules
  from programs
  cross join rules
  where has(rules.parents, parent) != rules.not_parents
    and (has(rules.children, child) or (built_as != '' and has(rules.children, built_as))) != rules.not_children
    and multiIf(
      rules.place = 'path in', path != '' and arrayExists(word -> position(path, word) > 0, rules.words),
      rules.place = 'path outside', path != '' and not arrayExists(word -> startsWith(path, word), rules.words),
      true)
  group by process_name, parent_process, built_name, full_path, built_as
  having max(rules.severity_rank) > 0
),
tested_starts as (
  select
    logs.timestamp as timestamp, logs.host as host, logs.`user` as `user`, logs.process_name as process_name,
    logs.parent_process as parent_process, logs.process_path as process_path, logs.arguments as arguments,
    logs.parent as parent, logs.child as child, logs.file_id as file_id, logs.record as record,
    program_rules.built_as as built_as,
    arraySort(rule -> (rule.1, rule.2), arrayFilter(
      rule -> rule.3 = '' or arrayExists(word -> position(
        if(rule.3 = 'arguments', concat(' ', lower(ifNull(logs.arguments, ''))),
          lower(concat(ifNull(logs.parent_path, ''), ' ', ifNull(logs.parent_arguments, '')))), word) > 0
        and (rule.3 != 'arguments' or logs.arguments is not null), rule.4),
      program_rules.met_rules)) as met
  from logs
  join program_rules
    on logs.process_name = program_rules.process_name and logs.parent_process = program_rules.parent_process
    and logs.built_name = program_rules.built_name and logs.full_path = program_rules.full_path
  where logs.twin_record is null
),
judged_starts as (
  select
    timestamp, host, `user`, lowerUTF8(`user`) as user_key, process_name, parent_process, process_path, arguments, parent,
    child, file_id, record, met[-1].1 as severity_rank, met[-1].2 as family, if(met[-1].5, built_as, '') as built_as,
    arraySort(arrayDistinct(arrayMap(rule -> rule.2, arrayFilter(rule -> rule.1 = 0, met)))) as look_alikes
  from tested_starts
  where met[-1].1 > 0
),
prevalence as (
  select parent, child, uniqExact(host) as hosts, count() as pair_starts, min(timestamp) as first_at
  from logs
  where twin_record is null and (parent, child) in (select parent, child from judged_starts)
  group by parent, child
),
estate as (
  select uniqExact(host) as estate_hosts, max(timestamp) as last_at
  from process_logs
  where timestamp between {{from}} and {{to}} or timestamp is null
),
opened_starts as (
  select
    *, lagInFrame(toNullable(timestamp)) over (
      partition by host, user_key, family, parent, child order by timestamp nulls last, file_id, record
      rows between unbounded preceding and current row) as before_at
  from judged_starts
  where (empty({{hosts}}) or has({{hosts}}, upperUTF8(ifNull(host, ''))))
    and (empty({{users}}) or has({{users}}, ifNull(user_key, '')))
),
numbered_starts as (
  select
    *, sum(ifNull(dateDiff('microsecond', before_at, timestamp) > {{merge_gap_h}} * 3600000000, false)) over (
      partition by host, user_key, family, parent, child order by timestamp nulls last, file_id, record
      rows between unbounded preceding and current row) as episode
  from opened_starts
),
twins as (
  select twin_file_id, twin_record, uniqExact(file_id, record) as records
  from process_logs
  where twin_record is not null
  group by twin_file_id, twin_record
),
episodes as (
  select
    starts.host as host, starts.user_key as user_key, starts.family as family, starts.parent as parent,
    starts.child as child, starts.episode as episode, min(starts.`user`) as first_user,
    min(starts.process_name) as program, min(starts.parent_process) as parent_program,
    max(if(empty(starts.look_alikes), starts.severity_rank, 1)) as severity_rank,
    count() as start_count, countIf(notEmpty(starts.look_alikes)) as known_starts,
    arrayStringConcat(arraySort(arrayDistinct(arrayFlatten(groupArray(starts.look_alikes)))), ', ') as known_labels,
    min(starts.timestamp) as first_seen, max(starts.timestamp) as last_seen,
    arrayStringConcat(arraySlice(arraySort(groupUniqArray(starts.arguments)), 1, {{examples}}), ' ; ') as examples,
    count() + sum(twins.records) as records
  from numbered_starts as starts
  left join twins on twins.twin_file_id = starts.file_id and twins.twin_record = starts.record
  group by starts.host, starts.user_key, starts.family, starts.parent, starts.child, starts.episode
)
select
  ['informational', 'low', 'medium', 'high', 'critical'][
    if(start_count = known_starts, 1, greatest(2, least(4, toInt32(severity_rank) + is_rare - is_common)))] as severity,
  first_seen, last_seen, episodes.host as host, first_user as `user`, records, parent_program as parent_process,
  program as process_name, family, start_count as starts, known_starts,
  if(start_count = known_starts, known_labels, null) as known_as, prevalence.hosts as hosts_with_pair,
  prevalence.pair_starts as pair_starts, prevalence.first_at as pair_first_seen, examples,
  toInt32(ifNull(estate_hosts >= {{estate_hosts}} and hosts_with_pair <= {{rare_hosts}} and pair_starts < {{rare_starts}}
    and pair_first_seen >= estate.last_at - toIntervalDay({{recent_days}}), false)) as is_rare,
  toInt32(hosts_with_pair >= {{common_hosts}} and pair_starts >= {{common_starts}}) as is_common
from episodes
join prevalence on prevalence.parent = episodes.parent and prevalence.child = episodes.child
cross join estate
order by first_seen, host, `user`, family, process_name
limit {{row_cap}}
