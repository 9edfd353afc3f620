-- A rule becomes one pattern: each text of the first list, one of the second (& asks for both), none of the third.
with rule_fields as (
  select
    cast(trim(substring_index(item, ';', 1)) as signed) as rule_number,
    trim(substring_index(substring_index(item, ';', 2), ';', -1)) as kind,
    trim(substring_index(substring_index(item, ';', 3), ';', -1)) as label,
    trim(substring_index(substring_index(item, ';', 4), ';', -1)) as tools,
    replace(trim(substring_index(substring_index(item, ';', 5), ';', -1)), '~', ' ') as all_of,
    replace(trim(substring_index(substring_index(item, ';', 6), ';', -1)), '~', ' ') as any_of,
    replace(trim(substring_index(substring_index(item, ';', 7), ';', -1)), '~', ' ') as none_of
  from {{rules}} as rule_items
),
rules as (
  select
    rule_number, kind, label, convert(concat(' ', tools, ' ') using utf8mb4) collate utf8mb4_bin as tool_list,
    convert(concat(' (?:\\Q', replace(tools, ' ', '\\E|\\Q'), '\\E) ') using utf8mb4) collate utf8mb4_bin as tool_pattern,
    convert(concat('^',
      if(none_of = '', '', concat('(?!.*(?:\\Q', replace(none_of, '|', '\\E|\\Q'), '\\E))')),
      if(all_of = '', '', concat('(?=.*\\Q', replace(all_of, '|', '\\E)(?=.*\\Q'), '\\E)')),
      if(any_of = '', '', concat('(?:(?=.*\\Q',
        replace(replace(any_of, '&', '\\E)(?=.*\\Q'), '|', '\\E)|(?=.*\\Q'), '\\E))'))
    ) using utf8mb4) collate utf8mb4_bin as line_pattern
  from rule_fields
),
starts as (
  select
    `timestamp`, `user`, upper(host) as host, arguments,
    convert(coalesce(upper(host), '') using utf8mb4) collate utf8mb4_bin as place,
    coalesce(timestampdiff(microsecond, '1970-01-01', `timestamp`), 0) as moment,
    convert(lower(coalesce(`user`, '')) using utf8mb4) collate utf8mb4_bin as user_key,
    convert(replace(lower(coalesce(process_name, '')), '.exe', '') using utf8mb4) collate utf8mb4_bin as name,
    convert(replace(lower(coalesce(parent_process, '')), '.exe', '') using utf8mb4) collate utf8mb4_bin as parent
  from process_logs
  where arguments is not null and (`timestamp` between {{from}} and {{to}} or `timestamp` is null)
),
named_starts as (
  select starts.*, name = '' or name in (select item collate utf8mb4_bin from {{shells}} as shell_items) as is_shell
  from starts
),
-- Whatever starts neither a shell nor a tool of a rule goes first: it is nearly everything.
tool_starts as (
  select
    named_starts.*,
    if(is_shell, regexp_replace(
      regexp_substr(arguments, '(?i)[-/–—―]e[a-z]*["\']?[ \\t]+["\']?[a-z0-9+/]{16,}={0,2}'),
      '(?i)^[-/–—―]e[a-z]*["\']?[ \\t]+["\']?', ''), null) as code
  from named_starts
  where is_shell or exists (select 1 from rules where locate(concat(' ', name, ' '), tool_list) > 0)
),
-- Encoded commands are UTF-16, of which every second byte is 0.
texts as (
  select
    tool_starts.*, if(is_shell and coalesce(code, '') <> '',
      concat('decoded: ', coalesce(regexp_replace(
        convert(replace(from_base64(code), x'00', '') using latin1), '[^ -!#-&(-~]', ' '), ''), ' | ', arguments),
      arguments) as full_text
  from tool_starts
),
read_lines as (
  select
    texts.*, convert(concat(' ', trim(regexp_replace(regexp_replace(regexp_replace(
      lower(full_text), '[/–—―]', '-'), '["\'^`]+', ''), '[ \\t\\r\\n]+', ' ')), ' ') using utf8mb4) collate utf8mb4_bin as line,
    row_number() over (order by `timestamp`, host, name, arguments, `user`) as start_number
  from texts
  where not is_shell or coalesce(code, '') <> '' or lower(arguments) regexp {{keywords}}
),
command_lines as (
  select
    read_lines.*, trim(if(name <> '' and locate(name, line) > 0,
      replace(substring(line, locate(name, line) + char_length(name)), '.exe ', ' '), line)) as core,
    convert(if(is_shell, concat(' ', regexp_replace(replace(line, '.exe', ' '), '[^a-z0-9_$.-]+', ' '), ' '), '')
      using utf8mb4) collate utf8mb4_bin as words
  from read_lines
),
signs as (
  select
    `timestamp`, `user`, host, place, moment, user_key, name, parent, start_number, line, core, kind, label, full_text,
    min(rule_number) as first_rule,
    case
      when exists (select 1 from {{known_tools}} as tool_items
        where parent like replace(replace(item, '_', '\\_'), '*', '%') collate utf8mb4_bin) then parent
      when exists (select 1 from {{known_tools}} as tool_items
        where name like replace(replace(item, '_', '\\_'), '*', '%') collate utf8mb4_bin) then name
      else ''
    end as known,
    row_number() over (partition by place, `timestamp`, label, line, name order by start_number) > 1 as is_copy
  from command_lines
  join rules
    on (name <> '' and locate(concat(' ', name, ' '), tool_list) > 0 or words regexp tool_pattern)
    and line regexp line_pattern
  where label <> 'event log switched off'
    or parent not in (select item collate utf8mb4_bin from {{installers}} as installer_items)
  group by `timestamp`, `user`, host, place, moment, user_key, name, parent, start_number, line, core, kind, label, full_text
),
wrappers as (
  select distinct outside.start_number, outside.label
  from signs as outside
  join signs as inside
    on outside.place = inside.place and outside.label = inside.label
    and abs(outside.moment - inside.moment) <= {{wrapper_seconds}} * 1000000
  where not inside.is_copy and outside.name <> inside.name and outside.name <> '' and inside.name <> ''
    and outside.`timestamp` is not null and inside.`timestamp` is not null
    and locate(inside.core, outside.line) > 0
    and (char_length(outside.core), outside.moment, outside.start_number)
      > (char_length(inside.core), inside.moment, inside.start_number)
),
steps as (
  select
    signs.*, not is_copy and wrappers.start_number is null as is_counted,
    first_rule in (1, 2, 6) and exists (select 1 from {{risky_parents}} as risky_items
      where parent like replace(replace(item, '_', '\\_'), '*', '%') collate utf8mb4_bin) as is_remote,
    kind = 'prune' or kind = 'stop' and not exists (select 1 from {{backup_services}} as service_items
      where locate(concat(' ', item) collate utf8mb4_bin, line) > 0) as is_ordinary,
    coalesce(moment - lag(moment) over (
      partition by place, kind, known, signs.`timestamp` is null order by moment, signs.start_number)
      > {{session_minutes}} * 60000000, 0) as opens
  from signs
  left join wrappers on wrappers.start_number = signs.start_number and wrappers.label = signs.label
),
sessions as (
  select
    steps.*, sum(opens) over (partition by place, kind, known, `timestamp` is null order by moment, start_number) as session_number,
    sum(is_counted) over (partition by place, kind, known order by moment * 0.000001
      range between {{peak_seconds}} preceding and current row) as rate,
    sum(is_counted and label = 'services stopped') over (partition by place, kind, known order by moment * 0.000001
      range between {{peak_seconds}} preceding and current row) as stop_rate
  from steps
),
met_sessions as (
  select
    sessions.*, max(stop_rate) over (partition by place, kind, known, `timestamp` is null, session_number) as top_stop_rate,
    sum(is_counted) over (partition by place, kind, known, `timestamp` is null, session_number) as session_signs
  from sessions
),
judged as (
  select
    met_sessions.*,
    if(is_counted and known = '' and `timestamp` is not null and not is_ordinary, if(kind = 'stop', kind, label), null) as sign
  from met_sessions
  where kind <> 'stop' or top_stop_rate >= {{stops_per_minute}} or session_signs >= {{stops_per_host}}
),
-- Each sign is one bit, so that the different ones of a window are counted.
sign_bits as (
  select
    judged.*, cast(moment as decimal(30, 10)) / 60000000 as minute_at,
    if(sign is null, 0, 1 << (dense_rank() over (order by sign is null, sign) - 1) % 64) as sign_bit
  from judged
),
near_signs as (
  select
    sign_bits.*,
    bit_count(bit_or(sign_bit) over (partition by place order by minute_at
      range between {{sign_minutes}} preceding and {{sign_minutes}} following)) as signs_around,
    bit_count(bit_or(sign_bit) over (partition by place order by minute_at
      range between {{sign_minutes}} preceding and current row)) as signs_so_far,
    min(if(sign_bit = 0, null, host)) over (partition by label order by minute_at
      range between {{fleet_minutes}} preceding and {{fleet_minutes}} following)
      <> max(if(sign_bit = 0, null, host)) over (partition by label order by minute_at
        range between {{fleet_minutes}} preceding and {{fleet_minutes}} following) as is_fleet
  from sign_bits
),
findings as (
  select
    place, kind, known, session_number, min(`timestamp`) as first_seen, max(`timestamp`) as last_seen,
    max(host) as host, min(`user` collate utf8mb4_bin) as first_user, count(distinct start_number) as records,
    sum(is_counted) as sign_count, max(rate) as peak, group_concat(distinct label order by label separator ', ')
      as signs_seen,
    group_concat(if(is_counted, left(full_text, 300), null) order by moment, start_number separator ' | ') as commands_run,
    max(user_key in (select item collate utf8mb4_bin from {{users}} as user_items)) as is_of_user,
    case
      when known <> '' then 2
      when max(signs_so_far) >= {{critical_signs}} then 5
      when min(`timestamp`) is not null
        and (max(signs_around) >= 2 or max(is_fleet and not is_ordinary) or max(is_remote)) then 4
      when min(is_ordinary) then 2
      else 3
    end as severity_rank
  from near_signs
  group by place, kind, known, `timestamp` is null, session_number
)
select
  elt(severity_rank, 'informational', 'low', 'medium', 'high', 'critical') as severity, first_seen, last_seen, host,
  first_user as `user`, records,
  case kind when 'recovery' then 'recovery inhibited' when 'clear' then 'log cleared' when 'impair' then 'logging impaired'
    when 'stop' then 'services stopped' else 'recovery at risk' end as kind,
  signs_seen, commands_run, sign_count as `count`, peak, nullif(known, '') as known_as
from findings
where (not exists (select 1 from {{hosts}} as host_items)
    or place in (select item collate utf8mb4_bin from {{hosts}} as host_items))
  and (not exists (select 1 from {{users}} as user_items) or is_of_user)
order by severity_rank desc, first_seen, host, kind
limit {{row_cap}}
