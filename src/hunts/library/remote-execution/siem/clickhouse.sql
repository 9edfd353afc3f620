with tell_tales as (
  select
    splitByString(' | ', arrayJoin({{tell_tales}})) as part, part[1] as tool, splitByChar(' ', part[2]) as kinds,
    part[3] as place, toInt32OrZero(part[4]) as mark_rank, splitByString(' + ', part[5]) as words
  where length(part) = 5
),
events as (
  select
    'service' as log, timestamp, host, `user`,
    transform(lower(ifNull(toString(event_code), '')),
      ['7045', '4697', 'serviceinstalled', '4698', '4702', '106', '140', 'scheduledtaskcreated', 'scheduledtaskupdated',
        '4699', '141', 'scheduledtaskdeleted'],
      ['service', 'service', 'service', 'task', 'task', 'task', 'task', 'task', 'task', 'task deletion', 'task deletion',
        'task deletion'], '') as kind,
    ifNull(name, '') as item_name, image_path is not null as has_text,
    replaceAll(replaceAll(replaceAll(lower(ifNull(image_path, '')), '&gt;', '>'), '&quot;', '"'), '&amp;', '&') as text,
    '' as parent,
    ifNull(position(lower(service_type), 'kernel') > 0 or lower(service_type) in ('1', '0x1', '0x00000001'), false)
      as is_driver,
    ifNull(lower(event_code) = '4697' and client_process_id = 0, false) as is_rpc, true as is_first,
    position(text, '\\system32\\svchost.exe -k') > 0 as is_hosted, lower(item_name) as name_key, file_id, record
  from service_logs
  where timestamp between {{from}} and {{to}} and kind != ''
  union all
  select
    'process', timestamp, host, `user`, if(is_client, 'client', 'process'), process_name, arguments is not null,
    lower(ifNull(arguments, '')),
    if(parent_name = '', '', concat(parent_name, if(with_embedding, ' -embedding', ''))), false, false, is_first, false, child,
    file_id, record
  from (
    select
      timestamp, host, `user`, assumeNotNull(toString(process_name)) as process_name, arguments, file_id, record,
      twin_record is null as is_first, ifNull(position(lower(parent_arguments), '-embedding') > 0, false) as with_embedding,
      replaceRegexpOne(lower(ifNull(toString(parent_process), '')), '[.]exe$', '') as parent_name,
      replaceRegexpOne(lower(if(ifNull(match(lower(original_name), '^(psexe|remcom|paexec|csexec|winexe)'), false),
        assumeNotNull(toString(original_name)), process_name)), '[.](exe|c)$', '') as child,
      child in ('psexec', 'psexec64', 'wmic', 'schtasks', 'sc', 'winrs') as is_client
    from process_logs
    where timestamp between {{from}} and {{to}} and process_logs.process_name is not null
      and (is_client
        or match(child, '^(psexesvc|remcom|paexec|csexec|winexesvc|xcmdsvc|pdqdeployrunner|wsmprovhost)')
        or parent_name in ('services', 'wmiprvse', 'mmc', 'wsmprovhost')
        or (parent_name in ('svchost', 'explorer', 'taskeng') and child = 'cmd'))
  )
  union all
  select
    'file', timestamp, host, `user`, 'pipe', assumeNotNull(coalesce(file_name, file_path)) as pipe_name, false, '', '', false,
    false, true, false, lower(pipe_name), file_id, record
  from file_logs
  where timestamp between {{from}} and {{to}} and (share is not null or operation = 'pipe')
    and coalesce(file_name, file_path) is not null
    and match(lower(pipe_name),
      'psexesvc|remcom|paexec|csexec|winexesvc|-std(in|out|err)$|(^|\\\\)__[0-9]{1,10}[.][0-9]{1,10}$')
),
items as (
  select
    *, concat(name_key, ' ', text) as both, replaceRegexpOne(extract(item_name, '[^\\\\]*$'), '_[0-9a-f]{4,8}$', '') as bare_name,
    replaceRegexpOne(replaceRegexpOne(replaceRegexpOne(replaceRegexpOne(
      trim(leading '" ' from replaceAll(if(kind = 'task', extract(text, '<command>([^<]*)'), text), '/', '\\')),
      '^\\\\[?][?]\\\\', ''), '^(%systemroot%|%windir%|\\\\systemroot)', 'c:\\\\windows'),
      '^%comspec%', 'c:\\\\windows\\\\system32\\\\cmd.exe'), '^(system32|syswow64)\\\\', 'c:\\\\windows\\\\system32\\\\') as path,
    kind in ('service', 'task') and match(bare_name, '^[A-Za-z]+$')
      and has({{random_lengths}}, toString(length(bare_name)))
      and (length(replaceRegexpAll(bare_name, '[^aeiouAEIOU]', '')) < {{vowel_share}} * length(bare_name)
        or match(bare_name, '^[a-z]+[A-Z]|[a-z][A-Z]{2}|(?i:[bcdfghjklmnpqrstvwxz]{6})')) as has_random_name,
    match(path, '(^|\\\\)(cmd|powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|bash)([.]exe)?("|\\s|$)') as is_shell,
    match(path, '^[a-z]:\\\\(windows|program files[^\\\\]*)\\\\') and position(path, '\\temp\\') = 0 as is_inside
  from events
),
reasoned_items as (
  select
    *, if(is_hosted, [], arrayFilter(reason -> reason.1 != '', arrayConcat(
      arrayMap(mark -> (mark.1, mark.4), arrayFilter(mark -> has(mark.2, kind) and arrayAll(word -> position(
        multiIf(mark.3 = 'name', name_key, mark.3 = 'text', text, both), word) > 0, mark.5), all_marks)),
      [
        if(kind = 'service' and is_shell, ('shell or script host as a service', 3), ('', 0)),
        if(kind = 'service' and arrayExists(word -> position(text, word) > 0, {{service_words}}),
          ('place or switch that services do not have', 3), ('', 0)),
        if(kind = 'service' and match(bare_name, '^[A-Za-z0-9+/=_-]+$') and length(bare_name) >= {{encoded_name_length}},
          ('encoded text as the name', 4), ('', 0)),
        if(kind = 'service' and has_random_name and not is_driver
            and (is_shell or not match(path, '^[a-z]:\\\\(program files|windows\\\\[^\\\\]+\\\\)')),
          ('random name', 3), ('', 0)),
        if(kind = 'service' and match(path,
            '^c:\\\\(windows\\\\[a-z]{8}|(programdata\\\\)?[^\\\\]{1,9})[.]exe("|\\s|$)'),
          ('program where remote tools drop theirs', 3), ('', 0)),
        if(has_text and not is_inside
            and (kind = 'service' or (kind = 'task' and position(text, 's-1-5-18') > 0 and match(path, '^[a-z]:'))),
          (concat(if(is_driver, 'driver', 'program'), ' outside Windows and Program Files'), 2), ('', 0)),
        if(kind = 'service' and arrayExists(word -> position(both, word) > 0, {{remote_tools}}),
          ('remote control software', 3), ('', 0)),
        if(kind = 'task' and has_random_name, ('task with a random name', 3), ('', 0)),
        if(kind = 'task' and arrayExists(word -> position(text, word) > 0, {{task_places}})
            and arrayExists(word -> match(text, concat('\\b', word, '([.]exe)?\\b')), {{shells}}),
          ('task that runs a system tool on a place anyone can write to', 3), ('', 0)),
        if(match(text, '> *(%windir%|[a-z]:\\\\windows)\\\\temp\\\\[a-z]{8}[.]tmp'),
          ('output into a random file, as of Impacket atexec', 4), ('', 0)),
        if(parent = 'mmc -embedding', ('started by MMC that a program drives', 4), ('', 0)),
        if(kind = 'process' and match(parent, '^(services|wmiprvse|wsmprovhost)') and has({{shells}}, name_key),
          (concat('shell or system tool under ', splitByChar(' ', parent)[1]), 3 - startsWith(parent, 'wsmprovhost')), ('', 0))
      ]))) as reasons
  from items
  cross join (select groupArray((tool, kinds, place, mark_rank, words)) as all_marks from tell_tales) as marks
),
short_lives as (
  select made.record as task_record, made.file_id as task_file, groupArray(('service', gone.file_id, gone.record)) as ends
  from items as made
  join items as gone on gone.host = made.host and gone.name_key = made.name_key
  where made.kind = 'task' and gone.kind = 'task deletion' and not startsWith(made.name_key, '\\microsoft\\')
    and gone.timestamp >= made.timestamp and gone.timestamp <= made.timestamp + toIntervalSecond({{short_task_s}})
  group by made.record, made.file_id
),
signals as (
  select
    log, timestamp, toUnixTimestamp64Micro(assumeNotNull(timestamp)) as moment, intDiv(moment, 1000) as tick, host, `user`,
    lowerUTF8(`user`) as user_key, kind, item_name, is_first, file_id, record, ends, arrayMax(reason -> reason.2, reasons) as item_rank,
    arraySort(arrayDistinct(arrayMap(reason -> reason.1, reasons))) as item_labels,
    log = 'service' and notEmpty(ends) as is_short,
    arrayConcat(item_labels, if(is_short, ['task deleted again at once'], []),
      if(is_rpc, ['asked for from another machine'], [])) as labels,
    hasAny(labels, ['random name', 'task with a random name']) as is_random,
    greatest(if(empty(reasons), 3, item_rank), 3 * is_rpc, if(is_short, 3 + is_random, 0)) as signal_rank,
    arrayFilter(word -> position(both, word) > 0, {{known_tools}})[1] as known,
    multiIf(is_random, concat('random ', toString(length(extract(item_name, '[^\\\\]*$')))),
      item_rank >= 3 and kind in ('service', 'task'), arrayStringConcat(item_labels, ', '), '') as pattern
  from reasoned_items
  left join short_lives on short_lives.task_file = file_id and short_lives.task_record = record
  where notEmpty(reasons) or is_short or is_rpc
),
approaches as (
  select 'auth' as log, timestamp, toString(host) as host, source_ip, lowerUTF8(`user`) as user_key, `user`, 'logon' as how,
    1 as place, file_id, record
  from auth_logs
  where timestamp between {{from}} and {{to}} and outcome = 'success'
    and has({{remote_logons}}, lower(ifNull(toString(logon_type), ''))) and not (source_host <=> toString(host))
  union all
  select 'file', timestamp, toString(host), request_ip, lowerUTF8(`user`), `user`, 'share access', 2, file_id, record
  from file_logs
  where timestamp between {{from}} and {{to}} and request_ip is not null
    and ifNull(position(share, '$') > 0, false) + ifNull(
      match(lower(coalesce(file_name, file_path)), '(^|\\\\)(svcctl|atsvc)$'), false) > 0
  union all
  select 'net', timestamp, toString(host), source_ip, null, null, 'connection', 3, file_id, record
  from net_logs
  where timestamp between {{from}} and {{to}} and has({{remote_ports}}, ifNull(toString(dest_port), ''))
    and startsWith(lower(ifNull(toString(direction), '')), 'in')
),
-- What came just before stands in the same time slot or the one before.
signal_slots as (
  select log, file_id, record, moment, toString(host) as host, user_key,
    intDiv(moment, {{logon_window_s}} * 1000000) - arrayJoin([0, 1]) as slot
  from signals
  where kind != 'client'
),
nearest_approaches as (
  select
    met.log as log, met.file_id as file_id, met.record as record, near.source_ip as near_ip, near.`user` as near_user,
    near.how as how, (met.moment - toUnixTimestamp64Micro(assumeNotNull(near.timestamp))) / 1000000 as near_seconds,
    (near.log, near.file_id, near.record) as near_record
  from signal_slots as met
  join approaches as near
    on near.host = met.host
    and intDiv(toUnixTimestamp64Micro(assumeNotNull(near.timestamp)), {{logon_window_s}} * 1000000) = met.slot
  where near_seconds >= 0 and near_seconds <= {{logon_window_s}}
    and not match(near.source_ip, '^(127[.]|::1$|0[.]0[.]0[.]0$|fe80:|-$)')
  order by ifNull(met.user_key = near.user_key, false) desc, near.place, near.timestamp desc, near.record
  limit 1 by log, file_id, record
),
session_signals as (
  select
    signals.*, near_ip, near_user, how, near_seconds, near_record, how != '' as has_source,
    pattern != '' and known = '' as has_pattern,
    uniqExact(host) over (partition by pattern, known order by tick
      range between {{pattern_minutes}} * 60000 preceding and {{pattern_minutes}} * 60000 following) as pattern_hosts,
    ifNull(moment - lagInFrame(toNullable(moment)) over (
      partition by host, known = '' order by moment, file_id, record
      rows between unbounded preceding and current row) > {{merge_minutes}} * 60000000, false) as opens
  from signals
  left join nearest_approaches as near
    on near.log = signals.log and near.file_id = signals.file_id and near.record = signals.record
),
numbered_signals as (
  select *, known = '' as is_unknown, sum(opens) over (partition by host, known = '' order by moment, file_id, record
    rows between unbounded preceding and current row) as session
  from session_signals
),
findings as (
  select
    host as finding_host, min(timestamp) as first_seen, max(timestamp) as last_seen, min(known) as known_word,
    argMaxIf(`user`, (ifNull(user_key != 'system' and not endsWith(`user`, '$'), false), signal_rank, -moment, -file_id, -record),
      `user` is not null) as actor,
    argMaxIf((near_ip, near_user, how, near_seconds), (signal_rank, -near_seconds, -moment), has_source) as approach,
    arrayConcat(groupUniqArray(user_key), groupUniqArray(lowerUTF8(near_user))) as user_keys,
    arrayStringConcat(arraySort(groupUniqArrayArray(labels)), ', ') as all_labels,
    arraySort(groupUniqArrayIf(item_name, kind = 'service')) as services,
    arraySort(groupUniqArrayIf(item_name, kind = 'task')) as tasks, countIf(kind = 'service') as service_installs,
    countIf(is_first and kind in ('process', 'client')) as process_starts,
    maxIf(pattern_hosts, has_pattern) as hosts_with_pattern,
    length(arrayDistinct(arrayConcat(groupArray((log, file_id, record)), groupArrayIf(near_record, has_source),
      arrayFlatten(groupArray(ends))))) as records,
    if(is_unknown, max(multiIf(
      has_pattern and pattern_hosts >= {{pattern_hosts}} and signal_rank >= 3, 4,
      has_source and signal_rank < 4 and (signal_rank = 3 or kind != 'service'), signal_rank + 1, signal_rank)), 2)
      as severity_rank
  from numbered_signals
  group by host, is_unknown, session
)
select
  ['informational', 'low', 'medium', 'high', 'critical'][severity_rank] as severity, first_seen, last_seen,
  finding_host as host, coalesce(actor, approach.2) as `user`, records, all_labels as tell_tales_seen,
  arrayStringConcat(services, ', ') as service_names, arrayStringConcat(tasks, ', ') as task_names, service_installs,
  process_starts, approach.1 as logon_source_ip, approach.2 as logon_user, approach.3 as came_by,
  approach.4 as seconds_after_logon, hosts_with_pattern, nullIf(known_word, '') as known_as
from findings
where (empty({{hosts}}) or has({{hosts}}, upperUTF8(ifNull(toString(finding_host), ''))))
  and (empty({{users}}) or hasAny({{users}}, arrayMap(one -> ifNull(one, ''), user_keys)))
order by severity_rank desc, first_seen, host
limit {{row_cap}}
