levels_$n as (
  select
    bin, failures, part,
    count(*) over upto as n1, sum(failures) over upto as c1,
    count(*) over (partition by part) as n, sum(failures) over (partition by part) as c
  from parts_$p
  window upto as (partition by part order by bin)
),
cuts_$n as (
  select part, arg_max(bin, (gain, -bin)) as cut_bin, max(gain) as gain
  from (
    select
      part, bin, n,
      case when c1 > 0 then c1 * ln(c1 / n1) else 0 end
        + case when c > c1 then (c - c1) * ln((c - c1) / (n - n1)) else 0 end
        - case when c > 0 then c * ln(c / n) else 0 end as gain
    from levels_$n
    where n1 < n
  ) split_here
  where 2 * gain > $cut_penalty * ln(n)
  group by part
),
parts_$n as materialized (
  select b.bin, b.failures, b.part * 2 + coalesce(b.bin > c.cut_bin, false)::integer as part
  from parts_$p b
  left join cuts_$n c using (part)
),
