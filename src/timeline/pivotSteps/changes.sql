parts_0 as materialized (
  select bin, failures, 0 as part from bins
),
$levels
rates as (
  select
    min(bin) as bin, avg(failures) as rate, lag(avg(failures)) over (order by min(bin)) as rate_before
  from parts_$depth
  group by part
),
changes as (
  select
    bin, rate_before * 3600000 / width_ms as before_rate, rate * 3600000 / width_ms as after_rate
  from rates, widths
  where greatest(rate, rate_before) >= $rate_ratio * least(rate, rate_before)
    and greatest(rate, rate_before) > 0
  qualify row_number() over (order by abs(rate - rate_before) desc, bin) <= $most_cuts
)
