-- Question: at which instants was an account or a source tried, and after how many failures? One that ends a full window
-- is a peak.
-- Benign look-alike: a handful of mistyped passwords makes no peak; of who has none, nothing is kept.
create or replace temp table pivot_instants as
with failures as materialized (
  select
    target, us,
    row_number() over in_order as place, rank() over in_order - 1 as failures_before, lead(us) over in_order as next_us,
    lag(us, $burst_failures - 1) over in_order >= us - $burst_window_min * 60000000::bigint as is_full
  from pivot_attempts
  window in_order as (partition by target order by us)
)
select target, us, place, failures_before, coalesce(is_full, false) as is_peak
from failures
where next_us is distinct from us and target in (select target from failures where is_full)
