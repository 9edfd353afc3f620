-- Question: which series of failures are as regular as a clock?
-- Benign look-alike: these are the benign ones; several from one source at one time are a spray in rounds, and stay.
create or replace temp table pivot_metronomes as
with steady_series as materialized (
  select
    account, source, number,
    count(*)::integer as failures, min(ts) as first_ts, max(ts) as last_ts, median(gap_s) as beat_s
  from pivot_failures
  where account is not null
  group by account, source, number
  having count(*) >= $metronome_failures
    and stddev_pop(gap_s) / nullif(avg(gap_s), 0) < $metronome_variation
)
select m.account, m.source, m.number, m.failures, m.first_ts, m.last_ts, m.beat_s
from steady_series m
left join steady_series o
  on o.source = m.source and o.first_ts <= m.last_ts and o.last_ts >= m.first_ts
group by all
having count(distinct o.account) < $spray_accounts
