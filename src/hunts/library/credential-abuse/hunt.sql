-- Whose credentials were guessed, sprayed or used in another's place, and did it succeed? The benign look-alike is a
-- service with an old password, people who mistype, gateways that many log on through, and jump hosts.
with failures as (
  select
    timestamp, host, coalesce("user", 'an unnamed account') as "user",
    case when source_ip is null or starts_with(source_ip, '127.') or source_ip = '::1'
      then concat(coalesce(source_host, source_ip, 'an unnamed source'), ' at ', host) else source_ip end as source,
    coalesce(lower(split_part("user", '@', 1)), 'an unnamed account from ' || source) as user_key,
    lower(logon_type) as logon_type, lower(reason) as reason, event_code, file_id, record
  from auth_logs
  where outcome = 'failure' and timestamp is not null
    and not coalesce(list_contains($not_guesses, lower(reason)), false)
    and not coalesce(ends_with("user", '$') or lower("user") = 'anonymous logon', false)
),
busy_accounts as (
  select user_key from failures group by user_key
  having count(*) >= least($brute_failures, $success_failures, $stale_failures, $fast_failures)
    or count(distinct source) >= $distributed_sources
),
busy_sources as (
  select source from failures group by source
  having count(distinct user_key) >= least($spray_accounts, $enumeration_accounts, $slow_accounts)
),
successes as materialized (
  select
    timestamp, host, "user", lower(split_part("user", '@', 1)) as user_key, lower(logon_type) as logon_type,
    case when source_ip is null or starts_with(source_ip, '127.') or source_ip = '::1'
      then concat(coalesce(source_host, source_ip, 'an unnamed source'), ' at ', host) else source_ip end as source,
    {'file_id': file_id, 'record': record} as ref
  from auth_logs
  where outcome = 'success' and timestamp is not null and not ends_with("user", '$') and user_key <> 'anonymous logon'
    and not coalesce(list_contains($unattended_logons, lower(logon_type)), false)
    and (user_key in (select user_key from busy_accounts) or source in (select source from busy_sources))
),
tries as materialized (
  select
    failures.timestamp, failures.host, failures."user", failures.user_key, failures.source, failures.logon_type,
    failures.file_id, failures.record,
    coalesce(failures.event_code <> '4776' or count(*) filter (failures.event_code = '4625') over (
      partition by failures.host, failures.user_key order by failures.timestamp
      range between interval 1 second preceding and interval 1 second following) = 0, true) as is_counted,
    coalesce(list_contains($unknown_reasons, failures.reason), false) as is_unknown,
    coalesce(list_contains($stale_reasons, failures.reason), false) as is_expired,
    coalesce(next_logon.timestamp - failures.timestamp <= to_seconds($mistype_s), false)
      and count(*) over (
        partition by failures.user_key, failures.source order by failures.timestamp
        range between to_minutes($brute_minutes) preceding and to_minutes($brute_minutes) following
      ) <= $mistype_failures as is_mistyped
  from failures
  asof left join (
    select timestamp, user_key, source from successes
    where list_contains($interactive_logons, logon_type)
      and (user_key, source) in (select user_key, source from failures)
  ) as next_logon
    on failures.user_key = next_logon.user_key and failures.source = next_logon.source
    and failures.timestamp <= next_logon.timestamp
  where failures.user_key in (select user_key from busy_accounts)
    or failures.source in (select source from busy_sources)
),
stale_pairs as (
  select user_key, source
  from (
    select user_key, source, logon_type, is_expired,
      epoch(timestamp - lag(timestamp) over (partition by user_key, source order by timestamp)) as gap
    from tries where is_counted
  ) as steps
  group by user_key, source
  having count(*) >= $stale_failures
    and (bool_and(is_expired) or bool_and(coalesce(list_contains($service_logons, logon_type), false))
      and stddev_pop(gap) < $stale_variation * avg(gap) and avg(gap) >= $stale_gap_s)
),
source_windows as (
  select
    timestamp, host, "user", user_key, source, is_counted, file_id, record,
    count(distinct user_key) over (by_source
      range between to_minutes($spray_minutes) preceding and current row) as accounts,
    count(distinct case when is_unknown then user_key end) over near as unknown_accounts,
    count(*) filter (is_unknown) over near * 2 >= count(*) over near as mostly_unknown,
    count(distinct user_key) over (by_source range between to_hours($slow_hours) preceding and current row)
      as day_accounts
  from tries
  where not is_mistyped and source in (select source from busy_sources)
  window
    by_source as (partition by source order by timestamp),
    near as (partition by source order by timestamp
      range between to_minutes($enumeration_minutes) preceding and current row)
),
source_bursts as (
  select
    case
      when max(unknown_accounts) filter (mostly_unknown) over (by_source
        range between current row and to_minutes($enumeration_minutes) following) >= $enumeration_accounts
        then 'user enumeration'
      when max(accounts) over (by_source range between current row and to_minutes($spray_minutes) following)
        >= $spray_accounts then 'password spray'
      when max(day_accounts) over (by_source range between current row and to_hours($slow_hours) following)
        >= $slow_accounts then 'low and slow spray'
    end as class,
    source as entity, timestamp, host, "user", user_key, source, is_counted, file_id, record,
    greatest(accounts, unknown_accounts) as peak
  from source_windows
  window by_source as (partition by source order by timestamp)
),
account_windows as (
  select
    tries.timestamp, tries.host, tries."user", tries.user_key, tries.source, tries.is_counted, tries.file_id,
    tries.record, count(*) filter (tries.is_counted) over (by_account
      range between to_minutes($brute_minutes) preceding and current row) as peak,
    count(distinct tries.source) over (by_account
      range between to_minutes($distributed_minutes) preceding and current row) as sources,
    count(*) filter (tries.is_counted) over (by_account
      range between to_seconds($fast_s) preceding and current row) as fast_peak
  from tries
  anti join stale_pairs on tries.user_key = stale_pairs.user_key and tries.source = stale_pairs.source
  anti join (select file_id, record from source_bursts where class in ('user enumeration', 'password spray')) as sprayed
    on tries.file_id = sprayed.file_id and tries.record = sprayed.record
  where tries.user_key in (select user_key from busy_accounts)
  window by_account as (partition by tries.user_key order by tries.timestamp)
),
account_bursts as (
  select
    case
      when max(peak) over near >= $brute_failures then 'brute force'
      when max(sources) over (by_account range between current row and to_minutes($distributed_minutes) following)
        >= $distributed_sources then 'distributed guessing'
      when max(peak) over near >= $success_failures then 'failures then success'
    end as class,
    user_key as entity, timestamp, host, "user", user_key, source, is_counted, file_id, record,
    case when class = 'failures then success' then fast_peak else peak end as peak
  from account_windows
  window
    by_account as (partition by user_key order by timestamp),
    near as (by_account range between current row and to_minutes($brute_minutes) following)
),
explicit_uses as (
  select
    timestamp, host, "user", lower("user") as user_key, file_id, record,
    concat(coalesce(subject_user, 'an unnamed account'), ' with ' || process_name, ' at ', host) as source,
    count(distinct user_key) over (partition by subject_user, process_name, host order by timestamp
      range between to_minutes($explicit_minutes) preceding and current row) as peak
  from auth_logs
  where event_code = '4648' and outcome is null and timestamp is not null
    and lower("user") is distinct from lower(subject_user) and not ends_with("user", '$')
    and not coalesce(ends_with(subject_user, '$'), false)
),
bursts as materialized (
  select class, entity, timestamp, host, "user", user_key, source, is_counted, file_id, record, peak
  from source_bursts where class is not null
  union all
  select class, entity, timestamp, host, "user", user_key, source, is_counted, file_id, record, peak
  from account_bursts where class is not null
  union all
  select
    'stale credential', concat(tries.user_key, ' from ', tries.source), tries.timestamp, tries.host, tries."user",
    tries.user_key, tries.source, tries.is_counted, tries.file_id, tries.record, null
  from tries semi join stale_pairs on tries.user_key = stale_pairs.user_key and tries.source = stale_pairs.source
  union all
  select
    'spray with explicit credentials', source, timestamp, host, "user", user_key, source, true, file_id, record, peak
  from explicit_uses
  qualify max(peak) over (
    partition by source order by timestamp range between current row and to_minutes($explicit_minutes) following)
    >= $explicit_accounts
),
burst_ways as materialized (
  select file_id, record, class, timestamp, unnest(if(entity = source, [{'key': source, 'rank': 4}],
    [{'key': concat(user_key, '|', source), 'rank': 4}, {'key': concat(user_key, '|'), 'rank': 3}])) as way
  from bursts where class not in ('stale credential', 'spray with explicit credentials')
),
success_keys as (
  select timestamp, host, "user", ref, key
  from (select timestamp, host, "user", ref, unnest([source, concat(user_key, '|', source), user_key || '|']) as key
    from successes) as ways
  where key in (select way.key from burst_ways)
),
burst_successes as (
  select
    tries.file_id, tries.record, tries.class, max(tries.way.rank) as rank,
    arg_max({'at': found.timestamp, 'host': found.host, 'user': found."user", 'ref': found.ref}, way.rank) as success
  from burst_ways as tries
  asof join success_keys as found on tries.way.key = found.key and tries.timestamp <= found.timestamp
  where found.timestamp - tries.timestamp <= to_minutes($success_minutes)
  group by tries.file_id, tries.record, tries.class
),
burst_steps as (
  select
    bursts.class, bursts.entity, bursts.timestamp, bursts.host, bursts."user", bursts.user_key, bursts.source,
    bursts.is_counted, bursts.file_id, bursts.record, bursts.peak, burst_successes.rank, burst_successes.success,
    epoch(bursts.timestamp - lag(bursts.timestamp) over (
      partition by bursts.class, bursts.entity order by bursts.timestamp, bursts.file_id, bursts.record)) / 60 as gap
  from bursts
  left join burst_successes using (file_id, record, class)
),
session_steps as (
  select
    class, entity, timestamp, host, "user", user_key, source, is_counted, file_id, record, peak, rank, success, gap,
    sum((coalesce(gap, 0) > case when class in ('stale credential', 'low and slow spray') then 60 * $slow_hours
      else $session_minutes end)::integer) over (
      partition by class, entity order by timestamp, file_id, record rows unbounded preceding) as session
  from burst_steps
),
sessions as (
  select
    class, entity, min(timestamp) as first_seen, max(timestamp) as last_seen,
    count(*) filter (is_counted) as tries, count(distinct user_key) as accounts, count(distinct source) as sources,
    count(distinct host) as hosts, max(peak) as peak, median(gap) as median_gap, min(source) as source,
    if(hosts = 1, min(host), null) as host, if(accounts = 1, min("user"), null) as "user",
    list_sort(list_distinct(list("user"))) as names, max(rank) as success_rank,
    arg_max(success, (rank, -epoch_us(success.at))) filter (rank is not null) as success,
    list_distinct(flatten(list([{'file_id': file_id, 'record': record}, success.ref]))) as refs
  from session_steps
  group by class, entity, session
  having (class <> 'failures then success' or max(rank) is not null or max(peak) >= $fast_failures)
    and (class <> 'low and slow spray' or median(gap) > $slow_gap_minutes)
),
findings as (
  select
    case when class = 'distributed guessing' and tries > $distributed_tries * sources then 'brute force'
      when class = 'failures then success' and success_rank is null then 'rapid guessing' else class end as class,
    entity, first_seen, last_seen, coalesce(host, success.host) as host, coalesce("user", success."user") as "user",
    tries, accounts, sources, hosts, peak, median_gap, source, names, success, success_rank,
    list_filter(refs, lambda ref: ref is not null) as row_refs, if(class = 'stale credential', class, null) as known_as,
    case when class = 'stale credential' or class = 'failures then success' and success_rank is null then 2
      else greatest(3, coalesce(success_rank, 0)) end as rank
  from sessions
)
select
  concat_ws('|', class, entity, first_seen::varchar) as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][rank] as severity,
  first_seen, last_seen, host, "user",
  concat(
    upper(class[1]), class[2:], ': ',
    format('{:,} {}', tries, if(class = 'spray with explicit credentials', 'uses', 'failed logons')),
    if(accounts = 1, ' of ' || names[1], format(' of {:,} accounts', accounts)),
    if(sources = 1, ' from ' || source, format(' from {:,} sources', sources)),
    if(hosts = 1, ' on ' || host, format(' on {:,} hosts', hosts)),
    format(' in {:.1f} min', epoch(last_seen - first_seen) / 60),
    case when class = 'brute force' then format(', up to {:,} in {} min', peak, $brute_minutes)
      when class in ('password spray', 'user enumeration') then format(', up to {:,} accounts at once', peak)
      else '' end, '.',
    if(accounts > 1, concat(' First of them: ', array_to_string(names[:5], ', '), '.'), ''),
    format(' Then {} logged on{} at {} UTC, from {} source.', success."user", coalesce(' to ' || success.host, ''),
      success.at, if(success_rank = 4, 'the same', 'another')),
    if(known_as is null, '', ' Looks like a service or task that keeps an old password.')
  ) as summary,
  row_refs, class, entity, tries, accounts, sources, hosts, peak, median_gap as median_gap_minutes, known_as,
  array_to_string(names, ', ') as account_names, source as first_source, success.at as success_at,
  success."user" as success_user
from findings
order by rank desc, first_seen, finding_key
