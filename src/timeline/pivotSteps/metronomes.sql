-- Question: which unbroken series of failures, of one account from one source, are as regular as a clock?
-- Benign look-alike: these are the benign ones; several from one source at one time are a spray in rounds, and stay.
create or replace temp table pivot_metronomes as
with frequent_pairs as (
  select account, source
  from pivot_failures
  where account is not null
  group by account, source
  having count(*) >= $metronome_failures
),
gaps as (
  select
    f.account, f.source, f.us,
    (f.us - lag(f.us) over (partition by f.account, f.source order by f.us)) / 1e6 as pause_s
  from pivot_failures f
  join frequent_pairs p on f.account = p.account and f.source is not distinct from p.source
),
series as (
  select
    account, source, us,
    case when pause_s <= $burst_window_min * 60 then pause_s end as gap_s,
    sum((pause_s is null or pause_s > $burst_window_min * 60)::integer) over (
      order by account, source, us rows between unbounded preceding and current row) as number
  from gaps
),
steady_series as materialized (
  select
    account, source, number,
    count(*)::integer as failures, make_timestamp(min(us)) as first_ts, make_timestamp(max(us)) as last_ts,
    median(gap_s) as beat_s
  from series
  group by account, source, number
  having count(*) >= $metronome_failures
    and stddev_pop(gap_s) / nullif(avg(gap_s), 0) < $metronome_variation
)
select m.account, m.source, m.failures, m.first_ts, m.last_ts, m.beat_s
from steady_series m
left join steady_series o
  on o.source = m.source and o.first_ts <= m.last_ts and o.last_ts >= m.first_ts
group by all
having count(distinct o.account) < $spray_accounts
