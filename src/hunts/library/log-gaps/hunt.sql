-- Where did a log of a host fall silent for longer than is usual for it, and what explains that? The benign look-alike
-- is a machine that is off or asleep, a night without work, a collector that failed for everyone, or a cut export.
with records as not materialized (
  select hash(host, channel) as unit, host, channel, epoch_us(timestamp) as moment, record_number as number,
    -- Where a clock was changed, numbers tell the true order, unless clearing began them anew.
    case when host in (select host from control_logs where action = 'clock changed')
      and host not in (select host from control_logs where action = 'log cleared' and host is not null)
      then record_number end as place, file_id * 1099511627776 + record as ref
  from log_records where timestamp is not null
),
numbered as materialized (select distinct unit from records where number is not null),
-- Apart, so that as few columns are sorted as either needs: these are all records.
steps as (
  select unit, moment as end_at, null::bigint as number, ref, lag(moment) over in_time as start_at,
    null::bigint as before_number, lag(ref) over in_time as before_ref
  from records anti join numbered using (unit) window in_time as (partition by unit order by moment, ref) union all
  select unit, moment, number, ref, lag(moment) over placed, lag(number) over placed, lag(ref) over placed
  from records semi join numbered using (unit) window placed as (partition by unit order by place, moment, number, ref)
),
intervals as (
  select unit, start_at, end_at, end_at - start_at as length, number - before_number - 1 as missing, ref,
    before_ref, case
      when ((start_at + $utc_offset_minutes * 60000000::bigint) // 86400000000 + 3) % 7 > 4 then 'weekend'
      when (start_at + $utc_offset_minutes * 60000000::bigint) // 3600000000 % 24 between $day_starts and $day_ends - 1
        then 'day' else 'night' end as week_part
  from steps
),
-- In one go, without keeping the intervals; the row of a whole unit has no part of the week.
tallies as materialized (
  select unit, week_part, count(*) as events, min(end_at) as first_at, max(end_at) as last_at,
    count(*) filter (length > 0) as lengths, quantile_disc(length, [0.5, $usual_quantile]) filter (length > 0) as usual,
    quantile_disc(missing, $usual_quantile) filter (missing >= 0) as usual_missing, arg_max(ref, end_at) as last_ref,
    list({'start_at': start_at, 'end_at': end_at, 'week_part': week_part, 'missing': missing, 'ref': before_ref,
      'next_ref': ref}) filter (length > $gap_minutes * 60000000::bigint * (100 - 2 * $trim_percent) // 100) as silences
  from intervals group by grouping sets ((unit), (unit, week_part))
),
units as materialized (
  select names.host, names.channel, unit, events, first_at, last_at, last_ref, usual_missing, usual[2] as rare_length,
    events >= $min_events and usual[1] <= $max_median_minutes * 60000000::bigint as is_judged
  from tallies join (select unit, any_value(host) as host, any_value(channel) as channel from records group by unit)
    as names using (unit)
  where week_part is null qualify names.host is not null or count(names.host) over (partition by names.channel) = 0
),
files as (
  select ref // 1099511627776 as file_id, count(*) as events, min(moment) as first_at, max(moment) as last_at
  from records group by file_id
),
-- The last one of a unit is open: its file goes on without it.
silences as materialized (
  select unit, unnest(silences, recursive := true) from tallies where week_part is null union all
  select units.unit, units.last_at, files.last_at, null, null, last_ref, null
  from units join files on last_ref // 1099511627776 = files.file_id
  where files.last_at - units.last_at > $gap_minutes * 60000000::bigint * (100 - 2 * $trim_percent) // 100
),
long_silences as materialized (
  select row_number() over (order by channel, host, start_at) as gap, units.unit, host, channel, is_judged, first_at,
    start_at, end_at, end_at - start_at as length, ref, next_ref, missing,
    coalesce(missing > $usual_factor * usual_missing, false) as is_absent,
    start_at + length * $trim_percent // 100 as inner_from, end_at - length * $trim_percent // 100 as inner_to,
    (start_at + end_at) // 2 as middle, coalesce(week_parts.rare_length, units.rare_length) as rare_length,
    (start_at + $utc_offset_minutes * 60000000::bigint) // 3600000000 as start_hour,
    (end_at + $utc_offset_minutes * 60000000::bigint) // 3600000000 as end_hour,
    len(list_filter($workstation_names, lambda mark: starts_with(lower(host), mark))) > 0 and end_hour - start_hour < 90
      and (start_hour % 24 >= $day_ends or start_hour % 24 < $day_starts or (start_hour // 24 + 3) % 7 > 4)
      and (end_hour % 24 < $day_starts + 3 or (end_hour // 24 + 3) % 7 > 4)
      and (end_hour - start_hour < 18 or (start_hour // 24 + 3) % 7 >= 4) as is_off_hours
  from silences join units on silences.unit = units.unit
  left join (select unit, week_part, usual[2] as rare_length from tallies where lengths >= $min_intervals) as week_parts
    on silences.unit = week_parts.unit and silences.week_part = week_parts.week_part
  where end_at - start_at > $gap_minutes * 60000000::bigint
),
gaps as materialized (
  select gap, unit, host, channel, first_at, start_at, end_at, inner_from, inner_to, middle from long_silences
  where is_judged and length > $usual_factor * rare_length
),
questions as (
  select gap, true as is_own, others.channel as name, others.unit, middle, others.first_at, others.last_at,
    inner_from, inner_to, start_at, end_at
  from gaps join units as others on gaps.host = others.host and gaps.unit <> others.unit
  union all
  select gap, false, others.host, others.unit, middle, others.first_at, others.last_at,
    inner_from, inner_to, start_at, end_at
  from gaps join units as others on gaps.channel = others.channel and gaps.unit <> others.unit
  union all
  select gap, null, null, unit, middle - ago, first_at, start_at,
    inner_from - ago, inner_to - ago, start_at - ago, end_at - ago
  from gaps, (select weeks.week * 604800000000 as ago from range(1, 5) as weeks(week))
),
answers as (
  select gap, is_own, name, first_at <= inner_to and last_at >= inner_from as is_covering,
    coalesce(silences.start_at < inner_from and silences.end_at > inner_to
      and (is_own is not null or silences.end_at - silences.start_at < 518400000000), false) as is_silent,
    silences.unit is not null
      and (least(silences.end_at, asked.end_at) - greatest(silences.start_at, asked.start_at)) * 100
      >= $fleet_overlap * greatest(silences.end_at - silences.start_at, asked.end_at - asked.start_at) as is_alike
  from questions as asked asof left join silences on asked.unit = silences.unit and asked.middle >= silences.start_at
),
witnesses as (
  select gap, list(name order by name) filter (is_own and is_covering and not is_silent) as alive,
    list(name order by name) filter (is_own and is_silent) as silent,
    count(*) filter (not is_own and is_alike) as fleet_silent,
    count(*) filter (not is_own and (is_alike or (is_covering and not is_silent))) as fleet_up,
    count(*) filter (is_own is null and is_covering) as weeks,
    count(*) filter (is_own is null and is_covering and is_silent) as silent_weeks
  from answers group by gap
),
gap_hosts as (select distinct host from gaps where host is not null),
addresses as (
  select host, mode(source_ip) as ip from net_logs
  where host in (select host from gap_hosts) and coalesce(direction, '') not like '%nbound%' group by host
),
sightings as (
  select upper(split_part(source_host, '.', 1)) as host, timestamp, 'logons on other hosts' as place
  from auth_logs where source_host is not null and host is distinct from upper(split_part(source_host, '.', 1))
  union all select addresses.host, timestamp, 'logons on other hosts'
  from auth_logs join addresses on source_ip = ip where auth_logs.host is distinct from addresses.host
  union all select addresses.host, timestamp, 'connections seen elsewhere'
  from net_logs join addresses on source_ip = ip where net_logs.host is distinct from addresses.host
  union all select addresses.host, timestamp, 'web requests'
  from web_logs join addresses on coalesce(source_internal_ip, source_ip) = ip
  union all select host, timestamp, 'web requests' from web_logs
  union all select host, timestamp, 'address leases' from lease_logs
),
elsewhere as (
  select gap, case when moment >= inner_from then place end as place from gaps
  asof join (
    select host, epoch_us(timestamp) as moment, min(place) as place
    from sightings where host in (select host from gap_hosts) group by host, moment
  ) as seen on gaps.host = seen.host and gaps.inner_to >= seen.moment
),
events as materialized (
  select host, epoch_us(timestamp) as moment, concat_ws(' ', event_code, action, subject) as name,
    file_id * 1099511627776 + record as ref, case
      when action = 'log cleared' then 'clear' when action = 'clock changed' then 'clock'
      when list_contains(['system stopped', 'shutdown requested', 'sleep'], action) then 'off'
      when list_contains(['system started', 'resume', 'shutdown was unexpected'], action) then 'on'
      when list_contains(['logging stopped', 'events dropped', 'log full', 'audit policy changed', 'Stopped'], action)
        or (subject = 'Sysmon' and list_contains(['configuration changed', 'error'], action))
        or (regexp_full_match(action, 'service (stopped|disabled|failed|crashed|demand start)')
          and list_contains($log_services, lower(subject))) then 'tamper' end as kind
  from control_logs where host in (select host from gap_hosts)
  union all
  select host, moment, cut_text(command, 120), file_id * 1099511627776 + record,
    if(regexp_matches(command, '(?i)wevtutil\S*\s+(cl|clear-log)\s|(clear|remove)-eventlog'), 'clear', 'tamper')
  from (
    select host, epoch_us(timestamp) as moment, concat_ws(' ', process_name, arguments) as command, file_id, record
    from process_logs where host in (select host from gap_hosts)
  )
  where regexp_matches(command, '(?i)wevtutil|eventlog|auditpol|fltmc|minint|\bsc\b|\bnet1?\b|taskkill|-service')
    and regexp_matches(command, '(?i)wevtutil\S*\s+(cl|clear-log|sl|set-log)\s|(clear|remove|limit)-eventlog|'
      || 'auditpol\S*\s.*(disable|/clear|/remove|/restore)|fltmc\S*\s+unload|\\minint\b|\\eventlog\\.*\bstart\b|'
      || '(\bsc(\.exe)?"?\s|\bnet1?(\.exe)?"?\s+stop|taskkill|(stop|set)-service)\b.*\b('
      || array_to_string($log_services, '|') || ')\b')
),
near_events as (
  select gap, list_distinct(list(ref)) as refs, bool_or(coalesce(kind, '') = 'clear') as is_cleared,
    bool_or(kind = 'clock') as is_clock, bool_or(kind = 'off' or kind = 'on') as is_off,
    array_to_string(list_sort(list(distinct name) filter (kind = 'clear' or kind = 'tamper'))[:4], '; ') as marker
  from gaps join events on gaps.host = events.host
  where moment >= start_at - $marker_minutes * 60000000::bigint
    and moment <= end_at + $marker_minutes * 60000000::bigint and (list_contains(['clear', 'tamper'], kind)
      or (kind = 'off' and moment <= start_at + $marker_minutes * 60000000::bigint)
      or (kind = 'on' and moment >= end_at - $marker_minutes * 60000000::bigint)
      or (kind = 'clock' and least(abs(moment - start_at), abs(moment - end_at)) <= 60000000))
  group by gap
),
verdicts as (
  select spans.host, spans.channel, spans.start_at, spans.end_at, length, rare_length, missing,
    next_ref is null as is_open, coalesce(alive, []) as alive, coalesce(silent, []) as silent, fleet_silent, fleet_up,
    list_concat(list_filter([ref, next_ref], lambda r: r is not null), coalesce(refs, [])) as refs, marker, is_absent,
    weeks, silent_weeks, place,
    len(coalesce(alive, [])) > 0 or place is not null or is_absent as is_alive,
    case
      when not is_judged then 'not judged'
      when before_file.file_id <> after_file.file_id and before_file.last_at <= spans.inner_from
        and after_file.first_at >= spans.inner_to then 'truncation'
      when is_off_hours and weeks < $habit_weeks and not is_alive then 'weekly habit'
      when fleet_up >= $fleet_min_hosts and fleet_silent * 100 >= fleet_up * $fleet_percent then 'fleet outage'
      when is_off and not is_alive then 'power cycle'
      when is_clock and coalesce(missing, 0) = 0 then 'clock change'
      when silent_weeks >= $habit_weeks then 'weekly habit'
      when is_cleared then 'tamper-confirmed'
      when is_alive and (marker is not null or missing <= 0) then 'tamper-likely'
      else if(is_alive or missing < 0, 'suspicious', 'unknown') end as verdict,
    list_contains($round_counts, before_file.events::varchar) as is_round,
    starts_with(spans.channel, 'Defender') or starts_with(spans.channel, 'Device') as is_defender,
    if(regexp_matches(verdict, 'fleet|judged'), spans.channel, coalesce(spans.host, spans.channel)) as entity,
    regexp_matches(verdict, 'judged|power|weekly') as is_routine,
    coalesce(is_cleared, false) or (marker <> '' and verdict <> 'power cycle') as is_accused
  from long_silences as spans
  left join gaps on spans.gap = gaps.gap left join witnesses on spans.gap = witnesses.gap
  left join elsewhere on spans.gap = elsewhere.gap left join near_events on spans.gap = near_events.gap
  left join files as before_file on ref // 1099511627776 = before_file.file_id
  left join files as after_file on next_ref // 1099511627776 = after_file.file_id
  where gaps.gap is not null or (not is_judged and next_ref is not null)
),
islands as (
  select gap, sum(if(gap.is_routine or gap.start_at <= reached_at, 0, 1)) over (
    partition by gap.entity, gap.verdict order by gap.start_at, gap.end_at) as island
  from (select verdicts as gap, max(end_at) over (partition by entity, verdict order by start_at, end_at
    rows between unbounded preceding and 1 preceding) as reached_at from verdicts)
),
merged as (
  select gap.entity as entity, gap.verdict as verdict, island, arg_max(gap, gap.length) as top, count(*) as gaps,
    min(gap.start_at) as start_at, max(gap.end_at) as end_at, list_sort(list(distinct gap.channel)) as channels,
    coalesce(list_sort(list(distinct gap.host)), []) as hosts, list_distinct(flatten(list(gap.refs))) as row_refs,
    greatest(1, case when starts_with(gap.verdict, 'tamper') then 4 when gap.verdict = 'suspicious' then 3
        when list_contains(['unknown', 'clock change'], gap.verdict) or bool_or(gap.is_accused) then 2 else 1 end
      - if(bool_and(gap.is_defender) and gap.verdict <> 'tamper-confirmed', 1, 0)) as rank
  from islands group by gap.entity, gap.verdict, island
)
select concat_ws('|', verdict, entity, make_timestamp(start_at)::varchar) as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][rank] as severity, make_timestamp(start_at) as first_seen,
  make_timestamp(end_at) as last_seen, if(len(hosts) = 1, hosts[1], null) as host, null::varchar as "user",
  concat(array_to_string(channels[:4], ', '), if(len(channels) > 4, format(' and {} more logs', len(channels) - 4), ''),
    ' of ', if(len(hosts) = 0, 'a sensor without host name', array_to_string(hosts[:4], ', ')),
    if(len(hosts) > 4, format(' and {:,} more', len(hosts) - 4), ''), ' silent for ',
    case when top.length < 7200000000 then format('{:.0f} min', floor(top.length / 60000000))
      when top.length < 172800000000 then format('{:.1f} h', top.length / 3600000000)
      else format('{:.1f} d', top.length / 86400000000) end,
    if(gaps > 1, format(' at most, {:,} silences', gaps), ''), ': ', verdict, '. ',
    case verdict
      when 'not judged' then 'Too few or too rare events to tell a silence from the ordinary; nothing is said of it.'
      when 'truncation' then concat('One export ends here and the next begins after it',
        if(top.is_round, ', and the first holds a round number of records as a capped export does', ''), '.')
      when 'fleet outage' then format('{:,} of {:,} other hosts fell silent alike.', top.fleet_silent, top.fleet_up)
      when 'power cycle' then 'The host went off, to sleep or came back at its ends, and nothing saw it alive inside.'
      when 'clock change' then 'The clock was changed at its end and no record is missing, so the silence may be none.'
      when 'weekly habit' then if(top.silent_weeks > 0, format('Silent at this hour in {} of {} earlier weeks.',
        top.silent_weeks, top.weeks), 'A workstation outside working hours, with too few weeks to compare.')
      when 'unknown' then 'No other record shows that the host was alive.'
      else concat('The host was', if(top.is_alive, '', ' not seen'), ' alive meanwhile', ': ' || nullif(concat_ws(', ',
        nullif(array_to_string(top.alive, ', '), ''), top.place,
        if(top.is_absent, 'its own missing record numbers', null)), ''), '.') end,
    case when top.missing < 0 then ' Its record numbers begin anew after it.'
      when top.missing = 0 then ' No record number is missing, so nothing was written.'
      when top.missing > 0 then format(' {:,} record numbers are missing.', top.missing) else '' end,
    if(top.is_open, ' It does not end before the export does.', ''), ' Marker: ' || top.marker || '.',
    if(top.is_defender, ' Defender drops repeated events, so its silence alone is no tampering.', '')
  ) as summary,
  list_transform(row_refs, lambda r: {'file_id': (r // 1099511627776)::integer, 'record': r % 1099511627776})
    as row_refs, make_timestamp(start_at) as gap_start, make_timestamp(end_at) as gap_end,
  top.length / 60000000 as minutes, verdict, top.rare_length / 60000000 as usual_minutes, gaps as silences,
  array_to_string(channels, ', ') as channels, array_to_string(hosts, ', ') as hosts,
  concat_ws(', ', if(len(top.alive) + len(top.silent) > 0, 'other logs of the host', null), top.place,
    if(top.fleet_up > 0, format('{:,} other hosts', top.fleet_up), null), if(top.missing is null, null,
    'record numbers'), if(top.weeks > 0, format('{} earlier weeks', top.weeks), null),
    if(top.marker is null, null, 'markers')) as witnesses_available, top.missing as missing_records, top.marker
from merged
order by rank desc, first_seen, finding_key
