-- Question: when did failed logons of an account, or from a source, come in bursts? The first half of pivot.sql.
-- Benign look-alike: a service that retries a stale password; series as regular as a clock are set apart as metronomes.
logons as materialized (
  select
    timestamp as ts, "user", lower("user") as account, host, source_ip, outcome, file_id, record,
    case
      when address in ('::1', '0:0:0:0:0:0:0:1', '::', '0.0.0.0', 'localhost', 'local', 'unknown')
        or starts_with(address, '127.') or starts_with(address, '::ffff:127.') then null
      else address
    end as source
  from (
    select
      timestamp, known("user") as "user", upper(known(host)) as host, known(source_ip) as source_ip,
      lower(known(source_ip)) as address, outcome, file_id, record
    from auth_logs
    where outcome in ('failure', 'success') and $in_plausible_year
  ) cleaned
  where not ends_with(coalesce("user", ''), '$')
),
failures as (
  select ts, account, source, file_id, record
  from logons
  where outcome = 'failure'
),
successes as (
  select ts, "user", account, host, source_ip, source, file_id, record
  from logons
  where outcome = 'success' and account is not null
),

-- Failures of one account from one source, cut where the pause is longer than a burst may last.
gaps as (
  select
    *,
    (epoch_us(ts) - lag(epoch_us(ts)) over (partition by account, source order by ts, file_id, record)) / 1e6
      as pause_s
  from failures
),
series as materialized (
  select
    * exclude (pause_s),
    case when pause_s <= $burst_window_min * 60 then pause_s end as gap_s,
    count(*) filter (where pause_s is null or pause_s > $burst_window_min * 60) over (
      partition by account, source order by ts, file_id, record
      rows between unbounded preceding and current row) as number
  from gaps
),
steady_series as materialized (
  select
    account, source, number,
    count(*)::integer as failures, min(ts) as first_ts, max(ts) as last_ts, median(gap_s) as beat_s
  from series
  where account is not null
  group by account, source, number
  having count(*) >= $metronome_failures
    and stddev_pop(gap_s) / nullif(avg(gap_s), 0) < $metronome_variation
),
-- Several steady series from one source at one time are a spray in rounds and no stale credential.
metronomes as materialized (
  select m.account, m.source, m.number, m.failures, m.first_ts, m.last_ts, m.beat_s
  from steady_series m
  left join steady_series o
    on o.source = m.source and o.first_ts <= m.last_ts and o.last_ts >= m.first_ts
  group by all
  having count(distinct o.account) < $spray_accounts
),
-- A failure off the beat is no part of the metronome: guessing that hides in one stays visible.
guesses as materialized (
  select s.ts, s.account, s.source, s.file_id, s.record
  from series s
  left join metronomes m
    on s.account = m.account and s.source is not distinct from m.source and s.number = m.number
  where m.number is null or abs(s.gap_s - m.beat_s) > m.beat_s / 2
),

keyed as materialized (
  select 'account' as kind, account as key, ts, account, source, file_id, record
  from guesses
  where account is not null
  union all
  select 'source', source, ts, account, source, file_id, record
  from guesses
  where source is not null
),
windows as (
  select
    kind, key, ts,
    count(*) over preceding_window as in_window,
    count(distinct account) over preceding_window as accounts,
    min(ts) over preceding_window as first_ts
  from keyed
  window preceding_window as (
    partition by kind, key order by ts
    range between to_minutes($burst_window_min) preceding and current row)
),
peaks as (
  select distinct kind, key, ts, accounts, first_ts
  from windows
  where in_window >= $burst_failures
),
numbered_peaks as (
  select
    *,
    count(*) filter (where opens) over (partition by kind, key order by ts) as burst
  from (
    select
      *,
      coalesce(ts - lag(ts) over (partition by kind, key order by ts) > to_minutes($burst_window_min), true)
        as opens
    from peaks
  ) p
),
-- One row a failure that ends a full window: what was known of the burst at that instant.
bursts as materialized (
  select
    kind, key, ts as last_ts,
    min(first_ts) over (partition by kind, key, burst) as first_ts,
    max(accounts) over (partition by kind, key, burst order by ts) as accounts
  from numbered_peaks
)
