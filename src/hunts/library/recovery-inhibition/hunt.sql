-- Where were backups, shadow copies or recovery settings destroyed, and where were logs cleared or silenced?
-- The benign look-alike is a backup product, installer or administrator who prunes old copies and logs on a plan.
-- A rule is met by a line with each text of `all_of`, one of `any_of` (& asks for both) and none of `none_of`.
with rules as (
  select
    field[1]::integer as rule, field[2] as kind, field[3] as label, unnest(string_split(field[4], ' ')) as tool,
    string_split(replace(field[5], '~', ' '), '|') as all_of, string_split(replace(field[6], '~', ' '), '|') as any_of,
    list_filter(string_split(replace(field[7], '~', ' '), '|'), lambda t: t <> '') as none_of
  from (select list_transform(string_split(unnest($rules), ';'), lambda part: trim(part)) as field) as fields
),
starts as (
  select
    timestamp, host, "user", arguments, process_id, parent_id, file_id, record, twin_record is not null as is_twin,
    replace(lower(process_name), '.exe', '') as name, replace(lower(original_name), '.exe', '') as built_as,
    replace(lower(parent_process), '.exe', '') as parent,
    name is null or list_contains($shells, name) or coalesce(list_contains($shells, built_as), false) as is_shell,
    case when is_shell
      then regexp_extract(arguments, '(?i)[-/–—―]e[a-z]*["'']?\s+["'']?([a-z0-9+/]{16,}={0,2})', 1) else '' end as code
  from process_logs where arguments is not null
),
-- Encoded commands are UTF-16: as text of a blob, every second byte reads \x00.
command_lines as (
  select
    'command' as source, timestamp, host, "user", process_id, parent_id, file_id, record, is_twin, name, built_as,
    parent, is_shell,
    case when code = '' then arguments else concat('decoded: ', regexp_replace(replace(replace(try(from_base64(code))
      ::varchar, '\x00', ''), '\x5C', '\'), '\\x[0-9A-F]{2}', ' ', 'g'), ' | ', arguments) end as text
  from starts
  where code <> '' or (is_shell and regexp_matches(lower(arguments), $keywords))
    or (not is_shell and (name in (select tool from rules) or built_as in (select tool from rules)))
),
script_lines as (
  select
    'script' as source, timestamp, host, "user", statement as text, process_id, file_id, record, false as is_twin,
    concat('script ', event_code) as name, statement <> script_text as is_shell,
    if(is_shell, null, 'script') as built_as
  from (
    select timestamp, host, "user", script_text, process_id, event_code, file_id, record,
      unnest(list_distinct(list_prepend(script_text, string_split_regex(script_text, '[\n\r;]+')))) as statement
    from script_logs where regexp_matches(lower(script_text), $keywords)
  ) as statements
  where not starts_with(ltrim(statement), '#')
),
lines as materialized (
  select
    source, timestamp, host, "user", text, process_id, parent_id, file_id, record, is_twin, name, parent,
    concat(' ', trim(regexp_replace(translate(lower(text), '/–—―"''^`', '----'), '\s+', ' ', 'g')), ' ') as line,
    list_concat([name, built_as], case when is_shell
      then string_split(regexp_replace(replace(line, '.exe', ' '), '[^a-z0-9_$.-]+', ' ', 'g'), ' ') end) as tools,
    row_number() over () as number
  from (from command_lines union all by name from script_lines) as all_lines
),
met_rules as (
  select line_tools.number, rules.kind, rules.label, list(rules.rule) as rules
  from (select number, line, unnest(list_distinct(tools)) as tool from lines) as line_tools
  join rules on line_tools.tool = rules.tool
  where len(list_filter(rules.all_of, lambda t: not contains(line_tools.line, t))) = 0
    and len(list_filter(rules.any_of, lambda choice:
      len(list_filter(string_split(choice, '&'), lambda t: not contains(line_tools.line, t))) = 0)) > 0
    and len(list_filter(rules.none_of, lambda t: contains(line_tools.line, t))) = 0
  group by line_tools.number, rules.kind, rules.label
),
hits as (
  select
    source, kind, label, rules, timestamp, host, "user", text, name, parent, process_id, parent_id, line,
    trim(case when source = 'command' and contains(line, name)
      then replace(line[strpos(line, name) + length(name):], '.exe ', ' ') else line end) as core,
    is_twin, false as is_key_log, file_id, record
  from met_rules
  join lines using (number)
  where not (label = 'event log switched off' and coalesce(list_contains($installers, parent), false))
  qualify row_number() over (partition by file_id, record, label order by length(line), number) = 1
  union all
  select
    'event', if(clears, 'clear', 'stop'), if(clears, 'event log cleared', 'services stopped'), [if(clears, 13, 17)],
    timestamp, host, "user", concat_ws(' ', 'event', event_code || ':', log, action), provider, null, null, null,
    subject, subject, false, clears and len(list_filter($key_logs, lambda log: contains(subject, log))) > 0,
    file_id, record
  from (
    select timestamp, host, "user", event_code, provider, action, subject as log, file_id, record,
      lower(coalesce(subject, 'record ' || record)) as subject, lower(action) <> 'service disabled' as clears
    from control_logs
    where list_contains(['log cleared', 'securitylogcleared', 'service disabled'], lower(action))
  ) as controls
  union all
  select
    'event', 'recovery', 'system restore disabled', [9], timestamp, host, "user", concat(path, ' = ', value_data), name,
    null, process_id, null, path, path, false, false, file_id, record
  from (
    select timestamp, host, "user", value_data, process_id, file_id, record,
      lower(concat_ws('\', key, value_name)) as path, replace(lower(process_name), '.exe', '') as name
    from registry_logs where contains(lower(key), 'systemrestore')
  ) as values_set
  where regexp_matches(path, '\\disable(sr|config)(\\|$)') and regexp_matches(value_data, '(^|[xX]0*|[ (])1\)?$')
  union all
  select
    'event', if(loads, 'staging', 'recovery'), if(loads, 'shadow copy module loaded', 'backup files deleted'),
    [if(loads, 22, 21)], timestamp, host, "user", path, name, null, process_id, null, path, path, false, false,
    file_id, record
  from (
    select timestamp, host, "user", process_id, operation = 'load' as loads, file_id, record, file_path as path,
      replace(lower(process_name), '.exe', '') as name, lower(process_path) as program, lower(file_name) as module,
      split_part(module, '.', -1) as extension
    from file_logs
    where list_contains(['delete', 'load'], operation)
  ) as files
  where (not loads and list_contains($backup_extensions, extension))
    or (not loads and list_contains($loose_backup_extensions, extension) and list_contains($shells, name))
    or (loads and list_contains(['vss_ps.dll', 'vssapi.dll', 'vsstrace.dll'], module) and program is not null
      and len(list_filter($trusted_folders, lambda folder: contains(program, folder))) = 0)
),
signs as materialized (
  select
    kind, label, timestamp, host, coalesce(host, concat('file ', file_id)) as place, name, parent, process_id,
    parent_id, line, core, is_key_log, file_id, record, source <> 'event' as is_command,
    {'source': source, 'rules': rules, 'user': "user",
      'text': regexp_replace(cut_text(text, 300), '\s+', ' ', 'g')} as fact,
    coalesce(list_filter([parent, name], lambda p: len(list_filter($known_tools, lambda t: p glob t)) > 0)[1], '')
      as known,
    is_twin or row_number() over (
      partition by place, timestamp, label, source, line, name, process_id order by file_id, record) > 1 as is_copy
  from hits
),
wrappers as (
  select distinct outside.file_id, outside.record, outside.label
  from (
    select place, label, timestamp, file_id, record, name, line, core, process_id,
      unnest(range(epoch_us(timestamp) // ($wrapper_seconds * 1000000::bigint) - 1,
        epoch_us(timestamp) // ($wrapper_seconds * 1000000::bigint) + 2)) as slot
    from signs where is_command
  ) as outside
  join signs as inside
    on outside.place = inside.place and outside.label = inside.label
    and outside.slot = epoch_us(inside.timestamp) // ($wrapper_seconds * 1000000::bigint)
  where inside.is_command and not inside.is_copy
    and abs(epoch_us(outside.timestamp) - epoch_us(inside.timestamp)) <= $wrapper_seconds * 1000000::bigint
    and (outside.process_id = inside.parent_id
      or (outside.name <> inside.name
        and (contains(outside.line, inside.core) or outside.name || inside.name similar to 'script .*script .*')
        and (length(outside.core), outside.timestamp, outside.file_id, outside.record)
          > (length(inside.core), inside.timestamp, inside.file_id, inside.record)))
),
steps as (
  select
    kind, label, timestamp, timestamp is null as is_undated, host, place, known, fact, is_key_log, file_id, record,
    not is_copy and wrappers.record is null as is_counted,
    fact.rules[1] in (1, 2, 6) and len(list_filter($risky_parents, lambda risky: parent glob risky)) > 0 as is_remote,
    kind = 'prune' or kind = 'stop'
      and len(list_filter($backup_services, lambda word: contains(concat(' ', line), ' ' || word))) = 0 as is_ordinary,
    coalesce(timestamp - lag(timestamp) over in_time > to_minutes($session_minutes), lag(record) over in_time is null)
      as opens_session
  from signs
  left join wrappers using (file_id, record, label)
  window in_time as (partition by place, kind, known, timestamp is null order by timestamp, file_id, record)
),
sessions as (
  select
    kind, label, timestamp, is_undated, host, place, known, fact, is_key_log, file_id, record, is_counted, is_remote,
    is_ordinary,
    sum(opens_session::integer) over (
      partition by place, kind, known, is_undated order by timestamp, file_id, record rows unbounded preceding
    ) as session,
    count(*) filter (is_counted) over lately as rate,
    count(*) filter (is_counted and label = 'services stopped') over lately as stop_rate
  from steps
  window lately as (partition by place, kind, known order by timestamp
    range between to_seconds($peak_seconds) preceding and current row)
),
judged as (
  select
    kind, label, timestamp, is_undated, host, place, known, fact, is_key_log, file_id, record, is_counted, is_remote,
    is_ordinary, session, rate,
    kind <> 'stop' or max(stop_rate) over whole >= $stops_per_minute
      or count(*) filter (is_counted) over whole >= $stops_per_host as is_met,
    if(is_met and is_counted and known = '' and not is_undated and not is_ordinary,
      if(kind = 'stop', kind, label), null) as sign
  from sessions
  window whole as (partition by place, kind, known, is_undated, session)
),
compared as (
  select
    kind, label, timestamp, is_undated, host, place, known, fact, is_key_log, file_id, record, is_counted, is_remote,
    is_ordinary, session, rate,
    count(distinct sign) over (partition by place order by timestamp
      range between to_minutes($sign_minutes) preceding and to_minutes($sign_minutes) following) as near_signs,
    count(distinct sign) over (partition by place order by timestamp
      range between to_minutes($sign_minutes) preceding and current row) as signs_so_far,
    coalesce(not is_ordinary and min(if(sign is null, null, host)) over at_once
      <> max(if(sign is null, null, host)) over at_once, false) as is_wide
  from judged
  where is_met
  window at_once as (partition by label order by timestamp
    range between to_minutes($fleet_minutes) preceding and to_minutes($fleet_minutes) following)
),
findings as (
  select
    place, kind, known, is_undated, session, min(timestamp) as first_seen, max(timestamp) as last_seen,
    any_value(host) as host, min(fact.user) as "user", count(*) filter (is_counted) as signs, max(rate) as peak,
    count(*) filter (is_counted and fact.source = 'command') as command_count,
    count(*) filter (is_counted and fact.source = 'script') as script_count,
    count(*) filter (is_counted and fact.source = 'event') as event_count,
    array_to_string(list_sort(list_distinct(list(label))), ', ') as labels,
    array_to_string(list_sort(list_distinct(flatten(list(fact.rules)))), ', ') as rules,
    list(fact.text order by timestamp, file_id, record) filter (is_counted) as texts,
    list(fact.text order by timestamp, file_id, record) filter (is_counted and fact.source <> 'event') as commands,
    list_distinct(list({'file_id': file_id, 'record': record} order by timestamp, file_id, record)) as row_refs,
    known = '' and max(signs_so_far) >= $critical_signs as is_chain,
    if(known <> '' or is_undated, [], list_filter([
      if(max(near_signs) >= 2, format('{} different signs lie within {} min', max(near_signs), $sign_minutes), null),
      if(bool_or(is_wide), format('another host shows the same within {} min', $fleet_minutes), null),
      if(bool_or(is_remote), 'a script host, service or remote tool started it', null),
      if(bool_or(is_key_log), 'a log that investigations rest on was cleared', null)
    ], lambda reason: reason is not null)) as reasons,
    case
      when known <> '' then 2
      when is_chain then 5
      when len(reasons) > 0 then 4
      when bool_and(is_ordinary) then 2
      else 3
    end as rank
  from compared
  group by place, kind, known, is_undated, session
)
select
  concat_ws('|', place, kind, known, coalesce(first_seen::varchar, 'undated')) as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][rank] as severity,
  first_seen, last_seen, host, "user",
  concat(
    coalesce(host, 'A host without name'), ': ', labels, ' (',
    concat_ws(', ',
      if(command_count > 0, format('{:,} {}', command_count, if(command_count = 1, 'command', 'commands')), null),
      if(script_count > 0, format('{:,} {}', script_count, if(script_count = 1, 'script text', 'script texts')), null),
      if(event_count > 0, format('{:,} {}', event_count, if(event_count = 1, 'event', 'events')), null)),
    case
      when is_undated then ', without a time'
      when last_seen > first_seen then format(', in {:,.0f} min, up to {:,} in {:,} s',
        ceil(epoch(last_seen - first_seen) / 60), peak, $peak_seconds)
    end,
    '). First: ', cut_text(texts[1], 200), '.',
    if(len(reasons) > 0, concat(' Raised, because ', array_to_string(reasons, ', and '), '.'), ''),
    if(known <> '', concat(' Started by ', known, ', which is on the list of known tools.'), '')
  ) as summary,
  row_refs,
  case kind
    when 'recovery' then 'recovery inhibited' when 'clear' then 'log cleared' when 'impair' then 'logging impaired'
    when 'stop' then 'services stopped' else 'recovery at risk' end as kind,
  rules, labels as signs_seen, array_to_string(list_slice(commands, 1, 20), ' | ') as commands,
  signs as count, peak, command_count, script_count, event_count, nullif(known, '') as known_as
from findings
order by rank desc, first_seen, finding_key
