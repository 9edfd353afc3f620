-- Question: which successful logon turned failed guessing into commands run on a host, and which records show it?
-- Benign look-alike: a user who forgot a password, fails often, logs on at last and starts to work.
with
$failure_bursts,

links as (
  select s.*, 'account' as kind, b.key, b.first_ts, b.last_ts, b.accounts
  from successes s
  asof join (select key, first_ts, last_ts, accounts from bursts where kind = 'account') b
    on s.account = b.key and s.ts >= b.last_ts
  union all
  select s.*, 'source' as kind, b.key, b.first_ts, b.last_ts, b.accounts
  from successes s
  asof join (select key, first_ts, last_ts, accounts from bursts where kind = 'source') b
    on s.source = b.key and s.ts >= b.last_ts
),
timely_links as (
  select *
  from links
  where ts <= last_ts + to_minutes($success_within_min)
),
pair_failures as (
  select distinct account, source, ts
  from guesses
  where account is not null and source is not null
),
sourced_failures as (
  select distinct account, ts
  from pair_failures
),
-- own_failure: the account itself failed from the source it then logged on from.
-- other_source: it failed in the burst, but from known sources that are not the one it logged on from.
linked as materialized (
  select
    l.*,
    coalesce(p.ts >= l.first_ts, false) as own_failure,
    l.source_ip is not null and coalesce(a.ts >= l.first_ts, false) and not coalesce(p.ts >= l.first_ts, false)
      as other_source
  from timely_links l
  asof left join pair_failures p
    on l.account = p.account and l.source = p.source and l.ts >= p.ts
  asof left join sourced_failures a
    on l.account = a.account and l.ts >= a.ts
  where l.kind = 'account'
    or l.accounts >= $spray_accounts
    or coalesce(p.ts >= l.first_ts, false)
),

first_successes as (
  select source, account, min(ts) as ts
  from successes
  where source is not null
  group by source, account
),
shared_sources as (
  select b.key, b.first_ts
  from (select distinct key, first_ts from linked where kind = 'source') b
  join first_successes f on f.source = b.key and f.ts < b.first_ts
  group by b.key, b.first_ts
  having count(*) >= $spray_accounts
),

