-- Which processes were started by a parent that has no ordinary reason to start them, or from a wrong place?
-- The benign look-alike is software that drives system tools by design: add-ins, installers, software distribution,
-- scanners and remote administration.
with family_labels(family, label) as (
  values
    ('office', 'an Office application started a script host or system tool'),
    ('office-discovery', 'an Office application started a discovery tool'),
    ('office-user-place', 'an Office application started a program from a place that users can write to'),
    ('web-server', 'a web server started a shell, a discovery or an administration tool'),
    ('database-server', 'SQL Server started a shell or a discovery tool'),
    ('script-host', 'a script host started a download, lookup or scheduling tool'),
    ('html-application', 'the HTML application host started a shell or script'),
    ('compiled-help', 'the viewer of compiled help started a script host or system tool'),
    ('java', 'Java started a system or discovery tool'),
    ('java-shell', 'Java started a shell'),
    ('wmi', 'the WMI provider host started a script host or system tool'),
    ('wmi-shell-tool', 'the WMI provider host started a shell that runs a tool or writes to an administrative share'),
    ('wmi-shell', 'the WMI provider host started a shell'),
    ('remote-management', 'the host of remote management started a shell or tool'),
    ('service-control', 'the service control manager started a shell, script host or seldom used tool as a service'),
    ('service-host', 'a service host started a seldom used tool, as scheduled tasks do'),
    ('browser', 'a browser started a shell or script host'),
    ('never-parent-shell', 'a program without reason to start others started a shell'),
    ('never-parent', 'a program without reason to start others did'),
    ('logon-shell', 'a shell or script ran at logon, before the desktop'),
    ('session-manager', 'the session manager started what it never starts'),
    ('wrong-parent', 'a program of Windows has another parent than Windows gives it'),
    ('wrong-place', 'a program with the name of a Windows program lies outside the folders of Windows')
),
lines as (
  select part[1] as name, try_cast(part[2] as integer) as rank, part[3] as parents, part[4] as children,
    part[5] as condition
  from (select string_split(unnest($rules), ' | ') as part) as parts
  union all
  select part[1], 0, part[2], part[3], part[4]
  from (select string_split(unnest($look_alikes), ' | ') as part) as parts
),
rules as (
  select
    name, rank,
    starts_with(parents, '!') as not_parents, string_split(ltrim(parents, '!'), ', ') as parents,
    starts_with(children, '!') as not_children, string_split(ltrim(children, '!'), ', ') as children,
    split_part(condition, ': ', 1) as place,
    string_split(regexp_replace(condition, '^[a-z ]*: ', ''), ', ') as words
  from lines
  where rank is not null
  union all
  select 'your list of known tools', 0, true, [''], true, [''], 'arguments', $known_good
),
-- A path begins with a letter, with the device of the disk or of a container, or with the name of the system folder.
programs as materialized (
  select
    process_name, original_name, process_path, parent_process,
    regexp_replace(lower(parent_process), '\.exe$', '') as parent,
    regexp_replace(lower(process_name), '\.exe$', '') as child,
    regexp_replace(lower(original_name), '(\.exe|\.dll|\.com)?(\.mui)?$', '') as built_as,
    if(contains(process_path, '\'), regexp_replace(regexp_replace(regexp_replace(
      case when ends_with(lower(process_path), lower(process_name)) then lower(process_path)
        else concat(rtrim(lower(process_path), '\'), '\', lower(process_name)) end,
      '^(\\\?\?\\|\\\\[?.]\\)', ''),
      '^(\\systemroot|%systemroot%|%windir%)\\', 'c:\\windows\\'),
      '^([a-z]:|\\device\\harddiskvolume\d+|\\device\\vmsmb\\[^\\]+(\\os)?)\\', 'c:\\'), null) as path
  from (select distinct process_name, original_name, process_path, parent_process from process_logs) as names
  where process_name is not null and parent_process is not null
),
program_rules as materialized (
  select
    programs.process_name, programs.original_name, programs.process_path, programs.parent_process,
    programs.parent, programs.child, programs.built_as, rules.name, rules.rank,
    if(rules.place in ('arguments', 'parent'), rules.place, null) as place, rules.words,
    not list_contains(rules.children, programs.child) and not rules.not_children as is_renamed
  from programs
  join rules
    on list_contains(rules.parents, programs.parent) <> rules.not_parents
    and (list_contains(rules.children, programs.child)
      or coalesce(list_contains(rules.children, programs.built_as), false)) <> rules.not_children
    and case rules.place
      when 'path in' then len(list_filter(rules.words, lambda word: contains(programs.path, word))) > 0
      when 'path outside' then len(list_filter(rules.words, lambda word: starts_with(programs.path, word))) = 0
        and programs.path is not null
      else true end
  qualify max(rules.rank) over (
    partition by programs.process_name, programs.original_name, programs.process_path, programs.parent_process
  ) > 0
),
judged_starts as (
  select
    logs.file_id, logs.record, any_value(logs.timestamp) as timestamp, any_value(logs.host) as host,
    any_value(logs."user") as "user", any_value(logs.process_name) as process_name,
    any_value(logs.parent_process) as parent_process, any_value(logs.process_path) as process_path,
    any_value(logs.arguments) as arguments, any_value(rules.parent) as parent, any_value(rules.child) as child,
    max(rules.rank) as rank,
    arg_max(rules.name, (rules.rank, rules.name)) as family,
    if(arg_max(rules.is_renamed, (rules.rank, rules.name)), any_value(rules.built_as), null) as built_as,
    list_sort(list(distinct rules.name) filter (rules.rank = 0)) as look_alikes
  from process_logs as logs
  join program_rules as rules
    on logs.process_name = rules.process_name
    and logs.parent_process = rules.parent_process
    and logs.original_name is not distinct from rules.original_name
    and logs.process_path is not distinct from rules.process_path
  where logs.twin_record is null
    and (rules.place is null or len(list_filter(rules.words, lambda word: coalesce(contains(
      case rules.place when 'arguments' then ' ' || lower(logs.arguments)
        else lower(concat_ws(' ', logs.parent_path, logs.parent_arguments)) end, word), false))) > 0)
  group by logs.file_id, logs.record
  having max(rules.rank) > 0
),
prevalence as (
  select
    pairs.parent, pairs.child, count(distinct logs.host) as hosts, count(*) as starts,
    min(logs.timestamp) as first_at
  from process_logs as logs
  join (
    select distinct programs.process_name, programs.parent_process, programs.parent, programs.child
    from programs
    join (select distinct parent, child from judged_starts) as suspects
      on programs.parent = suspects.parent and programs.child = suspects.child
  ) as pairs on logs.process_name = pairs.process_name and logs.parent_process = pairs.parent_process
  where logs.twin_record is null
  group by pairs.parent, pairs.child
),
estate as (
  select count(distinct host) as hosts, max(timestamp) as last_at from process_logs
),
numbered_starts as (
  select
    file_id, record, timestamp, host, "user", lower("user") as user_key, process_name, parent_process, process_path,
    arguments, parent, child, rank, family, built_as, look_alikes,
    sum(opens) over (
      partition by host, lower("user"), family, parent, child order by timestamp nulls last, file_id, record
    ) as episode
  from (
    select
      file_id, record, timestamp, host, "user", process_name, parent_process, process_path, arguments, parent, child,
      rank, family, built_as, look_alikes,
      coalesce(timestamp - lag(timestamp) over (
        partition by host, lower("user"), family, parent, child order by timestamp nulls last, file_id, record
      ) > to_hours($merge_gap_h), false)::integer as opens
    from judged_starts
  ) as opened
),
twins as (
  select
    logs.twin_file_id as file_id, logs.twin_record as record,
    list({'file_id': logs.file_id, 'record': logs.record} order by logs.file_id, logs.record) as refs
  from process_logs as logs
  join numbered_starts as starts on logs.twin_file_id = starts.file_id and logs.twin_record = starts.record
  where logs.twin_record is not null
  group by logs.twin_file_id, logs.twin_record
),
episodes as (
  select
    starts.host, starts.user_key, starts.family, starts.parent, starts.child, starts.episode,
    min(starts."user") as "user", min(starts.process_name) as process_name,
    min(starts.parent_process) as parent_process, min(starts.process_path) as process_path,
    min(starts.built_as) as built_as,
    max(case when starts.look_alikes is null then starts.rank else 1 end) as rank,
    count(*) as starts,
    count(starts.look_alikes) as known_starts,
    list_sort(list_distinct(flatten(list(starts.look_alikes) filter (starts.look_alikes is not null))))
      as look_alikes,
    min(starts.timestamp) as first_seen,
    max(starts.timestamp) as last_seen,
    list_slice(list_sort(list(distinct starts.arguments)), 1, $examples) as examples,
    list_distinct(flatten(list(list_prepend(
      {'file_id': starts.file_id, 'record': starts.record}, coalesce(twins.refs, []))
      order by starts.timestamp, starts.file_id, starts.record))) as row_refs
  from numbered_starts as starts
  left join twins on starts.file_id = twins.file_id and starts.record = twins.record
  group by starts.host, starts.user_key, starts.family, starts.parent, starts.child, starts.episode
),
findings as (
  select
    episodes.host, episodes.user_key, episodes.family, episodes.parent, episodes.child, episodes."user",
    episodes.process_name, episodes.parent_process, episodes.process_path, episodes.built_as, episodes.starts,
    episodes.known_starts, episodes.look_alikes, episodes.first_seen, episodes.last_seen, episodes.examples,
    episodes.row_refs, prevalence.hosts, prevalence.starts as pair_starts, prevalence.first_at, estate.hosts as estate,
    coalesce(estate.hosts >= $estate_hosts and prevalence.hosts <= $rare_hosts and prevalence.starts < $rare_starts
      and prevalence.first_at >= estate.last_at - to_days($recent_days), false) as is_rare,
    prevalence.hosts >= $common_hosts and prevalence.starts >= $common_starts as is_common,
    case when episodes.starts = episodes.known_starts then 1
      else greatest(2, least(4, episodes.rank + is_rare::integer - is_common::integer)) end as rank
  from episodes
  join prevalence on episodes.parent = prevalence.parent and episodes.child = prevalence.child
  cross join estate
)
select
  concat_ws('|', coalesce(host, '-'), coalesce(user_key, '-'), family, parent, child, coalesce(first_seen::varchar, ''))
    as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][rank] as severity,
  first_seen, last_seen, host, "user",
  concat(
    parent_process, ' started ', process_name, ' (built as ' || built_as || ')',
    ' from ' || if(family in ('wrong-place', 'office-user-place'), process_path, null),
    if(starts = 1, ' once', format(' {:,} times', starts)),
    ' on ', coalesce(host, 'an unnamed host'), ' as ', coalesce("user", 'an unnamed user'), ': ',
    coalesce((select label from family_labels where family_labels.family = findings.family), family), '. ',
    format('The pair is on {:,} of {:,} named hosts, started ', hosts, estate),
    if(pair_starts = 1, 'once', format('{:,} times', pair_starts)),
    if(pair_starts = 1, ' on ', ' since ') || strftime(first_at, '%Y-%m-%d %H:%M'), '.',
    if(is_rare, ' It is rare and new here.', ''),
    if(is_common, ' It is common here, so it counts for less.', ''),
    if(known_starts > 0, concat(format(' {:,} of {:,} look like a known benign case: ', known_starts, starts),
      array_to_string(look_alikes, ', '), '.'), '')
  ) as summary,
  row_refs, parent_process, process_name, family, starts, known_starts,
  if(starts = known_starts, array_to_string(look_alikes, ', '), null) as known_as,
  hosts as hosts_with_pair, pair_starts, first_at as pair_first_seen,
  array_to_string(examples, ' ; ') as examples
from findings
order by rank desc, first_seen, finding_key
