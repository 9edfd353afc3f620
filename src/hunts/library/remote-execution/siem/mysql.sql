with marks as (
  select
    convert(concat(' ', substring_index(substring_index(item, ' | ', 2), ' | ', -1), ' ') using utf8mb4) collate utf8mb4_bin
      as kinds,
    convert(substring_index(item, ' | ', 1) using utf8mb4) collate utf8mb4_bin as label,
    substring_index(substring_index(item, ' | ', 3), ' | ', -1) as place,
    cast(substring_index(substring_index(item, ' | ', 4), ' | ', -1) as signed) as mark_rank,
    convert(substring_index(substring_index(item, ' | ', -1), ' + ', 1) using utf8mb4) collate utf8mb4_bin as first_word,
    convert(concat('(?s)^(?=.*\\Q', replace(substring_index(item, ' | ', -1), ' + ', '\\E)(?=.*\\Q'), '\\E)')
      using utf8mb4) collate utf8mb4_bin as pattern
  from {{tell_tales}} as mark_items
  union all
  select ' client process ', 'output into a random file, as of Impacket atexec', 'text', 4, '>',
    '> *(%windir%|[a-z]:\\\\windows)\\\\temp\\\\[a-z]{8}[.]tmp'
  union all
  select ' process ', 'shell or system tool under ', 'parent', 3, 'services', '^services'
  union all
  select ' process ', 'shell or system tool under ', 'parent', 3, 'wmiprvse', '^wmiprvse'
  union all
  select ' process ', 'shell or system tool under ', 'parent', 2, 'wsmprovhost', '^wsmprovhost'
),
starts as (
  select
    `timestamp`, `user`, upper(host) as host, process_name, timestampdiff(microsecond, '1970-01-01', `timestamp`) as moment,
    convert(lower(`user`) using utf8mb4) collate utf8mb4_bin as user_key,
    convert(regexp_replace(lower(coalesce(parent_process, '')), '[.]exe$', '') using utf8mb4) collate utf8mb4_bin as parent,
    convert(regexp_replace(lower(process_name), '[.](exe|c)$', '') using utf8mb4) collate utf8mb4_bin as child,
    convert(lower(coalesce(arguments, '')) using utf8mb4) collate utf8mb4_bin as command_text
  from process_logs
  where `timestamp` between {{from}} and {{to}} and process_name is not null
),
remote_starts as (
  select
    starts.*, concat(child, ' ', command_text) as whole_text,
    if(child in ('psexec', 'psexec64', 'wmic', 'schtasks', 'sc', 'winrs'), 'client', 'process') as kind
  from starts
  where child in ('psexec', 'psexec64', 'wmic', 'schtasks', 'sc', 'winrs')
    or child regexp '^(psexesvc|remcom|paexec|csexec|winexesvc|xcmdsvc|pdqdeployrunner|wsmprovhost)'
    or parent in ('services', 'wmiprvse', 'mmc', 'wsmprovhost')
    or parent in ('svchost', 'explorer', 'taskeng') and child = 'cmd'
),
texts as (
  select
    remote_starts.*, row_number() over () as start_number,
    if(child in (select item collate utf8mb4_bin from {{shells}} as shell_items), parent, '') as shell_parent
  from remote_starts
),
-- A word is looked for before its whole pattern, which costs far more. Each step reads the one before it once.
told_starts as (
  select
    texts.*, if(place = 'parent', concat(label, parent), label) as label,
    max(mark_rank) over (partition by start_number) as signal_rank,
    (select min(item) from {{known_tools}} as known_items where locate(item collate utf8mb4_bin, whole_text) > 0) as known_word
  from texts
  join marks
    on locate(concat(' ', kind, ' ') collate utf8mb4_bin, kinds) > 0
    and locate(first_word,
      case place when 'name' then child when 'text' then command_text when 'parent' then shell_parent else whole_text end) > 0
    and case place when 'name' then child when 'text' then command_text when 'parent' then shell_parent
      else whole_text end regexp pattern
),
reasons as (select told_starts.*, known_word is null as is_unknown from told_starts),
signals as (
  select
    reasons.*,
    coalesce(moment - lag(moment) over (
      partition by host, is_unknown order by moment, start_number) > {{merge_minutes}} * 60000000, 0) as opens
  from reasons
),
numbered_signals as (
  select signals.*, sum(opens) over (partition by host, is_unknown order by moment, start_number) as session_number
  from signals
),
placed_signals as (
  select
    numbered_signals.*, row_number() over (
      partition by host, is_unknown, session_number
      order by `user` is null, user_key <> 'system' and user_key not like '%$' desc, signal_rank desc, moment,
        user_key, start_number) as actor_place
  from numbered_signals
),
findings as (
  select
    host, is_unknown, session_number, min(`timestamp`) as first_seen, max(`timestamp`) as last_seen,
    min(if(actor_place = 1, `user`, null)) as actor, count(distinct start_number) as records, min(known_word) as known_as,
    group_concat(distinct label order by label separator ', ') as tell_tales_seen,
    group_concat(distinct process_name order by process_name separator ', ') as process_names,
    max(user_key in (select item collate utf8mb4_bin from {{users}} as user_items)) as is_of_user,
    if(is_unknown, max(signal_rank), 2) as severity_rank
  from placed_signals
  group by host, is_unknown, session_number
)
select
  elt(severity_rank, 'informational', 'low', 'medium', 'high', 'critical') as severity, first_seen, last_seen,
  host, actor as `user`, records, tell_tales_seen, process_names, records as process_starts, known_as
from findings
where (not exists (select 1 from {{hosts}} as host_items)
    or host in (select item from {{hosts}} as host_items))
  and (not exists (select 1 from {{users}} as user_items) or is_of_user)
order by severity_rank desc, first_seen, host
limit {{row_cap}}
