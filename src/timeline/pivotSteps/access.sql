-- Question: which successful logons follow failures of their account or source, come from a source that sprayed, or are
-- the first of their account on a host, from a source or from outside? `weight` says how much each is worth.
-- Benign look-alike: a forgotten password at one's own desk, a shared gateway, an administrator on a new machine.
create or replace temp table pivot_access as
with evidence as (
  select min(ts) as first_ts from pivot_logons
),
successes as (
  select ts, user_id, account, host, source_id, source, logon_type, file_id, record
  from pivot_logons
  where is_success
),
host_firsts as materialized (
  select account, host, min(ts) as ts
  from successes
  where host is not null
  group by account, host
),
source_firsts as materialized (
  select account, source, min(ts) as ts
  from successes
  where source is not null
  group by account, source
),

links as (
  select s.*, 'account' as kind, b.key, b.first_ts, b.last_ts, b.accounts, b.sources, b.is_elevated
  from (select * from successes where account in (select key from pivot_bursts where kind = 'account')) s
  asof join (select * exclude (kind) from pivot_bursts where kind = 'account') b
    on s.account = b.key and s.ts >= b.last_ts
  union all
  select s.*, 'source' as kind, b.key, b.first_ts, b.last_ts, b.accounts, b.sources, b.is_elevated
  from (select * from successes where source in (select key from pivot_bursts where kind = 'source')) s
  asof join (select * exclude (kind) from pivot_bursts where kind = 'source') b
    on s.source = b.key and s.ts >= b.last_ts
),
timely_links as materialized (
  select *
  from links
  where ts <= last_ts + to_minutes($success_within_min)
  qualify row_number() over (
    partition by kind, key, first_ts, account, source order by ts, file_id, record) <= $most_repeats
),
pair_failures as materialized (
  select distinct account, source, ts
  from pivot_attempts
  where kind = 'account' and source is not null and account in (select account from timely_links)
),
sourced_failures as (
  select distinct account, ts
  from pair_failures
),
shared_sources as (
  select b.key, b.first_ts
  from (select distinct key, first_ts from pivot_bursts where kind = 'source') b
  join source_firsts f on f.source = b.key and f.ts < b.first_ts
  group by b.key, b.first_ts
  having count(*) >= $spray_accounts
),
-- own_failure: the account itself failed from the source it then logged on from.
-- other_source: it failed in the burst, but from known sources that are not the one it logged on from.
-- known_source: it had logged on from that source before the burst began.
linked as materialized (
  select
    l.*,
    coalesce(p.ts >= l.first_ts, false) as own_failure,
    l.source_id is not null and coalesce(a.ts >= l.first_ts, false) and not coalesce(p.ts >= l.first_ts, false)
      as other_source,
    coalesce(k.ts < l.first_ts, false) as known_source,
    g.ts as last_failure,
    s.key is not null as is_shared
  from timely_links l
  asof left join pair_failures p
    on l.account = p.account and l.source = p.source and l.ts >= p.ts
  asof left join sourced_failures a
    on l.account = a.account and l.ts >= a.ts
  asof left join (select distinct kind, key, ts from pivot_attempts semi join timely_links using (kind, key)) g
    on l.kind = g.kind and l.key = g.key and l.ts >= g.ts
  left join source_firsts k on l.account = k.account and l.source = k.source
  left join shared_sources s on l.kind = 'source' and l.key = s.key and l.first_ts = s.first_ts
  where l.kind = 'account'
    or (l.accounts >= $spray_accounts or coalesce(p.ts >= l.first_ts, false)) and (s.key is null or l.is_elevated)
),
after_failures as (
  select
    * exclude (is_shared, is_elevated, last_ts),
    is_shared and not own_failure as shared_source,
    'failures' as basis,
    case
        when own_failure or kind = 'source' then 1
        when not other_source then $account_weight
        when sources >= $spray_accounts and not known_source then $account_weight
        else $other_source_weight
      end
      * case when known_source then $known_source_weight else 1 end
      * case when is_shared and not own_failure or not is_elevated then $shared_source_weight else 1 end as factor,
    factor * power(0.5, epoch(ts - last_failure) / 60 / $half_life_min) as weight
  from linked
),

-- The intruder comes back later with what a spray gave him. A spray opens few of the accounts that it tries, a gateway
-- most of them.
sprays as (
  select b.key as source, min(b.first_ts) as first_ts, min(b.last_ts) as last_ts
  from pivot_bursts b
  left join shared_sources s using (key, first_ts)
  left join (select source, count(*) as accounts from source_firsts group by source) f on b.key = f.source
  where b.kind = 'source' and b.accounts >= $spray_accounts and s.key is null
  group by b.key
  having coalesce(any_value(f.accounts), 0) < max(b.accounts) / 2
),
after_sprays as (
  select
    s.*, 'source' as kind, p.source as key, p.first_ts, 0 as accounts, 0 as sources,
    false as own_failure, false as other_source, false as known_source, null::timestamp as last_failure,
    false as shared_source, 'spray' as basis, $sprayed_weight as factor, factor as weight
  from successes s
  join sprays p on s.source = p.source and s.ts > p.last_ts
),

outside_sources as (
  select distinct source from pivot_sources where is_outside
),
first_instants as (
  select account, ts, max(host) as host, max(source) as source
  from (
    select account, ts, host, null::integer as source from host_firsts
    union all
    select account, ts, null, source from source_firsts
  ) either
  group by account, ts
),
rare_instants as (
  select
    i.*, epoch(i.ts - e.first_ts) >= $history_hours * 3600 as has_history, o.source is not null as is_outside
  from first_instants i
  cross join evidence e
  left join outside_sources o using (source)
  where i.account not in (select account from pivot_users where is_system)
  qualify count(*) over (
    partition by i.account order by i.ts range between to_hours($history_hours) preceding and current row)
    <= $most_new_logons
),
rare_firsts as (
  select
    s.*, r.has_history, coalesce(s.host = r.host, false) as is_new_host,
    coalesce(s.source = r.source, false) as is_new_source,
    is_new_source and r.is_outside and coalesce(list_contains($remote_logons, lower(s.logon_type)), true)
      as is_from_outside
  from successes s
  join (select * from rare_instants where has_history or is_outside) r on s.account = r.account and s.ts = r.ts
  where s.host = r.host or s.source = r.source
),
new_logons as (
  select
    * exclude (has_history, is_new_host, is_new_source, is_from_outside),
    null as kind, null as key, null::timestamp as first_ts, 0 as accounts, 0 as sources,
    false as own_failure, false as other_source, false as known_source, null::timestamp as last_failure,
    false as shared_source,
    case
      when is_from_outside then 'outside'
      when is_new_source and is_new_host then 'new host and source'
      when is_new_source then 'new source'
      else 'new host'
    end as basis,
    (has_history and is_new_host)::integer * $new_host_weight
      + (has_history and is_new_source)::integer * $new_source_weight
      + is_from_outside::integer * $outside_weight as factor,
    factor as weight
  from rare_firsts
  where has_history or is_from_outside
),

one_a_success as (
  select *
  from (
    select * from after_failures union all by name select * from after_sprays union all by name select * from new_logons
  ) every_basis
  qualify row_number() over (
    partition by file_id, record
    order by
      basis = 'failures' and weight >= $shared_source_weight desc,
      basis = 'failures' and kind = 'source' and accounts >= $spray_accounts and not shared_source desc,
      weight desc, kind) = 1
)
select
  row_number() over (order by weight desc, ts, file_id, record)::integer as id, *,
  ts + to_minutes($execution_within_min) as until_ts
from one_a_success
qualify id <= $most_access
