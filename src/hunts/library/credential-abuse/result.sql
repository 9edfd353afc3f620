-- Where were bursts of failed logons, by the result export? The benign look-alike is a service with an old password.
with bursts as (
  select
    timestamp, host, "user", lower("user") as user_key, source_ip, coalesce(failure_count, 0) as failures,
    coalesce(success_count, 0) as successes, file_id, record,
    coalesce(source_ip, '@' || lower("user"), '@' || host, '-') as entity
  from logon_burst
  where timestamp is not null
),
burst_steps as (
  select
    timestamp, host, "user", user_key, source_ip, failures, successes, file_id, record, entity,
    coalesce(timestamp - lag(timestamp) over (partition by entity order by timestamp, file_id, record)
      > to_minutes($session_minutes), true) as opens_session
  from bursts
),
session_bursts as (
  select
    timestamp, host, "user", user_key, source_ip, failures, successes, file_id, record, entity,
    sum(opens_session::integer) over (
      partition by entity order by timestamp, file_id, record rows unbounded preceding) as session
  from burst_steps
),
sessions as (
  select
    entity, min(timestamp) as first_seen, max(timestamp) as last_seen, sum(failures)::bigint as tries,
    sum(successes)::bigint as successes, count(distinct user_key) as accounts, count(distinct host) as hosts,
    case when count(distinct host) = 1 then min(host) end as host,
    case when count(distinct user_key) = 1 then min("user") end as "user",
    list_sort(list_distinct(list("user"))) as names, min(source_ip) as source,
    list({'file_id': file_id, 'record': record}) as row_refs
  from session_bursts
  group by entity, session
),
findings as (
  select
    entity, first_seen, last_seen, tries, successes, accounts, hosts, host, "user", names, source, row_refs,
    case when accounts >= $spray_accounts then 'password spray' else 'brute force' end as class,
    case when successes > 0 and tries >= $success_failures then 4
      when tries >= $brute_failures or accounts >= $spray_accounts then 3 else 2 end as rank
  from sessions
)
select
  concat_ws('|', 'export', entity, first_seen::varchar) as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][rank] as severity,
  first_seen, last_seen, host, "user",
  concat(
    upper(class[1]), class[2:], format(' by the result export: {:,} failed and {:,} successful logons', tries, successes),
    case when accounts = 1 then ' of ' || names[1] else format(' of {:,} accounts', accounts) end,
    ' from ' || source, ' on ' || host, '.'
  ) as summary,
  row_refs, class, entity, tries, accounts, hosts,
  array_to_string(names, ', ') as account_names, source as first_source
from findings
order by rank desc, first_seen, finding_key
