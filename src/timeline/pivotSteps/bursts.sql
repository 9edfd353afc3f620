-- Question: when did guesses of an account, or from a source, come in bursts? A row is a failure that ends a full
-- window, with what was known of the burst at that instant.
-- Benign look-alike: a busy gateway always has some failures; `is_elevated` compares with its own past.
create or replace temp table pivot_bursts as
with evidence as (
  select min(ts) as first_ts from pivot_logons
),
full_keys as (
  select distinct kind, key
  from (
    select
      kind, key, ts,
      lag(ts, $burst_failures - 1) over (partition by kind, key order by ts) as opened_at
    from pivot_attempts
  ) counted_back
  where opened_at >= ts - to_minutes($burst_window_min)
),
numbered as (
  select
    a.kind, a.key, a.ts, row_number() over (partition by a.kind, a.key order by a.ts, a.file_id, a.record) as place
  from pivot_attempts a
  semi join full_keys using (kind, key)
),
instants as materialized (
  select kind, key, ts, min(place) as first_place, max(place) as last_place
  from numbered
  group by kind, key, ts
),
windows as (
  select i.kind, i.key, i.ts, o.ts as first_ts, o.first_place, i.last_place
  from instants i
  asof join instants o
    on i.kind = o.kind and i.key = o.key and i.ts - to_minutes($burst_window_min) <= o.ts
),
peaks as (
  select
    kind, key, i.ts, i.first_ts,
    epoch(i.first_ts - e.first_ts) < $history_hours * 3600
      or last_place - first_place + 1
        >= $rate_ratio * (first_place - 1) * ($burst_window_min * 60) / epoch(i.first_ts - e.first_ts)
      as is_elevated
  from windows i
  cross join evidence e
  where last_place - first_place + 1 >= $burst_failures
),
numbered_peaks as (
  select
    *,
    sum(opens::integer) over (
      partition by kind, key order by ts rows between unbounded preceding and current row) as burst
  from (
    select
      *,
      coalesce(ts - lag(ts) over (partition by kind, key order by ts) > to_minutes($burst_window_min), true)
        as opens
    from peaks
  ) p
),
merged as materialized (
  select
    kind, key, ts as last_ts,
    min(first_ts) over (partition by kind, key, burst) as first_ts,
    coalesce(ts >= min(ts) filter (is_elevated) over (partition by kind, key, burst), false) as is_elevated
  from numbered_peaks
),
members as materialized (
  select a.kind, a.key, s.first_ts, a.account, a.source, min(a.ts) as ts
  from (select * from pivot_attempts semi join full_keys using (kind, key)) a
  asof join (select kind, key, first_ts, max(last_ts) as until_ts from merged group by kind, key, first_ts) s
    on a.kind = s.kind and a.key = s.key and a.ts >= s.first_ts
  where a.ts <= s.until_ts
  group by a.kind, a.key, s.first_ts, a.account, a.source
),
account_counts as (
  select kind, key, first_ts, ts, count(*) over (partition by kind, key, first_ts order by ts) as accounts
  from (
    select kind, key, first_ts, account, min(ts) as ts
    from members
    where account is not null
    group by kind, key, first_ts, account
  ) a
),
source_counts as (
  select kind, key, first_ts, ts, count(*) over (partition by kind, key, first_ts order by ts) as sources
  from (
    select kind, key, first_ts, source, min(ts) as ts
    from members
    where source is not null
    group by kind, key, first_ts, source
  ) s
)
select
  m.kind, m.key, m.last_ts, m.first_ts, m.is_elevated,
  coalesce(a.accounts, 0) as accounts, coalesce(s.sources, 0) as sources
from merged m
asof left join account_counts a
  on m.kind = a.kind and m.key = a.key and m.first_ts = a.first_ts and m.last_ts >= a.ts
asof left join source_counts s
  on m.kind = s.kind and m.key = s.key and m.first_ts = s.first_ts and m.last_ts >= s.ts
