-- A rule is met by a line with each text of `all_of`, one of `any_of` (& asks for both) and none of `none_of`.
with rules as (
  select
    arrayMap(part -> trim(both ' ' from part), splitByChar(';', arrayJoin({{rules}}))) as field,
    toInt32(field[1]) as rule, field[2] as rule_kind, field[3] as rule_label, splitByChar(' ', field[4]) as rule_tools,
    arrayFilter(t -> t != '', splitByChar('|', replaceAll(field[5], '~', ' '))) as all_of,
    arrayFilter(t -> t != '', splitByChar('|', replaceAll(field[6], '~', ' '))) as any_of,
    arrayFilter(t -> t != '', splitByChar('|', replaceAll(field[7], '~', ' '))) as none_of
),
starts as (
  select
    timestamp, host, `user`, assumeNotNull(arguments) as whole_line, process_id, parent_id, file_id, record,
    twin_record is not null as is_twin, replaceAll(lower(ifNull(toString(process_name), '')), '.exe', '') as name,
    replaceAll(lower(ifNull(toString(original_name), '')), '.exe', '') as built_as,
    replaceAll(lower(ifNull(toString(parent_process), '')), '.exe', '') as parent,
    name = '' or has({{shells}}, name) or has({{shells}}, built_as) as is_shell,
    if(is_shell, regexpExtract(whole_line, '(?i)[-/–—―]e[a-z]*["\']?\\s+["\']?([a-z0-9+/]{16,}={0,2})', 1), '') as code
  from process_logs
  where arguments is not null and (timestamp between {{from}} and {{to}} or timestamp is null)
),
-- Encoded commands are UTF-16, of which every second byte is 0. A script is read whole and by its statements.
texts as (
  select
    'command' as source, timestamp, host, `user`, process_id, parent_id, file_id, record, is_twin, name, built_as, parent,
    is_shell,
    if(code = '', whole_line, concat('decoded: ',
      replaceRegexpAll(replaceAll(tryBase64Decode(code), '\0', ''), '[^ -!#-&(-~]', ' '), ' | ', whole_line)) as full_text
  from starts
  where code != '' or (is_shell and match(lower(whole_line), {{keywords}}))
    or (not is_shell and (name in (select arrayJoin(rule_tools) from rules)
      or built_as in (select arrayJoin(rule_tools) from rules)))
  union all
  select
    'script', timestamp, host, `user`, process_id, toNullable(toInt64(null)), file_id, record, false,
    concat('script ', ifNull(toString(event_code), '')), if(statement = whole_script, 'script', ''), '',
    statement != whole_script, statement
  from (
    select timestamp, host, `user`, process_id, event_code, file_id, record, assumeNotNull(script_text) as whole_script,
      arrayJoin(arrayDistinct(arrayPushFront(splitByRegexp('[\n\r;]+', whole_script), whole_script))) as statement
    from script_logs
    where match(lower(script_text), {{keywords}}) and (timestamp between {{from}} and {{to}} or timestamp is null)
  )
  where not startsWith(trim(leading ' ' from statement), '#')
),
lines as (
  select
    source, timestamp, host, `user`, process_id, parent_id, file_id, record, is_twin, name, parent, full_text,
    concat(' ', trim(both ' ' from replaceRegexpAll(replaceRegexpAll(replaceRegexpAll(
      lower(full_text), '[/–—―]', '-'), '["\'^`]+', ''), '\\s+', ' ')), ' ') as line,
    arrayConcat([name, built_as], if(is_shell, splitByChar(' ', replaceRegexpAll(
      replaceAll(line, '.exe', ' '), '[^a-z0-9_$.-]+', ' ')), [])) as words
  from texts
),
met_rules as (
  select
    source, rule_kind as kind, rule_label as label, arraySort(groupUniqArray(rule)) as rule_numbers, timestamp, host, `user`,
    full_text, name, parent, process_id, parent_id, line, is_twin, file_id, record
  from lines
  cross join rules
  where hasAny(words, rule_tools) and arrayAll(t -> position(line, t) > 0, all_of)
    and (empty(any_of) or arrayExists(choice -> arrayAll(t -> position(line, t) > 0, splitByChar('&', choice)), any_of))
    and not arrayExists(t -> position(line, t) > 0, none_of)
    and not (rule_label = 'event log switched off' and has({{installers}}, parent))
  group by source, kind, label, timestamp, host, `user`, full_text, name, parent, process_id, parent_id, line, is_twin,
    file_id, record
  order by length(line), line
  limit 1 by source, file_id, record, label
),
controls as (
  select timestamp, host, `user`, event_code, provider, action, subject, file_id, record,
    lower(ifNull(subject, concat('record ', toString(record)))) as log, lower(action) != 'service disabled' as clears
  from control_logs
  where lower(action) in ('log cleared', 'securitylogcleared', 'service disabled')
    and (timestamp between {{from}} and {{to}} or timestamp is null)
),
settings as (
  select timestamp, host, `user`, value_data, process_id, file_id, record,
    lower(if(value_name is null, `key`, concat(`key`, '\\', value_name))) as path,
    replaceAll(lower(ifNull(toString(process_name), '')), '.exe', '') as name
  from registry_logs
  where position(lower(`key`), 'systemrestore') > 0 and match(path, '\\\\disable(sr|config)(\\\\|$)')
    and match(value_data, '(^|[xX]0*|[ (])1\\)?$') and (timestamp between {{from}} and {{to}} or timestamp is null)
),
files as (
  select timestamp, host, `user`, process_id, operation = 'load' as loads, file_id, record, file_path as path,
    replaceAll(lower(ifNull(toString(process_name), '')), '.exe', '') as name, lower(process_path) as program,
    lower(ifNull(file_name, '')) as module, splitByChar('.', module)[-1] as extension
  from file_logs
  where operation in ('delete', 'load') and (timestamp between {{from}} and {{to}} or timestamp is null)
    and ((not loads and has({{backup_extensions}}, extension))
      or (not loads and has({{loose_backup_extensions}}, extension) and has({{shells}}, name))
      or (loads and module in ('vss_ps.dll', 'vssapi.dll', 'vsstrace.dll') and program is not null
        and not arrayExists(folder -> position(program, folder) > 0, {{trusted_folders}})))
),
hits as (
  select
    source, kind, label, rule_numbers, timestamp, toString(host) as host_name, `user`, full_text, name, parent,
    process_id, parent_id, line, trim(both ' ' from if(source = 'command' and name != '' and position(line, name) > 0,
      replaceAll(substring(line, position(line, name) + length(name)), '.exe ', ' '), line)) as core,
    is_twin, false as is_key_log, file_id, record
  from met_rules
  union all
  select
    'control', if(clears, 'clear', 'stop'), if(clears, 'event log cleared', 'services stopped'), [if(clears, 13, 17)],
    timestamp, toString(host), `user`,
    concat('event ', ifNull(concat(event_code, ': '), ''), ifNull(subject, ''), ' ', ifNull(action, '')),
    ifNull(toString(provider), ''), '', null, null, log, log, false,
    clears and arrayExists(word -> position(log, word) > 0, {{key_logs}}), file_id, record
  from controls
  union all
  select
    'registry', 'recovery', 'system restore disabled', [9], timestamp, toString(host), `user`,
    concat(ifNull(path, ''), ' = ', ifNull(value_data, '')), name, '', process_id, null, ifNull(path, ''),
    ifNull(path, ''), false, false, file_id, record
  from settings
  union all
  select
    'file', if(loads, 'staging', 'recovery'), if(loads, 'shadow copy module loaded', 'backup files deleted'),
    [if(loads, 22, 21)], timestamp, toString(host), `user`, ifNull(path, ''), name, '', process_id, null,
    ifNull(path, ''), ifNull(path, ''), false, false, file_id, record
  from files
),
signs as (
  select
    *, ifNull(host_name, concat('file ', toString(file_id))) as place, timestamp is null as is_undated,
    ifNull(toUnixTimestamp64Micro(timestamp), 0) as moment,
    ifNull(toUnixTimestamp64Milli(timestamp), 0) as tick, source in ('command', 'script') as is_command,
    arrayFilter(one -> arrayExists(tool -> match(one, concat('^',
      replaceAll(replaceAll(regexpQuoteMeta(tool), '\\*', '.*'), '\\?', '.'), '$')), {{known_tools}}), [parent, name])[1]
      as known,
    is_twin or row_number() over (
      partition by place, timestamp, label, source, line, name, process_id order by file_id, record) > 1 as is_copy
  from hits
),
wrappers as (
  select distinct outside.source as source, outside.file_id as file_id, outside.record as record, outside.label as label
  from (
    select source, place, label, moment, file_id, record, name, line, core, process_id,
      arrayJoin([-1, 0, 1]) + intDiv(moment, {{wrapper_seconds}} * 1000000) as slot
    from signs where is_command and not is_undated
  ) as outside
  join (
    select place, label, moment, file_id, record, name, core, parent_id,
      toInt64(intDiv(moment, {{wrapper_seconds}} * 1000000)) as slot
    from signs where is_command and not is_undated and not is_copy
  ) as inside on outside.place = inside.place and outside.label = inside.label and outside.slot = inside.slot
  where abs(outside.moment - inside.moment) <= {{wrapper_seconds}} * 1000000
    and (ifNull(outside.process_id = inside.parent_id, false)
      or (outside.name != inside.name and outside.name != '' and inside.name != ''
        and (position(outside.line, inside.core) > 0
          or (startsWith(outside.name, 'script ') and startsWith(inside.name, 'script ')))
        and (length(outside.core), outside.moment, outside.file_id, outside.record)
          > (length(inside.core), inside.moment, inside.file_id, inside.record)))
),
steps as (
  select
    *, not is_copy and (source, file_id, record, label) not in (select source, file_id, record, label from wrappers) as is_counted,
    rule_numbers[1] in (1, 2, 6) and arrayExists(risky -> match(parent, concat('^',
      replaceAll(replaceAll(regexpQuoteMeta(risky), '\\*', '.*'), '\\?', '.'), '$')), {{risky_parents}}) as is_remote,
    kind = 'prune' or (kind = 'stop' and not arrayExists(
      word -> position(concat(' ', line), concat(' ', word)) > 0, {{backup_services}})) as is_ordinary,
    ifNull(moment - lagInFrame(toNullable(moment)) over (
      partition by place, kind, known, is_undated order by moment, file_id, record
      rows between unbounded preceding and current row) > {{session_minutes}} * 60000000, false) as opens
  from signs
),
sessions as (
  select
    *, sum(opens) over (partition by place, kind, known, is_undated order by moment, file_id, record
      rows between unbounded preceding and current row) as session,
    countIf(is_counted) over lately as rate, countIf(is_counted and label = 'services stopped') over lately as stop_rate
  from steps
  window lately as (partition by place, kind, known order by tick
    range between {{peak_seconds}} * 1000 preceding and current row)
),
judged as (
  select
    *, kind != 'stop' or max(stop_rate) over whole >= {{stops_per_minute}}
      or countIf(is_counted) over whole >= {{stops_per_host}} as is_met,
    if(is_counted and known = '' and not is_undated and not is_ordinary, if(kind = 'stop', kind, label), '') as sign
  from sessions
  window whole as (partition by place, kind, known, is_undated, session)
),
compared as (
  select
    *, uniqExactIf(sign, sign != '') over (partition by place order by tick range between
      {{sign_minutes}} * 60000 preceding and {{sign_minutes}} * 60000 following) as near_signs,
    uniqExactIf(sign, sign != '') over (partition by place order by tick range between
      {{sign_minutes}} * 60000 preceding and current row) as signs_so_far,
    not is_ordinary and uniqExactIf(host_name, sign != '') over (partition by label order by tick range between
      {{fleet_minutes}} * 60000 preceding and {{fleet_minutes}} * 60000 following) > 1 as is_wide
  from judged
  where is_met
),
findings as (
  select
    place, kind as sign_kind, known, is_undated, session, min(timestamp) as first_seen, max(timestamp) as last_seen,
    any(host_name) as host, min(`user`) as first_user, groupUniqArray(lowerUTF8(`user`)) as user_keys,
    countIf(is_counted) as sign_count, max(rate) as peak, countIf(is_counted and source = 'command') as command_count,
    countIf(is_counted and source = 'script') as script_count, countIf(is_counted and not is_command) as event_count,
    arrayStringConcat(arraySort(groupUniqArray(label)), ', ') as signs_seen,
    arraySort(groupUniqArrayArray(rule_numbers)) as rule_list,
    arrayMap(one -> one.2, arraySort(groupArrayIf((moment, left(full_text, 300)), is_counted and is_command))) as commands,
    multiIf(
      known != '', 2,
      max(signs_so_far) >= {{critical_signs}}, 5,
      not is_undated and (max(near_signs) >= 2 or max(is_wide) or max(is_remote) or max(is_key_log)), 4,
      min(is_ordinary), 2, 3) as severity_rank,
    uniqExact(source, file_id, record) as records
  from compared
  group by place, kind, known, is_undated, session
)
select
  ['informational', 'low', 'medium', 'high', 'critical'][severity_rank] as severity, first_seen, last_seen, host,
  first_user as `user`, records,
  transform(sign_kind, ['recovery', 'clear', 'impair', 'stop'],
    ['recovery inhibited', 'log cleared', 'logging impaired', 'services stopped'], 'recovery at risk') as kind,
  arrayStringConcat(arrayMap(one -> toString(one), rule_list), ', ') as rules, signs_seen,
  arrayStringConcat(arraySlice(commands, 1, 20), ' | ') as commands_run, sign_count as `count`, peak, command_count,
  script_count, event_count, nullIf(known, '') as known_as
from findings
where (empty({{hosts}}) or has({{hosts}}, upperUTF8(ifNull(host, ''))))
  and (empty({{users}}) or hasAny({{users}}, arrayMap(one -> ifNull(one, ''), user_keys)))
order by severity_rank desc, first_seen, host, kind
limit {{row_cap}}
