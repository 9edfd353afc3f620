-- Question: which series were left out as stale credentials, and did the account log on after them?
-- Benign look-alike: they are; but a guessing tool with a fixed delay looks the same.
with success_keys as (
  select account, source as source_key, ts
  from pivot_logons
  where is_success and source is not null and account in (select account from pivot_metronomes)
  union all
  select account, 0 as source_key, ts
  from pivot_logons
  where is_success and account in (select account from pivot_metronomes)
)
select
  a.key as account, o.key as source, m.failures, m.first_ts as first, m.last_ts as last, m.beat_s,
  case when s.ts <= m.last_ts + to_minutes($success_within_min) then s.ts end as success_after
from pivot_metronomes m
asof left join success_keys s
  on m.account = s.account and coalesce(m.source, 0) = s.source_key and m.last_ts <= s.ts
left join (select distinct account, key from pivot_users) a on m.account = a.account
left join (select distinct source, key from pivot_sources where source is not null) o on m.source = o.source
order by m.first_ts, a.key, o.key
