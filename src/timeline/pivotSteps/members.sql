-- Question: from which sources was an account tried in a burst, or which accounts from a source, and since when?
-- Benign look-alike: none; a list of parties.
create or replace temp table pivot_members as
with slots as (
  select
    target, first_us, tail_us,
    unnest(range(
      first_us // ($burst_window_min * 60000000::bigint),
      tail_us // ($burst_window_min * 60000000::bigint) + 1)) as slot
  from pivot_bursts
)
select a.target, s.first_us, if(a.target > 0, a.source, a.account) as other, min(a.us) as us
from pivot_attempts a
join slots s
  on a.target = s.target and a.us // ($burst_window_min * 60000000::bigint) = s.slot
    and a.us between s.first_us and s.tail_us
group by a.target, s.first_us, if(a.target > 0, a.source, a.account)
