-- Question: when did failures begin to pile up, and where does their rate change for good?
-- Benign look-alike: the handful of mistyped passwords of every morning, which stays below the alarm.
with evidence as (
  select min(ts) as first_ts, max(ts) as last_ts from pivot_logons
),
widths as (
  select
    case
      when last_ts - first_ts <= interval 2 days then 60
      when last_ts - first_ts <= interval 14 days then 300
      when last_ts - first_ts <= interval 400 days then 900
      else 3600
    end * 1000::bigint as width_ms
  from evidence
),
guesses as (
  select distinct ts, file_id, record from pivot_attempts
),
counted as (
  select epoch_ms(ts) // width_ms as bin, count(*) as failures, min({'ts': ts, 'file_id': file_id, 'record': record}) as opener
  from guesses, widths
  group by bin
),
bins as materialized (
  select b.bin, coalesce(c.failures, 0)::bigint as failures, c.opener
  from (
    select unnest(range(epoch_ms(first_ts) // width_ms, epoch_ms(last_ts) // width_ms + 1)) as bin
    from evidence, widths
    where first_ts is not null
  ) b
  left join counted c using (bin)
),
middle as (
  select median(failures) as mid from bins
),
spread as (
  select mid, greatest(1.4826 * median(abs(failures - mid)), sqrt(mid + 1)) as scale
  from bins, middle
  group by mid
),
summed as (
  select bin, opener, sum((failures - mid) / scale - $cusum_slack) over (order by bin) as total
  from bins, spread
),
cusum as (
  select
    bin, opener,
    total - least(0, min(total) over (order by bin rows between unbounded preceding and current row)) as level
  from summed
),
stretches as (
  select
    *,
    sum((level <= 0)::integer) over (
      order by bin rows between unbounded preceding and current row) as stretch
  from cusum
),
alarms as (
  select
    min(opener) filter (where opener is not null and level > 0) as opener, max(level) as peak
  from stretches
  group by stretch
  having max(level) > $cusum_alarm
),
$segments
select
  (select width_ms from widths) as width_ms,
  (
    select list({'at': opener.ts, 'file_id': opener.file_id, 'record': opener.record, 'peak': peak} order by opener.ts)
    from (select * from alarms order by peak desc limit $most_onsets) a
  ) as onsets,
  (
    select list({'at': make_timestamp_ms(bin * width_ms), 'before': before_rate, 'after': after_rate} order by bin)
    from changes, widths
  ) as changes
