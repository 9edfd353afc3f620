with logons as (
  select
    timestamp, toUnixTimestamp64Micro(assumeNotNull(timestamp)) as moment,
    toUnixTimestamp64Milli(assumeNotNull(timestamp)) as tick, host, `user` as written_user,
    assumeNotNull(if(source_ip is null or startsWith(source_ip, '127.') or source_ip = '::1',
      concat(coalesce(source_host, source_ip, 'an unnamed source'), ' at ', ifNull(toString(host), '')), source_ip)) as source,
    if(`user` is null, concat('an unnamed account from ', source),
      lowerUTF8(splitByChar('@', assumeNotNull(`user`))[1])) as user_key,
    lower(ifNull(toString(logon_type), '')) as kind, lower(ifNull(reason, '')) as cause, ifNull(outcome, '') as ending,
    ifNull(toString(event_code), '') as code, subject_user, ifNull(toString(process_name), '') as program, file_id, record
  from auth_logs
  where timestamp between {{from}} and {{to}} and not endsWith(ifNull(`user`, ''), '$')
),
failures as (
  select *,
    count() over (partition by user_key)
      >= least({{brute_failures}}, {{success_failures}}, {{stale_failures}}, {{fast_failures}})
      or uniqExact(source) over (partition by user_key) >= {{distributed_sources}} as is_busy_account,
    uniqExact(user_key) over (partition by source)
      >= least({{spray_accounts}}, {{enumeration_accounts}}, {{slow_accounts}}) as is_busy_source
  from logons
  where ending = 'failure' and not has({{not_guesses}}, cause) and lower(ifNull(written_user, '')) != 'anonymous logon'
),
successes as (
  select * from logons
  where ending = 'success' and written_user is not null and user_key != 'anonymous logon'
    and not has({{unattended_logons}}, kind)
),
next_logons as (
  select user_key, source, moment from successes where has({{interactive_logons}}, kind)
),
tries as (
  select
    fails.timestamp as timestamp, fails.moment as moment, fails.tick as tick, host,
    ifNull(written_user, 'an unnamed account') as user_name, fails.user_key as user_key, fails.source as source, kind,
    file_id, record, is_busy_account, is_busy_source, has({{unknown_reasons}}, cause) as is_unknown,
    has({{stale_reasons}}, cause) as is_expired,
    code != '4776' or countIf(code = '4625') over (
      partition by host, fails.user_key order by fails.tick
      range between 1000 preceding and 1000 following) = 0 as is_counted,
    followed.moment >= fails.moment and followed.moment - fails.moment <= {{mistype_s}} * 1000000 and count() over (
      partition by fails.user_key, fails.source order by fails.tick
      range between {{brute_minutes}} * 60000 preceding and {{brute_minutes}} * 60000 following)
      <= {{mistype_failures}} as is_mistyped
  from failures as fails
  asof left join next_logons as followed
    on followed.user_key = fails.user_key and followed.source = fails.source and fails.moment <= followed.moment
  where is_busy_account or is_busy_source
),
beats as (
  select *, is_busy_source and not is_mistyped as may_be_spray,
    (moment - lagInFrame(toNullable(moment)) over (partition by user_key, source, is_counted order by moment
      rows between unbounded preceding and current row)) / 1000000 as gap_s
  from tries
),
source_windows as (
  select *,
    countIf(is_counted) over pair >= {{stale_failures}} and (minIf(is_expired, is_counted) over pair
      or (minIf(has({{service_logons}}, kind), is_counted) over pair and ifNull(
        stddevPopStableIf(gap_s, is_counted) over pair < {{stale_variation}} * (avgIf(gap_s, is_counted) over pair)
        and avgIf(gap_s, is_counted) over pair >= {{stale_gap_s}}, false))) as is_stale,
    uniqExact(user_key) over (partition by source, may_be_spray order by tick
      range between {{spray_minutes}} * 60000 preceding and current row) as spray_count,
    uniqExact(user_key) over (partition by source, may_be_spray order by tick
      range between {{slow_hours}} * 3600000 preceding and current row) as day_count,
    uniqExactIf(user_key, is_unknown) over near as unknown_count,
    countIf(is_unknown) over near * 2 >= count() over near as mostly_unknown
  from beats
  window pair as (partition by user_key, source), near as (partition by source, may_be_spray order by tick
    range between {{enumeration_minutes}} * 60000 preceding and current row)
),
source_bursts as (
  select *, multiIf(
      not may_be_spray, '',
      maxIf(unknown_count, mostly_unknown) over (partition by source, may_be_spray order by tick
        range between current row and {{enumeration_minutes}} * 60000 following) >= {{enumeration_accounts}},
        'user enumeration',
      max(spray_count) over (partition by source, may_be_spray order by tick
        range between current row and {{spray_minutes}} * 60000 following) >= {{spray_accounts}}, 'password spray',
      max(day_count) over (partition by source, may_be_spray order by tick
        range between current row and {{slow_hours}} * 3600000 following) >= {{slow_accounts}}, 'low and slow spray',
      '') as source_class,
    is_busy_account and not is_stale and source_class not in ('user enumeration', 'password spray') as may_be_guess
  from source_windows
),
account_windows as (
  select *,
    countIf(is_counted) over (partition by user_key, may_be_guess order by tick
      range between {{brute_minutes}} * 60000 preceding and current row) as guess_count,
    uniqExact(source) over (partition by user_key, may_be_guess order by tick
      range between {{distributed_minutes}} * 60000 preceding and current row) as pool_count,
    countIf(is_counted) over (partition by user_key, may_be_guess order by tick
      range between {{fast_s}} * 1000 preceding and current row) as fast_count
  from source_bursts
),
account_bursts as (
  select *,
    max(guess_count) over (partition by user_key, may_be_guess order by tick
      range between current row and {{brute_minutes}} * 60000 following) as most_guesses,
    multiIf(
      not may_be_guess, '',
      most_guesses >= {{brute_failures}}, 'brute force',
      max(pool_count) over (partition by user_key, may_be_guess order by tick
        range between current row and {{distributed_minutes}} * 60000 following) >= {{distributed_sources}},
        'distributed guessing',
      most_guesses >= {{success_failures}}, 'failures then success', '') as account_class
  from account_windows
),
explicit_uses as (
  select timestamp, moment, tick, host, written_user as user_name, lowerUTF8(assumeNotNull(written_user)) as used_key,
    concat(coalesce(subject_user, 'an unnamed account'), if(program = '', '', concat(' with ', program)), ' at ',
      ifNull(toString(host), '')) as entity, file_id, record,
    uniqExact(used_key) over (partition by subject_user, program, host order by tick
      range between {{explicit_minutes}} * 60000 preceding and current row) as used_count
  from logons
  where code = '4648' and ending = '' and written_user is not null
    and not (lowerUTF8(written_user) <=> lowerUTF8(subject_user)) and not endsWith(ifNull(subject_user, ''), '$')
),
explicit_bursts as (
  select *, max(used_count) over (partition by entity order by tick
    range between current row and {{explicit_minutes}} * 60000 following) as most_used
  from explicit_uses
),
bursts as (
  select burst.1 as class, burst.2 as entity, timestamp, moment, host, toNullable(user_name) as user_name, user_key, source,
    is_counted, file_id, record, burst.3 as peak
  from (
    select *, arrayJoin(arrayFilter(one -> one.1 != '', [
      (source_class, source, toUInt64(greatest(spray_count, unknown_count))),
      (account_class, user_key, toUInt64(if(account_class = 'failures then success', fast_count, guess_count))),
      (if(is_stale, 'stale credential', ''), concat(user_key, ' from ', source), toUInt64(0))])) as burst
    from account_bursts
  )
  union all
  select 'spray with explicit credentials', entity, timestamp, moment, host, user_name, used_key, entity, true, file_id,
    record, used_count
  from explicit_bursts where most_used >= {{explicit_accounts}}
),
-- A success of the same source counts more than one of the same account from elsewhere.
success_ways as (
  select meeting, moment as success_at, argMin((moment, host, written_user, file_id, record), (file_id, record)) as success
  from (
    select *, arrayJoin([source, concat(user_key, '|', source), concat(user_key, '|')]) as meeting from successes
  )
  group by meeting, moment
),
burst_ways as (
  select *, if(entity = source, source, concat(user_key, '|', source)) as near_way, concat(user_key, '|') as far_way
  from bursts
),
burst_steps as (
  select tried.*,
    (moment - lagInFrame(toNullable(moment)) over (partition by class, entity order by moment, file_id, record
      rows between unbounded preceding and current row)) / 60000000 as gap,
    multiIf(
      class in ('stale credential', 'spray with explicit credentials'), 0,
      near.success_at >= moment and near.success_at - moment <= {{success_minutes}} * 60000000, 4,
      entity != source and far.success_at >= moment and far.success_at - moment <= {{success_minutes}} * 60000000, 3,
      0) as success_rank,
    if(success_rank = 4, near.success, far.success) as found_success
  from burst_ways as tried
  asof left join success_ways as near on near.meeting = tried.near_way and tried.moment <= near.success_at
  asof left join success_ways as far on far.meeting = tried.far_way and tried.moment <= far.success_at
),
session_steps as (
  select *, sum(ifNull(gap, 0) > if(class in ('stale credential', 'low and slow spray'), 60 * {{slow_hours}},
      {{session_minutes}})) over (partition by class, entity order by moment, file_id, record
    rows between unbounded preceding and current row) as session
  from burst_steps
),
sessions as (
  select
    class, entity, min(timestamp) as first_at, max(timestamp) as last_at, countIf(is_counted) as try_count,
    uniqExact(user_key) as account_count, uniqExact(source) as source_count, uniqExact(host) as host_count,
    max(peak) as most, quantileExactInclusive(0.5)(gap) as median_gap, max(success_rank) as top_rank,
    argMax(found_success, (success_rank, -found_success.1)) as success,
    if(host_count = 1, min(host), success.2) as first_host, if(account_count = 1, min(user_name), success.3) as first_user,
    arraySort(groupUniqArray(user_name)) as names, min(source) as first_source,
    arrayDistinct(arrayConcat(groupArray((file_id, record)),
      groupArrayIf((found_success.4, found_success.5), success_rank > 0))) as refs
  from session_steps
  group by class, entity, session
  having (class != 'failures then success' or top_rank > 0 or most >= {{fast_failures}})
    and (class != 'low and slow spray' or median_gap > {{slow_gap_minutes}})
),
findings as (
  select *,
    multiIf(
      class = 'distributed guessing' and try_count > {{distributed_tries}} * source_count, 'brute force',
      class = 'failures then success' and top_rank = 0, 'rapid guessing', class) as shown_class,
    if(class = 'stale credential' or shown_class = 'rapid guessing', 2, greatest(3, top_rank)) as severity_rank
  from sessions
)
select
  ['informational', 'low', 'medium', 'high', 'critical'][severity_rank] as severity, first_at as first_seen,
  last_at as last_seen, first_host as host, first_user as `user`, length(refs) as records, shown_class as class, entity,
  try_count as tries, account_count as accounts, source_count as sources, host_count as hosts, most as peak,
  median_gap as median_gap_minutes, if(class = 'stale credential', class, null) as known_as,
  arrayStringConcat(names, ', ') as account_names, first_source,
  if(top_rank > 0, fromUnixTimestamp64Micro(success.1, 'UTC'), null) as success_at,
  if(top_rank > 0, success.3, null) as success_user
from findings
where (empty({{hosts}}) or has({{hosts}}, upperUTF8(ifNull(toString(first_host), ''))))
  and (empty({{users}}) or has({{users}}, lowerUTF8(ifNull(first_user, ''))))
order by severity_rank desc, first_seen, entity
limit {{row_cap}}
