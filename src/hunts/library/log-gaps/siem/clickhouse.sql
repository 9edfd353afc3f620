with {{gap_minutes}} * 60000000 as gap_length, {{utc_offset_minutes}} * 60000000 as offset_length,
{{marker_minutes}} * 60000000 as marker_length, 1099511627776 as file_step,
-- Where a clock was changed, numbers tell the true order, unless clearing began them anew.
turned_hosts as (
  select host from control_logs
  where (timestamp between {{from}} and {{to}} or timestamp is null) and host is not null
  group by host having countIf(action = 'clock changed') > 0 and countIf(action = 'log cleared') = 0
),
records as (
  select cityHash64(ifNull(host, ''), host is null, ifNull(channel, ''), channel is null) as unit, host, channel,
    toUnixTimestamp64Micro(assumeNotNull(timestamp)) as moment, record_number as number,
    if(host in (select host from turned_hosts), record_number, null) as place, toInt64(file_id) * file_step + record as ref
  from log_records where timestamp between {{from}} and {{to}}
),
intervals as (
  select unit, host, channel, moment as end_at, ref, lagInFrame(toNullable(moment)) over earlier as start_at,
    lagInFrame(toNullable(ref)) over earlier as before_ref, end_at - start_at as length,
    number - lagInFrame(number) over earlier - 1 as missing,
    intDiv(start_at + offset_length, 3600000000) as start_hour,
    multiIf((intDiv(start_hour, 24) + 3) % 7 > 4, 'weekend',
      start_hour % 24 >= {{day_starts}} and start_hour % 24 < {{day_ends}}, 'day', 'night') as week_part
  from records
  window earlier as (partition by unit order by place, moment, number, ref rows between unbounded preceding and current row)
),
-- The value at a share of the whole, as one of the values themselves; an array begins at 1.
week_parts as (
  select unit, week_part, arraySort(groupArray(assumeNotNull(length))) as lengths,
    lengths[toUInt64(ceil(length(lengths) * {{usual_quantile}} - 1e-9))] as rare_length
  from intervals where length > 0 group by unit, week_part having count() >= {{min_intervals}}
),
(
  select groupArray((unit, host, channel, first_at, last_at, last_ref, rare, usual_missing, is_judged))
  from (
    select unit, any(host) as host, any(channel) as channel, min(end_at) as first_at, max(end_at) as last_at,
      argMax(ref, (end_at, ref)) as last_ref, arraySort(groupArrayIf(assumeNotNull(length), length > 0)) as lengths,
      arraySort(groupArrayIf(assumeNotNull(missing), missing >= 0)) as all_missing,
      if(empty(lengths), null, lengths[toUInt64(ceil(length(lengths) * {{usual_quantile}} - 1e-9))]) as rare,
      if(empty(all_missing), null, all_missing[toUInt64(ceil(length(all_missing) * {{usual_quantile}} - 1e-9))])
        as usual_missing,
      if(empty(lengths), null, count() >= {{min_events}}
        and lengths[toUInt64(ceil(length(lengths) * 0.5))] <= {{max_median_minutes}} * 60000000) as is_judged,
      count(host) over (partition by channel) as named_units
    from intervals group by unit
  )
  where host is not null or named_units = 0
) as unit_rows,
units as (
  select arrayJoin(unit_rows) as u, u.1 as unit, u.2 as host, u.3 as channel, u.4 as first_at, u.5 as last_at,
    u.6 as last_ref, u.7 as unit_rare_length, u.8 as usual_missing, u.9 as is_judged
),
files as (
  select intDiv(ref, file_step) as file_id, min(moment) as first_at, max(moment) as last_at
  from records group by file_id
),
-- The last one of a unit is open: its file goes on without it.
(
  select groupArray((unit, start_at, end_at, week_part, missing, ref, next_ref))
  from (
    select unit, assumeNotNull(start_at) as start_at, end_at, week_part, missing, before_ref as ref,
      toNullable(intervals.ref) as next_ref
    from intervals where length > intDiv(gap_length * (100 - 2 * {{trim_percent}}), 100)
    union all
    select unit, units.last_at, files.last_at, '', null, last_ref, null
    from units join files on intDiv(last_ref, file_step) = files.file_id
    where files.last_at - units.last_at > intDiv(gap_length * (100 - 2 * {{trim_percent}}), 100)
  )
) as silence_rows,
silences as (
  select arrayJoin(silence_rows) as s, s.1 as unit, s.2 as start_at, s.3 as end_at, s.4 as week_part, s.5 as missing,
    s.6 as ref, s.7 as next_ref
),
long_silences as (
  select cityHash64(unit, start_at, ref) as gap, silences.unit as unit, host, channel, is_judged, first_at, start_at, end_at,
    end_at - start_at as length, ref, next_ref, missing,
    ifNull(missing > {{usual_factor}} * usual_missing, false) as is_absent,
    start_at + intDiv(length * {{trim_percent}}, 100) as inner_from, end_at - intDiv(length * {{trim_percent}}, 100) as inner_to,
    intDiv(start_at + end_at, 2) as middle, if(week_parts.rare_length > 0, week_parts.rare_length, unit_rare_length) as rare_length,
    intDiv(start_at + offset_length, 3600000000) as start_hour, intDiv(end_at + offset_length, 3600000000) as end_hour,
    arrayExists(mark -> startsWith(lower(ifNull(host, '')), mark), {{workstation_names}}) and end_hour - start_hour < 90
      and (start_hour % 24 >= {{day_ends}} or start_hour % 24 < {{day_starts}} or (intDiv(start_hour, 24) + 3) % 7 > 4)
      and (end_hour % 24 < {{day_starts}} + 3 or (intDiv(end_hour, 24) + 3) % 7 > 4)
      and (end_hour - start_hour < 18 or (intDiv(start_hour, 24) + 3) % 7 >= 4) as is_off_hours
  from silences join units on silences.unit = units.unit
  left join week_parts on silences.unit = week_parts.unit and silences.week_part = week_parts.week_part
  where length > gap_length
),
(
  select groupArray((gap, unit, host, channel, first_at, start_at, end_at, inner_from, inner_to, middle))
  from long_silences where is_judged and length > {{usual_factor}} * rare_length
) as gap_rows,
gaps as (
  select arrayJoin(gap_rows) as g, g.1 as gap, g.2 as unit, g.3 as host, g.4 as channel, g.5 as first_at, g.6 as start_at,
    g.7 as end_at, g.8 as inner_from, g.9 as inner_to, g.10 as middle
),
questions as (
  select gap, 'own' as kind, others.channel as name, others.unit as unit, middle, others.first_at as first_at,
    others.last_at as last_at, inner_from, inner_to, start_at, end_at
  from gaps join units as others on gaps.host = others.host where gaps.unit != others.unit
  union all
  select gap, 'fleet', others.host, others.unit, middle, others.first_at, others.last_at,
    inner_from, inner_to, start_at, end_at
  from gaps join units as others on gaps.channel = others.channel where gaps.unit != others.unit
  union all
  select gap, 'weeks', null, unit, middle - arrayJoin([1, 2, 3, 4]) * 604800000000 as moved, first_at, start_at,
    inner_from + moved - middle, inner_to + moved - middle, start_at + moved - middle, end_at + moved - middle
  from gaps
),
answers as (
  select gap, kind, name, asked.first_at <= inner_to and asked.last_at >= inner_from as is_covering,
    silences.unit != 0 and silences.start_at < inner_from and silences.end_at > inner_to
      and (kind != 'weeks' or silences.end_at - silences.start_at < 518400000000) as is_silent,
    silences.unit != 0
      and (least(silences.end_at, asked.end_at) - greatest(silences.start_at, asked.start_at)) * 100
      >= {{fleet_overlap}} * greatest(silences.end_at - silences.start_at, asked.end_at - asked.start_at) as is_alike
  from questions as asked
  asof left join silences on asked.unit = silences.unit and asked.middle >= silences.start_at
),
witnesses as (
  select gap, arraySort(groupArrayIf(assumeNotNull(name), kind = 'own' and is_covering and not is_silent)) as alive,
    countIf(kind = 'fleet' and is_alike) as fleet_silent,
    countIf(kind = 'fleet' and (is_alike or (is_covering and not is_silent))) as fleet_up,
    countIf(kind = 'weeks' and is_covering) as weeks, countIf(kind = 'weeks' and is_covering and is_silent) as silent_weeks
  from answers group by gap
),
addresses as (
  select host, argMax(source_ip, (contacts, -first_ref)) as ip
  from (
    select host, source_ip, count() as contacts, min(toInt64(file_id) * file_step + record) as first_ref from net_logs
    where timestamp between {{from}} and {{to}} and host in (select host from gaps) and source_ip is not null
      and ifNull(direction, '') not like '%nbound%'
    group by host, source_ip
  )
  group by host
),
sightings as (
  select upper(splitByChar('.', source_host)[1]) as host, timestamp, 'logons on other hosts' as place, auth_logs.host as seen_by
  from auth_logs where source_host is not null
  union all select addresses.host, timestamp, 'logons on other hosts', auth_logs.host
  from auth_logs join addresses on source_ip = ip
  union all select addresses.host, timestamp, 'connections seen elsewhere', net_logs.host
  from net_logs join addresses on source_ip = ip
  union all select addresses.host, timestamp, 'web requests', null
  from web_logs join addresses on coalesce(source_internal_ip, source_ip) = ip
  union all select host, timestamp, 'web requests', null from web_logs
  union all select host, timestamp, 'address leases', null from lease_logs
),
elsewhere as (
  select gap, if(moment >= inner_from, place, null) as place from gaps
  asof join (
    select assumeNotNull(host) as host, toUnixTimestamp64Micro(assumeNotNull(timestamp)) as moment, min(place) as place
    from sightings
    where timestamp between {{from}} and {{to}} and host in (select host from gaps) and not (seen_by <=> host)
    group by host, moment
  ) as seen on gaps.host = seen.host and gaps.inner_to >= seen.moment
),
events as (
  select host, toUnixTimestamp64Micro(assumeNotNull(timestamp)) as moment,
    arrayStringConcat(arrayFilter(part -> part != '', [ifNull(event_code, ''), ifNull(action, ''), ifNull(subject, '')]), ' ')
      as name, toInt64(file_id) * file_step + record as ref, multiIf(
      action = 'log cleared', 'clear', action = 'clock changed', 'clock',
      action in ('system stopped', 'shutdown requested', 'sleep'), 'off',
      action in ('system started', 'resume', 'shutdown was unexpected'), 'on',
      action in ('logging stopped', 'events dropped', 'log full', 'audit policy changed', 'Stopped')
        or (subject = 'Sysmon' and action in ('configuration changed', 'error'))
        or (match(action, '^service (stopped|disabled|failed|crashed|demand start)$')
          and has({{log_services}}, ifNull(lower(subject), ''))), 'tamper', '') as kind
  from control_logs where timestamp between {{from}} and {{to}} and host in (select host from gaps)
  union all
  select host, toUnixTimestamp64Micro(assumeNotNull(timestamp)), leftUTF8(command, 120), ref,
    if(match(command, '(?i)wevtutil\\S*\\s+(cl|clear-log)\\s|(clear|remove)-eventlog'), 'clear', 'tamper')
  from (
    select host, timestamp, concat(ifNull(process_name, ''), if(process_name is null or arguments is null, '', ' '),
      ifNull(arguments, '')) as command, toInt64(file_id) * file_step + record as ref
    from process_logs where timestamp between {{from}} and {{to}} and host in (select host from gaps)
  )
  where match(command, concat('(?i)wevtutil\\S*\\s+(cl|clear-log|sl|set-log)\\s|(clear|remove|limit)-eventlog|',
    'auditpol\\S*\\s.*(disable|/clear|/remove|/restore)|fltmc\\S*\\s+unload|\\\\minint\\b|\\\\eventlog\\\\.*\\bstart\\b|',
    '(\\bsc(\\.exe)?"?\\s|\\bnet1?(\\.exe)?"?\\s+stop|taskkill|(stop|set)-service)\\b.*\\b(',
    arrayStringConcat({{log_services}}, '|'), ')\\b'))
),
near_events as (
  select gap, groupUniqArray(events.ref) as refs, countIf(kind = 'clear') > 0 as is_cleared,
    countIf(kind = 'clock') > 0 as is_clock, countIf(kind in ('off', 'on')) > 0 as is_off,
    arrayStringConcat(arraySlice(arraySort(groupUniqArrayIf(name, kind in ('clear', 'tamper'))), 1, 4), '; ') as marker
  from gaps join events on gaps.host = events.host
  where moment >= start_at - marker_length and moment <= end_at + marker_length and multiIf(
    kind in ('clear', 'tamper'), true, kind = 'off', moment <= start_at + marker_length,
    kind = 'on', moment >= end_at - marker_length,
    kind = 'clock', least(abs(moment - start_at), abs(moment - end_at)) <= 60000000, false)
  group by gap
),
verdicts as (
  select spans.host as host, assumeNotNull(spans.channel) as channel, spans.start_at as start_at, spans.end_at as end_at,
    spans.length as length, rare_length, missing, next_ref is null as is_open, alive, fleet_silent, fleet_up, weeks,
    silent_weeks, elsewhere.place as place, marker, arrayConcat(
      arrayMap(r -> assumeNotNull(r), arrayFilter(r -> r is not null, [toNullable(spans.ref), next_ref])), refs) as all_refs,
    notEmpty(alive) or place is not null or is_absent as is_alive,
    multiIf(
      not is_judged, 'not judged',
      next_ref is not null and before_file.file_id != after_file.file_id and before_file.last_at <= spans.inner_from
        and after_file.first_at >= spans.inner_to, 'truncation',
      is_off_hours and weeks < {{habit_weeks}} and not is_alive, 'weekly habit',
      fleet_up >= {{fleet_min_hosts}} and fleet_silent * 100 >= fleet_up * {{fleet_percent}}, 'fleet outage',
      is_off and not is_alive, 'power cycle',
      is_clock and ifNull(missing, 0) = 0, 'clock change',
      silent_weeks >= {{habit_weeks}}, 'weekly habit',
      is_cleared, 'tamper-confirmed',
      is_alive and (marker != '' or ifNull(missing <= 0, false)), 'tamper-likely',
      is_alive or ifNull(missing < 0, false), 'suspicious', 'unknown') as verdict,
    startsWith(channel, 'Defender') or startsWith(channel, 'Device') as is_defender,
    if(verdict in ('fleet outage', 'not judged'), channel, coalesce(host, channel)) as entity,
    verdict in ('not judged', 'power cycle', 'weekly habit') as is_routine,
    is_cleared or (marker != '' and verdict != 'power cycle') as is_accused
  from long_silences as spans
  left join gaps on spans.gap = gaps.gap left join witnesses on spans.gap = witnesses.gap
  left join elsewhere on spans.gap = elsewhere.gap left join near_events on spans.gap = near_events.gap
  left join files as before_file on intDiv(spans.ref, file_step) = before_file.file_id
  left join files as after_file on intDiv(spans.next_ref, file_step) = after_file.file_id
  where gaps.gap != 0 or (not is_judged and next_ref is not null)
),
reached_verdicts as (
  select *, max(end_at) over (partition by entity, verdict order by start_at, end_at
    rows between unbounded preceding and 1 preceding) as reached_at
  from verdicts
),
islands as (
  select *, sum(if(is_routine or start_at <= reached_at, 0, 1)) over (
    partition by entity, verdict order by start_at, end_at) as island
  from reached_verdicts
),
merged as (
  select entity, verdict, island, min(start_at) as first_at, max(end_at) as last_at, count() as silences_found,
    arraySort(groupUniqArray(channel)) as channel_names, arraySort(groupUniqArray(host)) as host_names,
    length(arrayDistinct(arrayFlatten(groupArray(all_refs)))) as records,
    argMax((length, rare_length, missing, marker, alive, place, fleet_up, weeks), length) as top,
    greatest(1, multiIf(startsWith(verdict, 'tamper'), 4, verdict = 'suspicious', 3,
      verdict in ('unknown', 'clock change') or max(is_accused), 2, 1)
      - if(min(is_defender) and verdict != 'tamper-confirmed', 1, 0)) as severity_rank
  from islands group by entity, verdict, island
)
select
  ['informational', 'low', 'medium', 'high', 'critical'][severity_rank] as severity,
  fromUnixTimestamp64Micro(first_at, 'UTC') as first_seen, fromUnixTimestamp64Micro(last_at, 'UTC') as last_seen,
  if(length(host_names) = 1, host_names[1], null) as host, null as `user`, records, verdict, top.1 / 60000000 as minutes,
  top.2 / 60000000 as usual_minutes, silences_found as silences, arrayStringConcat(channel_names, ', ') as channels,
  arrayStringConcat(host_names, ', ') as hosts, top.3 as missing_records, nullIf(top.4, '') as marker,
  arrayStringConcat(top.5, ', ') as logs_alive, top.6 as seen_elsewhere, top.7 as other_hosts_up, top.8 as earlier_weeks
from merged
-- A silence has no user, so a search for users ends empty.
where (empty({{hosts}}) or hasAny({{hosts}}, arrayMap(name -> upperUTF8(name), host_names))) and empty({{users}})
order by severity_rank desc, first_seen, entity
limit {{row_cap}}