slices as (
  select greatest($execution_within_min, 1) * 60000 as slice_ms
),
-- Slices of the permitted wait: an execution in time lies in the slice of its logon or in the next one.
awaited as (
  select distinct account, epoch_ms(ts) // slice_ms + unnest([0, 1]) as slice
  from linked, slices
),
executions as materialized (
  select
    account, ts, host,
    min({'file_id': file_id, 'record': record, 'process_name': process_name}) as ref
  from (
    select
      timestamp as ts, lower("user") as account, upper(known(host)) as host,
      epoch_ms(timestamp) // slice_ms as slice, process_name, file_id, record
    from process_logs, slices
    where $in_plausible_year
  ) started
  semi join awaited using (account, slice)
  group by account, ts, host
),
executions_by_host as (
  select account, host as host_key, ts, host, ref
  from executions
  where host is not null
  union all
  select account, '' as host_key, ts, first_of_all.host, first_of_all.ref
  from (
    select account, ts, min({'ref': ref, 'host': host}) as first_of_all
    from executions
    group by account, ts
  ) anywhere
),
executions_without_host as (
  select account, ts, ref
  from executions
  where host is null
),
followed as materialized (
  select
    l.*,
    case when n.ts < coalesce(e.ts, 'infinity') then n.ts else e.ts end as execution_ts,
    case when n.ts < coalesce(e.ts, 'infinity') then n.ref else e.ref end as execution,
    case when n.ts < coalesce(e.ts, 'infinity') then null else e.host end as execution_host
  from linked l
  asof left join executions_by_host e
    on l.account = e.account and coalesce(l.host, '') = e.host_key and l.ts <= e.ts
  asof left join executions_without_host n
    on l.account = n.account and l.ts <= n.ts
),
confirmed as (
  select
    f.*,
    s.key is not null and f.kind = 'source' and not f.own_failure as shared_source,
    coalesce(f.host = f.execution_host, false) as same_host
  from followed f
  left join shared_sources s on f.kind = 'source' and f.key = s.key and f.first_ts = s.first_ts
  where f.execution_ts <= f.ts + to_minutes($execution_within_min)
),
graded as (
  select
    *,
    case
      when shared_source or (kind = 'account' and other_source) then 'low'
      when own_failure and same_host then 'high'
      when own_failure or same_host then 'medium'
      else 'low'
    end as confidence
  from confirmed
),
one_a_success as (
  select *
  from graded
  qualify row_number() over (
    partition by file_id, record
    order by
      confidence = 'low', kind = 'source' and accounts >= $spray_accounts desc, kind) = 1
),
one_a_burst as (
  select *
  from one_a_success
  qualify row_number() over (
    partition by account, kind, key, first_ts
    order by confidence = 'low', ts, file_id, record) = 1
),
candidates as (
  select
    *,
    row_number() over (order by confidence = 'low', ts, file_id, record) as place
  from one_a_burst
  qualify place <= $most_candidates
),
candidate_failures as (
  select
    c.place,
    count(*)::integer as failures,
    count(distinct k.account)::integer as failed_accounts,
    count(distinct k.source)::integer as failed_sources,
    min(k.source) as failed_source,
    max(k.ts) as last_failure,
    list({'file_id': k.file_id, 'record': k.record} order by k.ts desc, k.file_id desc, k.record desc)
      [1:$most_failure_rows] as failure_rows
  from candidates c
  join keyed k on k.kind = c.kind and k.key = c.key and k.ts between c.first_ts and c.ts
  group by c.place
),
success_keys as (
  select account, source as source_key, ts
  from successes
  where source is not null
  union all
  select account, '' as source_key, ts
  from successes
),
excluded as (
  select
    m.account, m.source, m.failures, m.first_ts, m.last_ts, m.beat_s,
    case when s.ts <= m.last_ts + to_minutes($success_within_min) then s.ts end as success_after
  from metronomes m
  asof left join success_keys s
    on m.account = s.account and coalesce(m.source, '') = s.source_key and m.last_ts <= s.ts
),
elsewhere as (
  select count(distinct (f.file_id, f.record))::integer as successes
  from followed f
  asof join executions_by_host e
    on f.account = e.account and e.host_key = '' and f.ts <= e.ts
  where e.ts <= f.ts + to_minutes($execution_within_min)
    and coalesce(f.execution_ts > f.ts + to_minutes($execution_within_min), true)
)
select
  (select count(*)::integer from failures) as failures,
  (select count(*)::integer from successes) as successes,
  (select count(*)::integer from (select distinct kind, key, first_ts from bursts) b) as bursts,
  (select count(distinct (file_id, record))::integer from linked) as successes_after_burst,
  (select successes from elsewhere) as successes_with_execution_elsewhere,
  (
    select list({
      'account': account, 'source': source, 'failures': failures,
      'first': first_ts, 'last': last_ts, 'beat_s': beat_s, 'success_after': success_after}
      order by first_ts, account, source)
    from excluded
  ) as excluded,
  (
    select list({
      'at': c.ts, 'user': c."user", 'host': coalesce(c.host, c.execution_host), 'source': c.source_ip,
      'file_id': c.file_id, 'record': c.record,
      'by': c.kind, 'key': c.key, 'confidence': c.confidence,
      'own_failure': c.own_failure, 'same_host': c.same_host, 'shared_source': c.shared_source,
      'logon_host': c.host, 'execution_host': c.execution_host,
      'execution_at': c.execution_ts, 'execution': c.execution,
      'first_failure': c.first_ts, 'last_failure': f.last_failure,
      'failures': f.failures, 'failed_accounts': f.failed_accounts, 'failed_sources': f.failed_sources,
      'failed_source': f.failed_source, 'failure_rows': f.failure_rows} order by c.place)
    from candidates c
    join candidate_failures f using (place)
  ) as candidates
