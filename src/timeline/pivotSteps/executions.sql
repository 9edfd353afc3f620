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
-- In halves of the time that counts: such a time begins in one half and ends in a later one, so the ends of each tell.
habits as materialized (
  select
    l.host as raw_host, l."user" as raw_user, l.process_name,
    epoch_us(l.timestamp) // ($known_days * 43200000000) as half,
    min(l.timestamp) as first_ts, max(l.timestamp) as last_ts
  from process_logs l
  where $in_plausible_year
    and l.process_name in (select p.process_name from pivot_programs p semi join seen using (name))
    and (
      l."user" in (select raw from writers)
      or l.host in (select raw from host_names where key in (select host_name from seen)))
  group by l.host, l."user", l.process_name, half
),
host_habits as (
  select
    h.key as host_name, p.name,
    time_bucket(interval 1 minute, min(b.first_ts)) as first_minute,
    time_bucket(interval 1 minute, max(b.last_ts)) as last_minute
  from habits b
  join pivot_programs p using (process_name)
  join host_names h on b.raw_host = h.raw
  group by h.key, p.name, b.half
),
account_habits as (
  select
    w.account, p.name,
    time_bucket(interval 1 minute, min(b.first_ts)) as first_minute,
    time_bucket(interval 1 minute, max(b.last_ts)) as last_minute
  from habits b
  join pivot_programs p using (process_name)
  join writers w on b.raw_user = w.raw
  group by w.account, p.name, b.half
),
-- The minute of the logon itself is not the past.
pasts as materialized (
  select *, logon_ts - interval 1 minute as until_ts, logon_ts - to_days($known_days) as from_ts
  from seen
),
known as (
  select distinct s.id, s.host_name, s.name
  from pasts s
  join host_habits b
    on s.host_name = b.host_name and s.name = b.name and b.last_minute >= s.from_ts and b.first_minute < s.until_ts
),
habitual as (
  select distinct s.id, s.name
  from pasts s
  join account_habits b
    on s.account = b.account and s.name = b.name and b.last_minute >= s.from_ts and b.first_minute < s.until_ts
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
  k.id is not null as is_known,
  u.id is not null as is_habit,
  coalesce(h.first_ts <= m.logon_ts - to_hours($baseline_hours), false) as has_baseline,
  coalesce(n.first_ts < m.logon_ts, false) as is_seen_elsewhere,
  case
    when list_contains($recon_tools, m.name) then 'recon'
    when list_contains($lotl_tools, m.name) then 'tool'
    else 'program'
  end as kind
from matched m
left join known k on m.id = k.id and m.host_name = k.host_name and m.name = k.name
left join habitual u on m.id = u.id and m.name = u.name
left join host_starts h on m.host_name = h.host_name
left join name_firsts n on m.name = n.name
