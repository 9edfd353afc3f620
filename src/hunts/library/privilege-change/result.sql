-- Which accounts were put into privileged groups, by the result export? The benign look-alike is account provisioning.
with changes as (
  select
    timestamp, host, "user", lower("user") as actor_key, member, group_name, file_id, record,
    case when starts_with(lower(member), 'cn=') then regexp_extract(member, '^...([^,]+)', 1) else account(member) end
      as account,
    lower(coalesce(action, '')) as action,
    list_contains(['4729', '4733', '4757'], event_code) or contains(lower(action), 'remove') as is_removal,
    list_contains($watched_names, lower(group_name))
      or len(list_filter($watched_sids, lambda p: lower(group_name) glob p)) > 0 as is_watched
  from priv_group_change
  where timestamp is not null
),
change_steps as (
  select
    timestamp, host, "user", actor_key, account, group_name, is_removal, is_watched, file_id, record,
    coalesce(timestamp - lag(timestamp) over (partition by host, lower(account) order by timestamp, file_id, record)
      > to_hours($session_hours), true) as opens_session
  from changes
),
session_changes as (
  select
    timestamp, host, "user", actor_key, account, group_name, is_removal, is_watched, file_id, record,
    sum(opens_session::integer) over (
      partition by host, lower(account) order by timestamp, file_id, record rows unbounded preceding
    )::integer as session
  from change_steps
),
sessions as (
  select
    host, lower(account) as account_key, session, min(account) as account,
    arg_min("user", (timestamp, file_id, record)) as actor,
    min(timestamp) as first_seen, max(timestamp) as last_seen, count(*) as records,
    bool_or(coalesce(is_watched, false)) as is_watched, bool_or(coalesce(is_removal, false)) as is_removed,
    list_sort(list_distinct(list(group_name))) as groups,
    bool_and(coalesce(len(list_filter($provisioning_accounts, lambda name: actor_key glob name)) > 0, false))
      as is_provisioning,
    list({'file_id': file_id, 'record': record}) as row_refs
  from session_changes
  group by host, lower(account), session
)
select
  concat_ws('|', 'export', coalesce(host, '-'), coalesce(account_key, '-'), first_seen::varchar) as finding_key,
  case when is_provisioning or not is_watched then 'low' else 'medium' end as severity,
  first_seen, last_seen, host, actor as "user",
  concat(
    'Account ', coalesce(account, 'without a name'), ': ',
    case when is_removed then 'put into or taken out of ' else 'put into ' end,
    case when len(groups) = 0 then 'a privileged group' else array_to_string(list_slice(groups, 1, 8), ', ') end,
    ' on ' || host, ', by ' || actor, format(', {:,} {} of the result export.', records,
      case when records = 1 then 'record' else 'records' end),
    case when is_provisioning then ' Looks like account provisioning.' else '' end
  ) as summary,
  row_refs,
  account as accounts,
  array_to_string(groups, ', ') as groups,
  1 as account_count,
  case when is_provisioning then 'account provisioning' end as known_as
from sessions
order by is_watched desc, first_seen, finding_key
