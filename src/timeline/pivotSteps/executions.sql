-- Question: what did the account start, on that host or elsewhere, in the half hour after each logon?
-- Benign look-alike: what the account starts every day, which `is_habit` and `is_known` tell apart.
create or replace temp table pivot_executions as
with slices as (
  select greatest($execution_within_min, 1) * 60000 as slice_ms
),
-- Slices of the permitted wait: an execution in time lies in the slice of its logon or in the next one.
awaited as materialized (
  select id, account, host, ts, until_ts, epoch_ms(ts) // slice_ms + unnest([0, 1]) as slice
  from pivot_access, slices
),
awaited_names as materialized (
  select distinct u.key as name, u.account
  from pivot_users u
  semi join awaited a using (account)
),
writers as materialized (
  select raw, n.account
  from (select distinct "user" as raw from process_logs where "user" is not null) w
  join awaited_names n on lower(w.raw) = n.name
),
host_names as materialized (
  select k.raw, k.key, h.host, k.first_ts
  from (
    select raw, upper(known(raw)) as key, first_ts
    from (
      select host as raw, min(timestamp) filter ($in_plausible_year) as first_ts
      from process_logs
      group by host
    ) d
  ) k
  left join (select distinct host, key from pivot_hosts) h on k.key = h.key
  where k.key is not null
),
starts as materialized (
  select started.*
  from (
    select
      timestamp as ts, w.account, l.host as raw_host,
      epoch_ms(timestamp) // slice_ms as slice, process_name, file_id, record
    from process_logs l
    join writers w on l."user" = w.raw, slices
    where twin_record is null and $in_plausible_year
  ) started
  semi join awaited using (account, slice)
),
matched as materialized (
  select
    a.id, a.ts as logon_ts, s.ts, s.account, s.raw_host, h.key as host_name, s.process_name, p.name, s.file_id, s.record,
    coalesce(a.host = h.host, a.host is null or h.key is null) as is_there,
    coalesce(a.host = h.host, false) as same_host
  from awaited a
  join starts s on a.account = s.account and a.slice = s.slice and s.ts between a.ts and a.until_ts
  left join host_names h on s.raw_host = h.raw
  left join pivot_programs p using (process_name)
),
seen as materialized (
  select distinct id, logon_ts, account, host_name, name
  from matched
  where name is not null and (is_there or list_contains($recon_tools, name))
),
wanted as materialized (
  select p.process_name, p.name
  from pivot_programs p
  semi join seen using (name)
),
-- The minutes in which a host or an account started a program that is asked for.
past as materialized (
  select distinct h.key as host_name, w.account, p.name, time_bucket(interval 1 minute, l.timestamp) as at_minute
  from process_logs l
  join wanted p using (process_name)
  left join host_names h on l.host = h.raw
  left join writers w on l."user" = w.raw
  where $in_plausible_year
    and (h.key in (select host_name from seen) or w.account is not null)
),
-- The minute of the logon itself is not the past.
judged as (
  select
    s.id, s.host_name, s.name,
    coalesce(h.at_minute >= s.logon_ts - to_days($known_days), false) as is_known,
    coalesce(u.at_minute >= s.logon_ts - to_days($known_days), false) as is_habit
  from seen s
  asof left join (select distinct host_name, name, at_minute from past where host_name is not null) h
    on s.host_name = h.host_name and s.name = h.name and s.logon_ts - interval 1 minute > h.at_minute
  asof left join (select distinct account, name, at_minute from past where account is not null) u
    on s.account = u.account and s.name = u.name and s.logon_ts - interval 1 minute > u.at_minute
),
host_starts as (
  select key as host_name, min(first_ts) as first_ts
  from host_names
  group by key
),
name_firsts as (
  select name, min(first_ts) as first_ts from pivot_programs group by name
)
select
  m.id, m.ts, m.host_name as host, m.process_name, m.name, m.is_there, m.same_host, m.file_id, m.record,
  coalesce(j.is_known, false) as is_known,
  coalesce(j.is_habit, false) as is_habit,
  coalesce(h.first_ts <= m.logon_ts - to_hours($baseline_hours), false) as has_baseline,
  coalesce(n.first_ts < m.logon_ts, false) as is_seen_elsewhere,
  case
    when list_contains($recon_tools, m.name) then 'recon'
    when list_contains($lotl_tools, m.name) then 'tool'
    else 'program'
  end as kind
from matched m
left join judged j on m.id = j.id and m.host_name is not distinct from j.host_name and m.name = j.name
left join host_starts h on m.host_name = h.host_name
left join name_firsts n on m.name = n.name
