-- Where did a log of a host fall silent although the host was alive? The benign look-alike is a machine switched off or
-- asleep, a quiet night, a collector that failed for everyone, or an export that was cut.
with sightings as (
  select 'auth_logs' as log, host, timestamp, file_id, record
  from auth_logs where host is not null and timestamp is not null
  union all
  select 'process_logs' as log, host, timestamp, file_id, record
  from process_logs where host is not null and timestamp is not null
  union all
  select 'net_logs' as log, host, timestamp, file_id, record
  from net_logs where host is not null and timestamp is not null
),
-- A silence longer than a slice always has its two ends in different slices, so first and last of each are enough.
slices as (
  select
    log, host, epoch_us(timestamp) // ($gap_minutes * 60000000::bigint // $usual_factor) as slice,
    min(timestamp) as first_at, max(timestamp) as last_at, count(*) as events
  from sightings
  group by log, host, slice
),
units as (
  select log, host, min(first_at) as first_at, max(last_at) as last_at, sum(events)::bigint as events
  from slices
  group by log, host
),
steps as (
  select log, host, lag(last_at) over (partition by log, host order by slice) as started_at, first_at as ended_at
  from slices
),
silences as (
  select log, host, started_at, ended_at, epoch_us(ended_at) - epoch_us(started_at) as length_us
  from steps
  where epoch_us(ended_at) - epoch_us(started_at) > $gap_minutes * 60000000::bigint // $usual_factor
),
measured_silences as (
  select
    log, host, started_at, ended_at, length_us,
    count(*) over (
      partition by log, host order by length_us
      range between length_us - length_us // $usual_factor preceding and unbounded following
    ) - 1 as similar_silences
  from silences
),
gaps as (
  select
    measured.log, measured.host, measured.started_at, measured.ended_at, measured.length_us,
    measured.similar_silences, units.events,
    measured.started_at + to_microseconds(measured.length_us * $trim_percent // 100) as inner_from,
    measured.ended_at - to_microseconds(measured.length_us * $trim_percent // 100) as inner_to,
    measured.started_at + to_microseconds(measured.length_us // 2) as middle,
    -- A quantile of the unit's other silences is at least half (1 / factor) of this one: enough of them are that long.
    case
      when units.events < $min_events then 'too few events to judge'
      when measured.similar_silences > units.events - 2 - ceil($usual_quantile * (units.events - 2))
        then 'usual for this host'
    end as plain_verdict
  from measured_silences as measured
  join units on measured.log = units.log and measured.host = units.host
  where measured.length_us > $gap_minutes * 60000000::bigint
),
unusual_gaps as (
  select
    log, host, started_at, inner_from, inner_to, middle,
    epoch_us(middle) // ($gap_minutes * 60000000::bigint) as slot
  from gaps
  where plain_verdict is null
),
silence_slots as (
  select
    log, host, started_at, ended_at,
    unnest(range(
      epoch_us(started_at) // ($gap_minutes * 60000000::bigint),
      epoch_us(ended_at) // ($gap_minutes * 60000000::bigint) + 1
    )) as slot
  from silences
),
other_logs as (
  select
    gaps.log, gaps.host, gaps.started_at, units.log as other_log,
    case
      when units.first_at > gaps.inner_to or units.last_at < gaps.inner_from then 'not covering'
      when silent.log is not null then 'silent'
      else 'alive'
    end as state
  from unusual_gaps as gaps
  join units on gaps.host = units.host and gaps.log <> units.log
  left join silence_slots as silent
    on units.log = silent.log and units.host = silent.host and gaps.slot = silent.slot
    and silent.started_at < gaps.inner_from and silent.ended_at > gaps.inner_to
),
host_verdicts as (
  select
    gaps.log, gaps.host, gaps.started_at, gaps.inner_from, gaps.inner_to, gaps.middle, gaps.slot,
    coalesce(list(other_log order by other_log) filter (state = 'alive'), []) as alive_logs,
    coalesce(list(other_log order by other_log) filter (state = 'silent'), []) as silent_logs,
    coalesce(list(other_log order by other_log) filter (state = 'not covering'), []) as absent_logs,
    len(alive_logs) = 0 and len(silent_logs) > 0 as is_host_silent
  from unusual_gaps as gaps
  left join other_logs
    on gaps.log = other_logs.log and gaps.host = other_logs.host and gaps.started_at = other_logs.started_at
  group by gaps.log, gaps.host, gaps.started_at, gaps.inner_from, gaps.inner_to, gaps.middle, gaps.slot
),
silent_others as (
  select
    gaps.log, gaps.host, gaps.started_at, gaps.inner_from, gaps.inner_to, gaps.slot, others.host as other_host
  from host_verdicts as gaps
  join silence_slots as others on gaps.log = others.log and gaps.slot = others.slot
  where not gaps.is_host_silent
    and gaps.host <> others.host
    and others.started_at < gaps.inner_from and others.ended_at > gaps.inner_to
),
-- A host that is silent in its other logs as well was off, which explains nothing about a host that was up.
other_hosts as (
  select
    others.log, others.host, others.started_at, others.other_host,
    count(silent.log) > 0 and not coalesce(bool_or(
      silent.log is null and units.first_at <= others.inner_to and units.last_at >= others.inner_from
    ), false) as was_off
  from silent_others as others
  left join units on others.other_host = units.host and others.log <> units.log
  left join silence_slots as silent
    on units.log = silent.log and units.host = silent.host and others.slot = silent.slot
    and silent.started_at < others.inner_from and silent.ended_at > others.inner_to
  group by others.log, others.host, others.started_at, others.other_host
),
presence as (
  select log, changed_at, (sum(step) over (partition by log order by changed_at))::bigint as hosts
  from (
    select log, first_at as changed_at, 1 as step from units
    union all
    select log, last_at as changed_at, -1 as step from units
  ) as steps_of_units
),
present_hosts as (
  select gaps.log, gaps.host, gaps.started_at, presence.hosts - 1 as hosts
  from host_verdicts as gaps
  asof join presence on gaps.log = presence.log and gaps.middle >= presence.changed_at
),
fleets as (
  select
    present.log, present.host, present.started_at,
    count(*) filter (not other_hosts.was_off) as silent_hosts,
    any_value(present.hosts) - count(*) filter (other_hosts.was_off) as up_hosts
  from present_hosts as present
  left join other_hosts
    on present.log = other_hosts.log and present.host = other_hosts.host
    and present.started_at = other_hosts.started_at
  group by present.log, present.host, present.started_at
),
edges as (
  select log, host, started_at as edge_at from gaps
  union
  select log, host, ended_at as edge_at from gaps
),
edge_records as (
  select
    edges.log, edges.host, edges.edge_at,
    min({'file_id': sightings.file_id, 'record': sightings.record}) as first_ref,
    max({'file_id': sightings.file_id, 'record': sightings.record}) as last_ref
  from sightings
  join edges on sightings.log = edges.log and sightings.host = edges.host and sightings.timestamp = edges.edge_at
  group by edges.log, edges.host, edges.edge_at
),
verdicts as (
  select
    gaps.log, gaps.host, gaps.started_at, gaps.ended_at, gaps.length_us, gaps.events, gaps.similar_silences,
    host_verdicts.alive_logs, host_verdicts.silent_logs, host_verdicts.absent_logs, host_verdicts.is_host_silent,
    fleets.silent_hosts, fleets.up_hosts,
    [before_edge.last_ref, after_edge.first_ref] as row_refs,
    case
      when gaps.plain_verdict is not null then gaps.plain_verdict
      when host_verdicts.is_host_silent then 'whole host silent'
      when fleets.up_hosts >= $fleet_min_hosts and fleets.silent_hosts * 100 >= fleets.up_hosts * $fleet_percent
        then 'silent across the fleet'
      when len(host_verdicts.alive_logs) > 0 then 'host alive elsewhere'
      else 'no witness of the host'
    end as verdict,
    case verdict
      when 'host alive elsewhere' then 4
      when 'no witness of the host' then 3
      when 'silent across the fleet' then 2
      when 'whole host silent' then 2
      else 1
    end as rank
  from gaps
  left join host_verdicts
    on gaps.log = host_verdicts.log and gaps.host = host_verdicts.host and gaps.started_at = host_verdicts.started_at
  left join fleets
    on gaps.log = fleets.log and gaps.host = fleets.host and gaps.started_at = fleets.started_at
  join edge_records as before_edge
    on gaps.log = before_edge.log and gaps.host = before_edge.host and gaps.started_at = before_edge.edge_at
  join edge_records as after_edge
    on gaps.log = after_edge.log and gaps.host = after_edge.host and gaps.ended_at = after_edge.edge_at
)
select
  concat_ws('|', log, host, started_at::varchar) as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][rank] as severity,
  started_at as first_seen,
  ended_at as last_seen,
  host,
  null::varchar as "user",
  concat(
    log, ' of ', host, ' is silent for ',
    case
      when length_us < 7200000000 then format('{:.0f} min', floor(length_us / 60000000))
      when length_us < 172800000000 then format('{:.1f} h', length_us / 3600000000)
      else format('{:.1f} d', length_us / 86400000000)
    end,
    ': ', verdict, '. ',
    format('{:,} of the {:,} other intervals between its events are at least 1/{} as long. ',
      similar_silences, greatest(events - 2, 0), $usual_factor),
    case when rank = 1 then 'No witnesses were asked.' else concat(
      'Witnesses: ',
      concat_ws(', ',
        case when len(alive_logs) > 0 then array_to_string(alive_logs, ' and ') || ' alive' end,
        case when len(silent_logs) > 0 then array_to_string(silent_logs, ' and ') || ' silent too' end,
        case when len(absent_logs) > 0 then array_to_string(absent_logs, ' and ') || ' not covering this time' end,
        case when len(alive_logs) + len(silent_logs) + len(absent_logs) = 0 then 'no other log of this host' end,
        case
          when is_host_silent then null
          when up_hosts < $fleet_min_hosts then 'too few other hosts to compare'
          else format('{:,} of {:,} other hosts that were up are silent in it too', silent_hosts, up_hosts)
        end
      ), '.'
    ) end
  ) as summary,
  row_refs,
  log,
  length_us / 60000000 as minutes,
  verdict,
  array_to_string(alive_logs, ', ') as alive_logs,
  array_to_string(silent_logs, ', ') as silent_logs,
  array_to_string(absent_logs, ', ') as logs_not_covering,
  silent_hosts as silent_hosts_that_were_up,
  up_hosts as other_hosts_that_were_up,
  similar_silences,
  events
from verdicts
order by rank desc, first_seen, finding_key
