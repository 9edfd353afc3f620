-- Question: which bursts do the peaks make, and from when on did each exceed the past of its account or source?
-- Benign look-alike: a busy gateway, whose bursts may never do so. A success may follow until `tail_us`.
create or replace temp table pivot_bursts as
with evidence as (
  select epoch_us(min(ts)) as first_us from pivot_logons
),
peaks as materialized (
  select target, us, place, lag(us) over (partition by target order by us) as before_us
  from pivot_instants
  where is_peak
),
last_peaks as (
  select target, max(us) as us from peaks group by target
),
openings as materialized (
  select
    target, us, place,
    lead(before_us) over in_order as last_us, lead(us) over in_order as next_us
  from peaks
  where before_us is null or us - before_us > $burst_window_min * 60000000::bigint
  window in_order as (partition by target order by us)
),
-- The window of a peak begins in the slice of its length that is the peak's own, or in the one before.
opening_instants as (
  select i.target, i.us, i.failures_before
  from pivot_instants i
  semi join (
    select distinct target, us // ($burst_window_min * 60000000::bigint) - unnest([0, 1]) as slice
    from openings
  ) o
    on i.target = o.target and i.us // ($burst_window_min * 60000000::bigint) = o.slice
),
opening_windows as materialized (
  select o.target, o.us, i.us as first_us, $is_elevated as is_elevated
  from openings o
  asof join opening_instants i on o.target = i.target and o.us - $burst_window_min * 60000000::bigint <= i.us
  cross join evidence
),
doubtful_targets as materialized (
  select distinct target from opening_windows where not is_elevated
),
later_windows as (
  select o.target, o.us, $is_elevated as is_elevated
  from (select * from peaks semi join doubtful_targets using (target)) o
  asof join (select * from pivot_instants semi join doubtful_targets using (target)) i
    on o.target = i.target and o.us - $burst_window_min * 60000000::bigint <= i.us
  cross join evidence
),
elevations as (
  select o.target, o.us, min(w.us) as elevated_us
  from (select target, us from later_windows where is_elevated) w
  asof join openings o on w.target = o.target and w.us >= o.us
  group by o.target, o.us
)
select
  o.target, w.first_us, o.us as open_us, coalesce(o.last_us, p.us) as last_us,
  least(
    coalesce(o.last_us, p.us) + $success_within_min * 60000000::bigint,
    coalesce(o.next_us - 1, 9223372036854775807)) as tail_us,
  if(w.is_elevated, o.us, e.elevated_us) as elevated_us
from openings o
join opening_windows w using (target, us)
join last_peaks p using (target)
left join elevations e using (target, us)
