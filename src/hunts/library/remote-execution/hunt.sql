-- On which hosts did somebody run programs from another machine, through services, tasks, WMI, WinRM or named pipes?
-- The benign look-alike is software distribution, monitoring and administrators, who use the same channels all day.
with codes(code, kind) as (
  values
    ('7045', 'service'), ('4697', 'service'), ('serviceinstalled', 'service'), ('4698', 'task'), ('4702', 'task'),
    ('106', 'task'), ('140', 'task'), ('scheduledtaskcreated', 'task'), ('scheduledtaskupdated', 'task'),
    ('4699', 'task deletion'), ('141', 'task deletion'), ('scheduledtaskdeleted', 'task deletion')
),
tell_tales as (
  select
    part[1] as tool, string_split(part[2], ' ') as kinds, part[3] as place, try_cast(part[4] as integer) as rank,
    string_split(part[5], ' + ') as words
  from (select string_split(unnest($tell_tales), ' | ') as part) as parts
  where len(part) = 5
),
process_pairs as (
  select
    process_name, parent_process, original_name, regexp_replace(lower(parent_process), '\.exe$', '') as parent,
    regexp_replace(lower(case when regexp_matches(lower(original_name), '^(psexe|remcom|paexec|csexec|winexe)')
      then original_name else process_name end), '\.(exe|c)$', '') as child,
    list_contains(['psexec', 'psexec64', 'wmic', 'schtasks', 'sc', 'winrs'], child) as is_client
  from (select distinct process_name, parent_process, original_name from process_logs) as names
  where is_client
    or regexp_matches(child, '^(psexesvc|remcom|paexec|csexec|winexesvc|xcmdsvc|pdqdeployrunner|wsmprovhost)')
    or list_contains(['services', 'wmiprvse', 'mmc', 'wsmprovhost'], parent)
    or list_contains(['svchost', 'explorer', 'taskeng'], parent) and child = 'cmd'
),
events as materialized (
  select
    logs.timestamp, logs.host, logs."user", codes.kind, logs.name, lower(logs.name) as name_key,
    replace(replace(replace(lower(logs.image_path), '&gt;', '>'), '&quot;', '"'), '&amp;', '&') as text, null as parent,
    coalesce(contains(lower(logs.service_type), 'kernel') or lower(logs.service_type) in ('1', '0x1', '0x00000001'),
      false) as is_driver,
    coalesce(lower(logs.event_code) = '4697' and logs.client_process_id = 0, false) as is_rpc, true as is_first,
    coalesce(contains(text, '\system32\svchost.exe -k'), false) as is_hosted,
    logs.file_id, logs.record
  from service_logs as logs
  join codes on lower(logs.event_code) = codes.code
  where logs.timestamp is not null
  union all
  select
    logs.timestamp, logs.host, logs."user", case when pairs.is_client then 'client' else 'process' end,
    logs.process_name, pairs.child, lower(logs.arguments),
    pairs.parent || case when contains(lower(logs.parent_arguments), '-embedding') then ' -embedding' else '' end,
    false, false, logs.twin_record is null, false, logs.file_id, logs.record
  from process_logs as logs
  join process_pairs as pairs
    on logs.process_name = pairs.process_name and logs.parent_process is not distinct from pairs.parent_process
    and logs.original_name is not distinct from pairs.original_name
  where logs.timestamp is not null
  union all
  select
    timestamp, host, "user", 'pipe', coalesce(file_name, file_path), lower(coalesce(file_name, file_path)), null, null,
    false, false, true, false, file_id, record
  from file_logs
  where timestamp is not null and (share is not null or operation = 'pipe')
    and regexp_matches(lower(coalesce(file_name, file_path)),
      'psexesvc|remcom|paexec|csexec|winexesvc|-std(in|out|err)$|(^|\\)__\d{1,10}\.\d{1,10}$')
),
items as (
  select
    kind, name, name_key, text, parent, is_driver,
    regexp_replace(regexp_extract(coalesce(name, ''), '[^\\]*$'), '_[0-9a-f]{4,8}$', '') as bare_name,
    regexp_replace(regexp_replace(regexp_replace(regexp_replace(
      ltrim(replace(if(kind = 'task', regexp_extract(text, '<command>([^<]*)', 1), text), '/', '\'), '" '),
      '^\\\?\?\\', ''), '^(%systemroot%|%windir%|\\systemroot)', 'c:\\windows'),
      '^%comspec%', 'c:\\windows\\system32\\cmd.exe'), '^(system32|syswow64)\\', 'c:\\windows\\system32\\') as path,
    kind in ('service', 'task') and regexp_full_match(bare_name, '[A-Za-z]+')
      and list_contains($random_lengths, length(bare_name)::varchar)
      and (length(regexp_replace(bare_name, '[^aeiouAEIOU]', '', 'g')) < $vowel_share * length(bare_name)
        or regexp_matches(bare_name, '^[a-z]+[A-Z]|[a-z][A-Z]{2}|(?i:[bcdfghjklmnpqrstvwxz]{6})')) as is_random,
    regexp_matches(path, '(^|\\)(cmd|powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|bash)(\.exe)?("|\s|$)')
      as is_shell,
    regexp_matches(path, '^[a-z]:\\(windows|program files[^\\]*)\\') and not contains(path, '\temp\') as is_inside
  from (select distinct kind, name, name_key, text, parent, is_driver from events where not is_hosted) as seen_events
),
item_reasons as (
  select items.kind, items.name, items.text, items.parent, tell_tales.tool as label, tell_tales.rank
  from items
  join tell_tales
    on list_contains(tell_tales.kinds, items.kind)
    and len(list_filter(tell_tales.words, lambda word: not coalesce(contains(
      case tell_tales.place when 'name' then items.name_key when 'text' then items.text
        else concat(items.name_key, ' ', items.text) end, word), false))) = 0
  union all
  select kind, name, text, parent, reason.label, reason.rank
  from (
    select kind, name, text, parent, unnest([
        case when kind = 'service' and is_shell then {'label': 'shell or script host as a service', 'rank': 3} end,
        case when kind = 'service' and len(list_filter($service_words, lambda word: contains(text, word))) > 0
          then {'label': 'place or switch that services do not have', 'rank': 3} end,
        case when kind = 'service' and regexp_full_match(bare_name, '[A-Za-z0-9+/=_-]+')
            and length(bare_name) >= $encoded_name_length then {'label': 'encoded text as the name', 'rank': 4} end,
        case when kind = 'service' and is_random and not is_driver
            and (is_shell or not coalesce(regexp_matches(path, '^[a-z]:\\(program files|windows\\[^\\]+\\)'), false))
          then {'label': 'random name', 'rank': 3} end,
        case when kind = 'service'
            and regexp_matches(path, '^c:\\(windows\\[a-z]{8}|(programdata\\)?[^\\]{1,9})\.exe("|\s|$)')
          then {'label': 'program where remote tools drop theirs', 'rank': 3} end,
        case when not is_inside
            and (kind = 'service' or kind = 'task' and contains(text, 's-1-5-18') and regexp_matches(path, '^[a-z]:'))
          then {'label': if(is_driver, 'driver', 'program') || ' outside Windows and Program Files', 'rank': 2} end,
        case when kind = 'service' and len(list_filter(
            $remote_tools, lambda word: contains(concat(name_key, ' ', text), word))) > 0
          then {'label': 'remote control software', 'rank': 3} end,
        case when kind = 'task' and is_random then {'label': 'task with a random name', 'rank': 3} end,
        case when kind = 'task' and len(list_filter($task_places, lambda word: contains(text, word))) > 0
            and len(list_filter($shells, lambda word: regexp_matches(text, '\b' || word || '(\.exe)?\b'))) > 0
          then {'label': 'task that runs a system tool on a place anyone can write to', 'rank': 3} end,
        case when regexp_matches(text, '> *(%windir%|[a-z]:\\windows)\\temp\\[a-z]{8}\.tmp')
          then {'label': 'output into a random file, as of Impacket atexec', 'rank': 4} end,
        case when parent = 'mmc -embedding' then {'label': 'started by MMC that a program drives', 'rank': 4} end,
        case when kind = 'process' and regexp_matches(parent, '^(services|wmiprvse|wsmprovhost)')
            and list_contains($shells, name_key)
          then {'label': 'shell or system tool under ' || split_part(parent, ' ', 1),
            'rank': 3 - starts_with(parent, 'wsmprovhost')::integer} end
      ]) as reason
    from items
  ) as forms
  where reason is not null
),
judged_items as (
  select kind, name, text, parent, max(rank) as rank, list_sort(list_distinct(list(label))) as item_labels
  from item_reasons group by kind, name, text, parent
),
short_lives as (
  select tasks.file_id, tasks.record, list({'file_id': ends.file_id, 'record': ends.record}) as refs
  from events as tasks
  join events as ends on tasks.host = ends.host and tasks.name_key = ends.name_key
  where tasks.kind = 'task' and ends.kind = 'task deletion' and not starts_with(tasks.name_key, '\microsoft\')
    and ends.timestamp >= tasks.timestamp and ends.timestamp - tasks.timestamp <= to_seconds($short_task_s)
  group by tasks.file_id, tasks.record
),
signals as materialized (
  select
    events.timestamp, events.host, events."user", lower(events."user") as user_key, events.kind, events.name,
    events.is_first, events.file_id, events.record, coalesce(short_lives.refs, []) as refs,
    epoch_us(events.timestamp) // ($logon_window_s * 1000000::bigint) as slot,
    list_filter(list_concat(coalesce(judged.item_labels, []), [
      case when short_lives.refs is not null then 'task deleted again at once' end,
      case when events.is_rpc then 'asked for from another machine' end]), lambda label: label is not null) as labels,
    list_contains(labels, 'random name') or list_contains(labels, 'task with a random name') as is_random,
    greatest(coalesce(judged.rank, 3), 3 * events.is_rpc::integer,
      case when short_lives.refs is not null then 3 + is_random::integer else 0 end) as rank,
    list_filter($known_tools, lambda word: contains(concat(events.name_key, ' ', events.text), word))[1] as known_as,
    case when is_random then concat('random ', length(regexp_extract(events.name, '[^\\]*$')))
      when judged.rank >= 3 and events.kind in ('service', 'task') then array_to_string(judged.item_labels, ', ')
    end as pattern
  from events
  left join judged_items as judged
    on events.kind = judged.kind and events.name is not distinct from judged.name
    and events.text is not distinct from judged.text and events.parent is not distinct from judged.parent
  left join short_lives on events.file_id = short_lives.file_id and events.record = short_lives.record
  where judged.rank is not null or short_lives.refs is not null or events.is_rpc
),
approaches as (
  select
    timestamp, host, source_ip, lower("user") as user_key, "user", 'logon' as how, 1 as place, file_id, record
  from auth_logs
  where outcome = 'success' and list_contains($remote_logons, lower(logon_type)) and source_host is distinct from host
  union all
  select timestamp, host, request_ip, lower("user"), "user", 'share access', 2, file_id, record
  from file_logs
  where request_ip is not null
    and (contains(share, '$') or regexp_matches(lower(coalesce(file_name, file_path)), '(^|\\)(svcctl|atsvc)$'))
  union all
  select timestamp, host, source_ip, null, null, 'connection', 3, file_id, record
  from net_logs
  where list_contains($remote_ports, dest_port::varchar) and starts_with(lower(direction), 'in')
),
nearest_approaches as (
  select
    signals.file_id, signals.record, {'file_id': near.file_id, 'record': near.record} as ref,
    {'ip': near.source_ip, 'user': near."user", 'how': near.how, 's': epoch(signals.timestamp - near.timestamp)}
      as source
  from (
    select file_id, record, timestamp, host, user_key, unnest([slot, slot - 1]) as slot
    from signals where kind <> 'client'
  ) as signals
  join approaches as near
    on signals.host = near.host and signals.slot = epoch_us(near.timestamp) // ($logon_window_s * 1000000::bigint)
  where near.timestamp <= signals.timestamp and signals.timestamp - near.timestamp <= to_seconds($logon_window_s)
    and not regexp_matches(near.source_ip, '^(127\.|::1$|0\.0\.0\.0$|fe80:|-$)')
  qualify row_number() over (
    partition by signals.file_id, signals.record
    order by coalesce(signals.user_key = near.user_key, false) desc, near.place, near.timestamp desc, near.record) = 1
),
session_signals as (
  select
    signals.timestamp, signals.host, signals."user", signals.kind, signals.name, signals.is_first, signals.labels,
    signals.known_as, signals.rank, signals.file_id, signals.record, signals.refs, near.source, near.ref,
    case when signals.pattern is not null and signals.known_as is null then count(distinct signals.host) over (
      partition by signals.pattern, signals.known_as order by signals.timestamp
      range between to_minutes($pattern_minutes) preceding and to_minutes($pattern_minutes) following) end as hosts,
    coalesce(signals.timestamp - lag(signals.timestamp) over same_place > to_minutes($merge_minutes), true) as opens
  from signals
  left join nearest_approaches as near on signals.file_id = near.file_id and signals.record = near.record
  window same_place as (
    partition by signals.host, signals.known_as is null order by signals.timestamp, signals.file_id, signals.record)
),
numbered_signals as (
  select
    timestamp, host, "user", kind, name, is_first, labels, known_as, rank, file_id, record, refs, source, ref, hosts,
    sum(opens::integer) over (
      partition by host, known_as is null order by timestamp, file_id, record rows unbounded preceding) as session
  from session_signals
),
findings as (
  select
    host, min(timestamp) as first_seen, max(timestamp) as last_seen, min(known_as) as known_as,
    arg_max("user", ("user" is not null, lower("user") <> 'system' and not ends_with("user", '$'), rank)) as actor,
    max(hosts) as pattern_hosts,
    arg_max(source, (source is not null, rank, -source.s)) as source,
    list_sort(list_distinct(flatten(list(labels)))) as labels,
    coalesce(list_sort(list_distinct(list(name) filter (kind = 'service'))), []) as services,
    coalesce(list_sort(list_distinct(list(name) filter (kind = 'task'))), []) as tasks,
    count(*) filter (kind = 'service') as installs, count(*) filter (kind = 'pipe') as pipes,
    count(*) filter (is_first and kind in ('process', 'client')) as starts,
    list_distinct(flatten(list(list_concat([{'file_id': file_id, 'record': record}, ref], refs)))) as row_refs,
    case when min(known_as) is not null then 2 else max(case
      when hosts >= $pattern_hosts and rank >= 3 then 4
      when source is not null and rank < 4 and (rank = 3 or kind <> 'service') then rank + 1
      else rank end) end as rank
  from numbered_signals
  group by host, known_as is null, session
)
select
  concat_ws('|', coalesce(host, '-'), first_seen::varchar, known_as) as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][rank] as severity,
  first_seen, last_seen, host, coalesce(actor, source."user") as "user",
  concat(
    array_to_string(labels, ', '), ' on ', coalesce(host, 'an unnamed host'), ': ',
    array_to_string(list_filter([
      case when findings.installs > 0 then format('service installs: {:,}, names: {:,} ({})',
        findings.installs, len(services),
        array_to_string(list_transform(services[:5], lambda name: cut_text(name, 40)), ', ')) end,
      case when len(tasks) > 0 then format('tasks: {:,} ({})', len(tasks), array_to_string(tasks[:5], ', ')) end,
      case when starts > 0 then format('process starts: {:,}', starts) end,
      case when pipes > 0 then format('pipes: {:,}', pipes) end], lambda part: part is not null), ', '), '.',
    format(' {:.1f} s before one of them came a {} from {}', source.s, source.how, source.ip)
      || coalesce(' as ' || source."user", '') || '.',
    case when pattern_hosts >= $pattern_hosts then format(' The same is on {:,} hosts.', pattern_hosts) else '' end,
    ' Looks like a known tool: ' || known_as || '.'
  ) as summary,
  row_refs, array_to_string(labels, ', ') as tell_tales, array_to_string(services, ', ') as services,
  array_to_string(tasks, ', ') as tasks, findings.installs as service_installs, len(services) as service_names,
  starts as process_starts, source.ip as logon_source_ip, source."user" as logon_user, source.s as seconds_after_logon,
  pattern_hosts, totals.installs as installs_in_evidence, known_as
from findings cross join (select count(*) as installs from events where kind = 'service') as totals
order by rank desc, first_seen, finding_key
