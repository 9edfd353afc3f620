with logons as (
  select
    `timestamp`, `user`, `status`,
    timestampdiff(microsecond, timestamp'1970-01-01 00:00:00', `timestamp`) as moment,
    upper(`status`) = 'SUCCESS' as is_success,
    convert(if(source_ip is null or source_ip like '127.%' or source_ip = '::1',
      concat(coalesce(source_ip, 'an unnamed source'), ' at '), source_ip) using utf8mb4) collate utf8mb4_bin as source
  from auth_logs
  where `timestamp` between {{from}} and {{to}} and coalesce(`user`, '') not like '%$'
    and upper(`status`) in ('SUCCESS', 'FAILURE', 'FAILED', 'FAIL', 'DENIED')
    and (lower(`user`) <> 'anonymous logon' or `user` is null)
    and (`user` is not null or upper(`status`) <> 'SUCCESS')
),
-- The bounds of a frame are plain numbers, so the instants stand in seconds, minutes and hours too.
timed_logons as (
  select
    `timestamp`, moment, is_success, source, `status`, coalesce(`user`, 'an unnamed account') as user_name,
    convert(coalesce(lower(substring_index(`user`, '@', 1)), concat('an unnamed account from ', source)) using utf8mb4)
      collate utf8mb4_bin as user_key,
    cast(moment as decimal(30, 10)) / 1000000 as second_at, cast(moment as decimal(30, 10)) / 60000000 as minute_at,
    cast(moment as decimal(30, 10)) / 3600000000 as hour_at
  from logons
),
-- The few that failed are numbered apart from those that succeeded, since most steps read them alone.
tries as (
  select timed_logons.*, row_number() over (order by `timestamp`, user_name, source, `status`) as id
  from timed_logons
  where not is_success
),
successes as (
  select timed_logons.*, row_number() over (order by `timestamp`, user_name, source) as id
  from timed_logons
  where is_success
),
named_logons as (
  select tries.*, null as success_key from tries
  union all
  select successes.*, concat(lpad(moment, 20, '0'), lpad(id, 12, '0')) from successes
),
-- Beside each try stands the first success from then on: of the source, of both, and of the account.
followed_logons as (
  select
    named_logons.*,
    min(success_key) over (partition by source order by moment range between current row and unbounded following)
      as source_success,
    min(success_key) over (
      partition by user_key, source order by moment range between current row and unbounded following) as pair_success,
    min(success_key) over (partition by user_key order by moment range between current row and unbounded following)
      as account_success
  from named_logons
),
busy_accounts as (
  select user_key from tries group by user_key
  having count(*) >= least({{brute_failures}}, {{success_failures}}, {{fast_failures}})
    or count(distinct source) >= {{distributed_sources}}
),
busy_sources as (
  select source from tries group by source
  having count(distinct user_key) >= least({{spray_accounts}}, {{slow_accounts}})
),
source_tries as (
  select id, moment, minute_at, hour_at, user_key, source from tries
  where source in (select source from busy_sources)
),
source_windows as (
  select
    late.id, late.minute_at, late.hour_at, late.source,
    count(distinct case when early.moment >= late.moment - {{spray_minutes}} * 60000000 then early.user_key end)
      as spray_count,
    count(distinct case when early.moment >= late.moment - {{slow_hours}} * 3600000000 then early.user_key end)
      as day_count
  from source_tries as late
  join source_tries as early
    on early.source = late.source and early.moment <= late.moment
    and early.moment >= late.moment - greatest({{spray_minutes}} * 60000000, {{slow_hours}} * 3600000000)
  group by late.id, late.minute_at, late.hour_at, late.source
),
source_peaks as (
  select
    id, spray_count,
    max(spray_count) over (partition by source order by minute_at
      range between current row and {{spray_minutes}} following) as most_spray,
    max(day_count) over (partition by source order by hour_at
      range between current row and {{slow_hours}} following) as most_day
  from source_windows
),
source_bursts as (
  select id, spray_count as peak,
    if(most_spray >= {{spray_accounts}}, 'password spray', 'low and slow spray') as class
  from source_peaks
  where most_spray >= {{spray_accounts}} or most_day >= {{slow_accounts}}
),
account_tries as (
  select
    id, moment, minute_at, user_key, source,
    count(*) over (partition by user_key order by minute_at
      range between {{brute_minutes}} preceding and current row) as try_count,
    count(*) over (partition by user_key order by second_at
      range between {{fast_s}} preceding and current row) as fast_count
  from tries
  where user_key in (select user_key from busy_accounts)
    and id not in (select id from source_bursts where class = 'password spray')
),
pooled_accounts as (
  select user_key from account_tries group by user_key having count(distinct source) >= {{distributed_sources}}
),
pool_windows as (
  select late.id, count(distinct early.source) as pool_count
  from account_tries as late
  join account_tries as early
    on early.user_key = late.user_key
    and early.moment between late.moment - {{distributed_minutes}} * 60000000 and late.moment
  where late.user_key in (select user_key from pooled_accounts)
  group by late.id
),
account_peaks as (
  select
    account_tries.id, try_count, fast_count,
    max(try_count) over (partition by user_key order by minute_at
      range between current row and {{brute_minutes}} following) as most_tries,
    max(coalesce(pool_count, 0)) over (partition by user_key order by minute_at
      range between current row and {{distributed_minutes}} following) as most_sources
  from account_tries
  left join pool_windows on pool_windows.id = account_tries.id
),
account_bursts as (
  select
    id, case when most_tries >= {{brute_failures}} then 'brute force'
      when most_sources >= {{distributed_sources}} then 'distributed guessing'
      when most_tries >= {{success_failures}} then 'failures then success' end as class, try_count, fast_count
  from account_peaks
),
bursts as (
  select id, class, peak, 1 as is_of_source from source_bursts
  union all
  select id, class, if(class = 'failures then success', fast_count, try_count), 0
  from account_bursts where class is not null
),
-- A success of the same source counts more than one of the same account from elsewhere.
judged_tries as (
  select
    bursts.id, class, peak, `timestamp`, moment, user_name, user_key, source, if(is_of_source, source, user_key) as entity,
    if(is_of_source, source_success, pair_success) as near_success,
    if(is_of_source, null, account_success) as far_success,
    moment + {{success_minutes}} * 60000000 as success_until,
    (moment - lag(moment) over (partition by class, if(is_of_source, source, user_key) order by moment, bursts.id))
      as gap
  from bursts
  join followed_logons on followed_logons.id = bursts.id and not is_success
),
session_tries as (
  select
    judged_tries.*,
    case when cast(left(near_success, 20) as decimal(20)) <= success_until then near_success end as near_key,
    case when cast(left(far_success, 20) as decimal(20)) <= success_until then far_success end as far_key,
    sum(coalesce(gap, 0) > if(class = 'low and slow spray', {{slow_hours}} * 60, {{session_minutes}}) * 60000000)
      over (partition by class, entity order by moment, id rows unbounded preceding) as session
  from judged_tries
),
gap_orders as (
  select class, entity, session, gap,
    row_number() over (partition by class, entity, session order by gap) as gap_order,
    count(*) over (partition by class, entity, session) as gap_count
  from session_tries
  where gap is not null and class = 'low and slow spray'
),
median_gaps as (
  select class, entity, session, avg(gap) / 60000000 as median_gap_minutes
  from gap_orders where gap_order in ((gap_count + 1) div 2, (gap_count + 2) div 2)
  group by class, entity, session
),
sessions as (
  select
    class, entity, session, min(`timestamp`) as first_seen, max(`timestamp`) as last_seen, count(*) as tries,
    count(distinct user_key) as account_count, count(distinct source) as source_count, max(peak) as peak,
    min(user_name) as one_user, min(source) as first_source,
    coalesce(min(near_key), min(case when near_key is null then far_key end)) as found_key,
    case when min(near_key) is not null then 4 when min(far_key) is not null then 3 else 0 end as success_rank,
    count(distinct id) + count(distinct coalesce(near_key, far_key)) as records,
    group_concat(distinct user_name order by user_name separator ', ') as account_names
  from session_tries
  group by class, entity, session
),
findings as (
  select
    sessions.*, median_gap_minutes, named_logons.`timestamp` as success_at, named_logons.user_name as success_user,
    case when sessions.class = 'distributed guessing' and tries > {{distributed_tries}} * source_count then 'brute force'
      when sessions.class = 'failures then success' and success_rank = 0 then 'rapid guessing'
      else sessions.class end as shown_class
  from sessions
  left join median_gaps
    on median_gaps.class = sessions.class and median_gaps.entity = sessions.entity
    and median_gaps.session = sessions.session
  left join named_logons on named_logons.success_key = found_key
  where (sessions.class <> 'failures then success' or success_rank > 0 or peak >= {{fast_failures}})
    and (sessions.class <> 'low and slow spray' or median_gap_minutes > {{slow_gap_minutes}})
)
select
  elt(if(shown_class = 'rapid guessing', 2, greatest(3, success_rank)), 'informational', 'low', 'medium', 'high',
    'critical') as severity,
  first_seen, last_seen, null as host, if(account_count = 1, one_user, success_user) as `user`, records,
  shown_class as class, entity, tries, account_count as accounts, source_count as sources, peak, median_gap_minutes,
  account_names, first_source, success_at, success_user
from findings
-- The schema names no host with logons, so a search for hosts ends empty.
where not exists (select 1 from {{hosts}} as host_items)
  and (not exists (select 1 from {{users}} as user_items)
    or convert(lower(if(account_count = 1, one_user, success_user)) using utf8mb4) collate utf8mb4_bin
      in (select item from {{users}} as user_items))
order by if(shown_class = 'rapid guessing', 2, greatest(3, success_rank)) desc, first_seen, entity
limit {{row_cap}}
