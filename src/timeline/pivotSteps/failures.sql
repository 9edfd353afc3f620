-- Question: which failed logons of user accounts are there, and in which unbroken series of one account from one source?
-- Benign look-alike: a service that retries a stale password makes the longest series of all.
create or replace temp table pivot_failures as
with gaps as (
  select
    ts, account, source, file_id, record,
    (epoch_us(ts) - lag(epoch_us(ts)) over (partition by account, source order by ts, file_id, record)) / 1e6
      as pause_s
  from pivot_logons
  where not is_success
)
select
  ts, account, source, file_id, record,
  case when pause_s <= $burst_window_min * 60 then pause_s end as gap_s,
  sum((pause_s is null or pause_s > $burst_window_min * 60)::integer) over (
    partition by account, source order by ts, file_id, record
    rows between unbounded preceding and current row) as number
from gaps
