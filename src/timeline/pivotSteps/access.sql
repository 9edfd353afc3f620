-- Question: which successful logons follow failures of their account or source, come from a source that sprayed, or are
-- the first of their account on a host, from a source or from outside? `weight` says how much each is worth.
-- Benign look-alike: a forgotten password at one's own desk, a shared gateway, an administrator on a new machine.
create or replace temp table pivot_access as
with evidence as (
  select min(ts) as first_ts from pivot_logons
),
successes as not materialized (
  select ts, epoch_us(ts) as us, user_id, account, host, source_id, source, logon_type, file_id, record
  from pivot_logons
  where is_success
),
host_firsts as materialized (
  select account, host, min(us) as us
  from successes
  where host is not null
  group by account, host
),
source_firsts as materialized (
  select account, source, min(us) as us
  from successes
  where source is not null
  group by account, source
),

slots as (
  select
    target, first_us, open_us, tail_us, elevated_us,
    unnest(range(
      open_us // ($burst_window_min * 60000000::bigint),
      tail_us // ($burst_window_min * 60000000::bigint) + 1)) as slot
  from pivot_bursts
),
links as materialized (
  select s.*, 'account' as kind, s.account as key, b.target, b.first_us, b.elevated_us
  from successes s
  join slots b
    on s.account = b.target and s.us // ($burst_window_min * 60000000::bigint) = b.slot
      and s.us between b.open_us and b.tail_us
  union all
  select s.*, 'source', s.source, b.target, b.first_us, b.elevated_us
  from successes s
  join slots b
    on -s.source = b.target and s.us // ($burst_window_min * 60000000::bigint) = b.slot
      and s.us between b.open_us and b.tail_us
),
-- The last failure before a timely logon lies in the slice of the permitted wait that is its own, or in the one before.
instants as materialized (
  select i.target, i.us, i.is_peak
  from pivot_instants i
  semi join (
    select distinct
      target, us // (greatest($success_within_min, 1) * 60000000::bigint) - unnest([0, 1]) as slice
    from links
  ) l
    on i.target = l.target and i.us // (greatest($success_within_min, 1) * 60000000::bigint) = l.slice
),
failed_links as materialized (
  select l.*, i.us as last_failure_us, i.is_peak
  from links l
  asof join instants i on l.target = i.target and l.us >= i.us
),
peaked_links as (
  select * exclude (is_peak), last_failure_us as peak_us
  from failed_links
  where is_peak
  union all
  select l.* exclude (is_peak), i.us
  from (select * from failed_links where not is_peak) l
  asof join (
    select target, us
    from instants
    where is_peak and target in (select target from failed_links where not is_peak)
  ) i
    on l.target = i.target and l.us >= i.us
),
timely_links as materialized (
  select *
  from peaked_links
  where us <= peak_us + $success_within_min * 60000000::bigint
  qualify row_number() over (
    partition by target, first_us, account, source order by us, file_id, record) <= $most_repeats
),
-- A burst is wide from the instant on at which it has the parties of a spray.
parties as (
  select
    m.target, m.first_us, count(*) filter (m.us <= b.last_us) as parties,
    min(m.us, $spray_accounts)[$spray_accounts] as wide_us, min(m.us) as first_other_us
  from pivot_members m
  join pivot_bursts b using (target, first_us)
  where m.other is not null
  group by m.target, m.first_us
),
shared_sources as (
  select b.target, b.first_us
  from pivot_bursts b
  join source_firsts f on -f.source = b.target and f.us < b.first_us
  group by b.target, b.first_us
  having count(*) >= $spray_accounts
),
-- own_failure: the account itself failed from the source it then logged on from.
-- known_source: it had logged on from that source before the burst began.
owned as materialized (
  select
    l.*,
    coalesce(m.us <= l.us, false) as own_failure,
    l.kind = 'account' and coalesce(p.first_other_us <= l.us, false) as is_sourced,
    coalesce(p.wide_us <= l.peak_us, false) as is_wide,
    coalesce(k.us < l.first_us, false) as known_source,
    coalesce(l.elevated_us <= l.us, false) as is_elevated,
    s.target is not null as is_shared
  from timely_links l
  left join pivot_members m
    on l.target = m.target and l.first_us = m.first_us and m.other = if(l.target > 0, l.source, l.account)
  left join parties p on l.target = p.target and l.first_us = p.first_us
  left join source_firsts k on l.account = k.account and l.source = k.source
  left join shared_sources s on l.target = s.target and l.first_us = s.first_us
),
strangers as materialized (
  select * from owned where kind = 'source' and not own_failure
),
sourced_failures as (
  select target as account, us
  from pivot_attempts
  where target in (select account from strangers) and source is not null
),
-- other_source: it failed in the burst, but from known sources that are not the one it logged on from.
linked as (
  select
    * exclude (is_sourced),
    is_sourced and not own_failure and source_id is not null as other_source
  from owned
  where kind = 'account' or own_failure and (not is_shared or is_elevated)
  union all by name
  select s.*
    exclude (is_sourced), s.source_id is not null and coalesce(f.us >= s.first_us, false) as other_source
  from strangers s
  asof left join sourced_failures f on s.account = f.account and s.us >= f.us
  where s.is_wide and (not s.is_shared or s.is_elevated)
),
after_failures as (
  select
    ts, user_id, account, host, source_id, source, logon_type, file_id, record, kind, key, target,
    make_timestamp(first_us) as first_ts, own_failure, other_source, known_source, is_wide,
    make_timestamp(last_failure_us) as last_failure,
    is_shared and not own_failure as shared_source,
    'failures' as basis,
    case
        when own_failure or kind = 'source' then 1
        when not other_source then $account_weight
        when is_wide and not known_source then $account_weight
        else $other_source_weight
      end
      * case when known_source then $known_source_weight else 1 end
      * case when is_shared and not own_failure or not is_elevated then $shared_source_weight else 1 end as factor,
    factor * power(0.5, epoch(ts - last_failure) / 60 / $half_life_min) as weight
  from linked
),

-- The intruder comes back later with what a spray gave him. A spray opens few of the accounts that it tries, a gateway
-- most of them.
wide_bursts as (
  select b.target, b.first_us, b.last_us, p.wide_us, p.parties
  from pivot_bursts b
  join parties p using (target, first_us)
  anti join shared_sources using (target, first_us)
  where b.target < 0 and p.wide_us <= b.last_us
),
first_wide_bursts as (
  select target, min(first_us) as first_us, arg_min(wide_us, first_us) as wide_us, max(parties) as parties
  from wide_bursts
  group by target
),
sprays as materialized (
  select w.target, -w.target as source, any_value(w.first_us) as first_us, min(i.us) as peak_us
  from first_wide_bursts w
  join pivot_instants i on w.target = i.target and i.is_peak and i.us >= w.wide_us
  left join (select source, count(*) as accounts from source_firsts group by source) f on -w.target = f.source
  where coalesce(f.accounts, 0) < w.parties / 2
  group by w.target
),
after_sprays as (
  select
    s.* exclude (us), 'source' as kind, p.source as key, p.target, make_timestamp(p.first_us) as first_ts, false as is_wide,
    false as own_failure, false as other_source, false as known_source, null::timestamp as last_failure,
    false as shared_source, 'spray' as basis, $sprayed_weight as factor, factor as weight
  from successes s
  join sprays p on s.source = p.source and s.us > p.peak_us
),

outside_sources as (
  select distinct source from pivot_sources where is_outside
),
first_instants as (
  select account, us, max(host) as host, max(source) as source
  from (
    select account, us, host, null::integer as source from host_firsts
    union all
    select account, us, null, source from source_firsts
  ) either
  group by account, us
),
rare_instants as (
  select
    i.*, epoch(make_timestamp(i.us) - e.first_ts) >= $history_hours * 3600 as has_history,
    o.source is not null as is_outside
  from first_instants i
  cross join evidence e
  left join outside_sources o using (source)
  where i.account not in (select account from pivot_users where is_system)
  qualify coalesce(
    lag(i.us, $most_new_logons) over (partition by i.account order by i.us) < i.us - $history_hours * 3600000000::bigint,
    true)
),
rare_firsts as (
  select
    s.*, r.has_history, coalesce(s.host = r.host, false) as is_new_host,
    coalesce(s.source = r.source, false) as is_new_source,
    is_new_source and r.is_outside and coalesce(list_contains($remote_logons, lower(s.logon_type)), true)
      as is_from_outside
  from successes s
  join (select * from rare_instants where has_history or is_outside) r on s.account = r.account and s.us = r.us
  where s.host = r.host or s.source = r.source
),
new_logons as (
  select
    * exclude (us, has_history, is_new_host, is_new_source, is_from_outside),
    null as kind, null as key, null as target, null::timestamp as first_ts, false as is_wide,
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
      basis = 'failures' and kind = 'source' and is_wide and not shared_source desc,
      weight desc, kind) = 1
)
select
  row_number() over (order by weight desc, ts, file_id, record)::integer as id, *,
  ts + to_minutes($execution_within_min) as until_ts
from one_a_success
qualify id <= $most_access
