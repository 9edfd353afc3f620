with marks as (
  select
    convert(concat(' ', substring_index(substring_index(item, ' | ', 2), ' | ', -1), ' ') using utf8mb4) collate utf8mb4_bin
      as kinds,
    convert(substring_index(item, ' | ', 1) using utf8mb4) collate utf8mb4_bin as label,
    substring_index(substring_index(item, ' | ', 3), ' | ', -1) as place,
    cast(substring_index(substring_index(item, ' | ', 4), ' | ', -1) as signed) as mark_rank,
    convert(concat('(?s)^(?=.*\\Q', replace(substring_index(item, ' | ', -1), ' + ', '\\E)(?=.*\\Q'), '\\E)')
      using utf8mb4) collate utf8mb4_bin as pattern
  from {{tell_tales}} as mark_items
),
starts as (
  select
    `timestamp`, `user`, upper(host) as host, process_name, timestampdiff(microsecond, '1970-01-01', `timestamp`) as moment,
    convert(lower(`user`) using utf8mb4) collate utf8mb4_bin as user_key,
    convert(regexp_replace(lower(coalesce(parent_process, '')), '[.]exe$', '') using utf8mb4) collate utf8mb4_bin as parent,
    convert(regexp_replace(lower(process_name), '[.](exe|c)$', '') using utf8mb4) collate utf8mb4_bin as child,
    convert(lower(coalesce(arguments, '')) using utf8mb4) collate utf8mb4_bin as command_text,
    row_number() over (order by `timestamp`, host, process_name, arguments, `user`) as start_number
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
reasons as (
  select start_number, label, mark_rank
  from remote_starts
  join marks
    on locate(concat(' ', kind, ' ') collate utf8mb4_bin, kinds) > 0
    and case place when 'name' then child when 'text' then command_text else whole_text end regexp pattern
  union
  select start_number, 'output into a random file, as of Impacket atexec', 4
  from remote_starts
  where command_text regexp '> *(%windir%|[a-z]:\\\\windows)\\\\temp\\\\[a-z]{8}[.]tmp'
  union
  select start_number, concat('shell or system tool under ', parent), if(parent like 'wsmprovhost%', 2, 3)
  from remote_starts
  where kind = 'process' and parent regexp '^(services|wmiprvse|wsmprovhost)'
    and child in (select item collate utf8mb4_bin from {{shells}} as shell_items)
),
judged as (
  select start_number, max(mark_rank) as signal_rank from reasons group by start_number
),
known_words as (
  select start_number, min(item) as known_word
  from remote_starts
  join {{known_tools}} as known_items on locate(item collate utf8mb4_bin, whole_text) > 0
  group by start_number
),
signals as (
  select
    remote_starts.*, signal_rank, known_word, known_word is null as is_unknown,
    coalesce(moment - lag(moment) over (
      partition by host, known_word is null order by moment, remote_starts.start_number) > {{merge_minutes}} * 60000000, 0)
      as opens
  from remote_starts
  join judged on judged.start_number = remote_starts.start_number
  left join known_words on known_words.start_number = remote_starts.start_number
),
numbered_signals as (
  select signals.*, sum(opens) over (partition by host, is_unknown order by moment, start_number) as session_number
  from signals
),
placed_signals as (
  select
    numbered_signals.*, row_number() over (
      partition by host, is_unknown, session_number
      order by `user` is null, user_key <> 'system' and user_key not like '%$' desc, signal_rank desc, moment, start_number)
      as actor_place
  from numbered_signals
),
session_labels as (
  select
    host, is_unknown, session_number, group_concat(distinct label order by label separator ', ') as tell_tales_seen
  from placed_signals
  join reasons on reasons.start_number = placed_signals.start_number
  group by host, is_unknown, session_number
),
findings as (
  select
    host, is_unknown, session_number, min(`timestamp`) as first_seen, max(`timestamp`) as last_seen,
    min(if(actor_place = 1, `user`, null)) as actor, count(*) as records, min(known_word) as known_as,
    group_concat(distinct process_name order by process_name separator ', ') as process_names,
    max(user_key in (select item collate utf8mb4_bin from {{users}} as user_items)) as is_of_user,
    if(is_unknown, max(signal_rank), 2) as severity_rank
  from placed_signals
  group by host, is_unknown, session_number
)
select
  elt(severity_rank, 'informational', 'low', 'medium', 'high', 'critical') as severity, first_seen, last_seen,
  findings.host as host, actor as `user`, records, tell_tales_seen, process_names, records as process_starts, known_as
from findings
join session_labels
  on session_labels.host <=> findings.host and session_labels.is_unknown = findings.is_unknown
  and session_labels.session_number = findings.session_number
where (not exists (select 1 from {{hosts}} as host_items)
    or findings.host in (select item from {{hosts}} as host_items))
  and (not exists (select 1 from {{users}} as user_items) or is_of_user)
order by severity_rank desc, first_seen, host
limit {{row_cap}}
