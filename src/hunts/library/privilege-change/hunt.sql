-- Which accounts were made, made powerful, or made and taken away again? The benign look-alike is account provisioning,
-- a helpdesk and the set-up of a new machine, which make accounts and administrators all day.
with kinds(code, kind, place) as (
  values
    ('4720', 'create', 1), ('useraccountcreated', 'create', 1),
    ('4722', 'enable', 2),
    ('4724', 'reset', 3),
    ('4738', 'change', 4), ('useraccountmodified', 'change', 4),
    ('4728', 'add', 5), ('4732', 'add', 5), ('4756', 'add', 5), ('useraccountaddedtolocalgroup', 'add', 5),
    ('4729', 'remove', 6), ('4733', 'remove', 6), ('4757', 'remove', 6),
    ('useraccountremovedfromlocalgroup', 'remove', 6),
    ('4726', 'delete', 7), ('useraccountdeleted', 'delete', 7),
    ('4794', 'recovery password', 8)
),
-- Numbers of messages as the log writes them, and their English words.
flags(written, label, rank) as (
  values
    ('%%2096', 'no Kerberos pre-authentication', 3), ('require preauth', 'no Kerberos pre-authentication', 3),
    ('%%2093', 'trusted for delegation', 3), ('trusted for delegation'' - enabled', 'trusted for delegation', 3),
    ('%%2098', 'trusted to delegate with any protocol', 3),
    ('%%2091', 'password stored reversibly', 3), ('text password allowed'' - enabled', 'password stored reversibly', 3),
    ('%%2089', 'password never expires', 2), ('expire password'' - enabled', 'password never expires', 2),
    ('%%2082', 'password not required', 2), ('password not required'' - enabled', 'password not required', 2)
),
changes as (
  select
    logs.timestamp, logs.host, logs."user" as actor, lower(logs."user") as actor_key, lower(logs.user_sid) as actor_sid,
    kinds.kind, kinds.place, lower(logs.target_sid) as target_sid,
    case when starts_with(lower(logs.target_user), 'cn=')
      then regexp_replace(regexp_extract(logs.target_user, '^...((?:\\.|[^,\\])+)', 1), '\\(.)', '\1', 'g')
      else account(logs.target_user) end as target_name,
    coalesce(lower(logs.target_sid), concat(logs.host, '\', lower(target_name))) as entity,
    logs.group_name, lower(logs.group_name) as group_key, lower(logs.group_sid) as group_sid,
    lower(logs.details) as details, logs.file_id, logs.record
  from account_logs as logs
  join kinds on lower(logs.event_code) = kinds.code
  where logs.timestamp is not null
),
sid_names as (
  select target_sid, min(target_name) as name
  from changes where target_sid is not null and target_name is not null group by target_sid
),
known_groups as (
  select
    group_sid, group_key,
    coalesce(len(list_filter($watched_sids, lambda p: group_sid glob p)) > 0, false)
      or coalesce(list_contains($watched_names, group_key), false) as is_watched,
    coalesce(len(list_filter($lesser_sids, lambda p: group_sid glob p)) > 0, false) as is_lesser
  from (select distinct group_sid, group_key from changes) as named_groups
),
makers as (
  select lower(target_name) as actor_key, host, min(timestamp) as created_at
  from changes where kind = 'create' group by lower(target_name), host
),
steps as (
  select
    changes.timestamp, changes.host, changes.actor, changes.actor_key, changes.actor_sid, changes.kind,
    changes.entity, changes.target_sid, changes.group_name, changes.details, known_groups.is_lesser,
    changes.file_id, changes.record,
    coalesce(changes.target_name, sid_names.name, upper(changes.target_sid), 'without a name') as target,
    changes.kind in ('add', 'remove') and known_groups.is_watched as is_watched,
    max(changes.timestamp) filter (changes.kind = 'create') over account_so_far as created_at,
    max(changes.timestamp) filter (changes.kind = 'add') over membership_so_far as added_at,
    coalesce(changes.actor_sid = changes.target_sid, changes.actor_key = lower(changes.target_name), false) as is_own,
    coalesce(changes.timestamp >= makers.created_at
      and changes.timestamp - makers.created_at <= to_days($new_actor_days), false) as is_new_actor,
    len(list_filter($system_accounts, lambda name: changes.actor_key glob name)) > 0 as is_machine_actor
  from changes
  left join sid_names on changes.target_sid = sid_names.target_sid
  left join known_groups
    on changes.group_sid is not distinct from known_groups.group_sid
    and changes.group_key is not distinct from known_groups.group_key
  left join makers on changes.actor_key = makers.actor_key and changes.host = makers.host
  window
    account_so_far as (
      partition by changes.entity order by changes.timestamp, changes.place rows unbounded preceding),
    membership_so_far as (
      partition by changes.entity, coalesce(changes.group_sid, changes.group_key)
      order by changes.timestamp, changes.place rows unbounded preceding)
),
changed_flags as (
  select steps.file_id, steps.record, max(flags.rank) as rank, list_sort(list_distinct(list(flags.label))) as set_flags
  from steps
  join flags on contains(steps.details, flags.written)
  where steps.kind = 'change'
  group by steps.file_id, steps.record
),
judged_steps as (
  select
    steps.timestamp, steps.host, steps.actor, steps.actor_key, steps.actor_sid, steps.target, steps.entity,
    case when steps.kind = 'add' and steps.is_watched then steps.group_name end as group_name,
    steps.file_id, steps.record, steps.kind = 'create' and not ends_with(steps.target, '$') as is_plain,
    list_filter(case
      when steps.kind = 'add' and steps.is_watched then [
        concat('added to ', coalesce(steps.group_name, 'a privileged group')),
        case when steps.timestamp - steps.created_at <= to_minutes($add_minutes)
          then format('{:.1f} min after it was made', epoch(steps.timestamp - steps.created_at) / 60) end,
        case when steps.is_own then 'by the member itself' end,
        case when steps.is_new_actor then 'by an account made shortly before' end,
        case when steps.is_machine_actor then 'by a machine or system account' end]
      when steps.kind = 'remove' and steps.is_watched and steps.timestamp - steps.added_at <= to_hours($removal_hours)
        then [concat('taken out of ', coalesce(steps.group_name, 'it'),
          format(' {:.1f} min later', epoch(steps.timestamp - steps.added_at) / 60))]
      when steps.kind = 'create' then [case when is_plain then 'made' else 'made with a name like a machine' end]
      when steps.kind = 'delete' and steps.timestamp - steps.created_at <= to_minutes($delete_minutes)
        then [format('deleted {:.1f} min after it was made', epoch(steps.timestamp - steps.created_at) / 60)]
      when steps.kind = 'change' then changed_flags.set_flags
      when steps.kind = 'enable' and steps.target_sid glob '*-50[01]' then ['a built-in account, enabled']
      when steps.kind = 'reset' and steps.target_sid glob '*-50[02]' and not steps.is_own
        then ['a built-in account, its password set']
      when steps.kind = 'recovery password' then ['password of directory services restore mode set']
    end, lambda label: label is not null) as labels,
    case
      when steps.kind = 'add' then 3 - steps.is_lesser::integer + (len(labels) > 1)::integer
      when steps.kind in ('remove', 'recovery password') then 4
      when steps.kind = 'create' then case when is_plain then 2 else 4 end
      when steps.kind = 'change' then changed_flags.rank
      else 3
    end as rank
  from steps
  left join changed_flags on steps.file_id = changed_flags.file_id and steps.record = changed_flags.record
),
first_privileges as (
  select
    lower("user") as actor_key, min(timestamp) as timestamp,
    arg_min({'host': host, 'actor': "user", 'sid': lower(user_sid), 'file_id': file_id, 'record': record},
      (timestamp, file_id, record)) as opening
  from account_logs
  where event_code = '4672' and timestamp is not null and "user" is not null
  group by lower("user")
),
signals as (
  select
    timestamp, host, actor, actor_key, actor_sid, target, entity, group_name, is_plain, labels, rank, file_id, record
  from judged_steps where labels is not null
  union all
  select
    timestamp, opening.host, opening.actor, actor_key, opening.sid, opening.actor, concat('privilege ', actor_key),
    null, false, ['first logon with administrative privileges'], 2, opening.file_id, opening.record
  from first_privileges
  where timestamp - (select min(timestamp) from first_privileges) >= to_hours($privilege_baseline_hours)
    and len(list_filter($system_accounts, lambda name: actor_key glob name)) = 0
),
-- Accounts that were only made belong together by who made them; all else belongs to the account.
keyed_signals as (
  select
    timestamp, host, actor, actor_key, actor_sid, target, group_name, is_plain, labels, rank, file_id, record,
    case when bool_and(is_plain) over (partition by entity) then concat_ws('|', 'made', host, actor_key)
      else concat_ws('|', 'account', entity) end as place
  from signals
),
session_signals as materialized (
  select
    timestamp, host, actor, actor_key, actor_sid, target, group_name, is_plain, labels, rank, file_id, record, place,
    sum(opens_session::integer) over (
      partition by place order by timestamp, file_id, record rows unbounded preceding)::integer as session,
    epoch_us(timestamp) // ($clear_minutes * 60000000::bigint) as slot
  from (
    select
      timestamp, host, actor, actor_key, actor_sid, target, group_name, is_plain, labels, rank, file_id, record, place,
      coalesce(timestamp - lag(timestamp) over (partition by place order by timestamp, file_id, record)
        > to_hours($session_hours), true) as opens_session
    from keyed_signals
  ) as signal_steps
),
clears as (
  select
    host, timestamp, file_id, record,
    unnest([0, -1, 1]) + epoch_us(timestamp) // ($clear_minutes * 60000000::bigint) as slot
  from control_logs
  where lower(event_code) in ('1102', 'securitylogcleared')
    and (provider is null or contains(lower(provider), 'eventlog'))
),
session_clears as (
  select
    signals.place, signals.session, min(clears.timestamp) as cleared_at,
    list({'file_id': clears.file_id, 'record': clears.record}) as refs
  from session_signals as signals
  join clears on signals.host = clears.host and signals.slot = clears.slot
  where abs(epoch_us(signals.timestamp) - epoch_us(clears.timestamp)) <= $clear_minutes * 60000000::bigint
  group by signals.place, signals.session
),
host_starts as (
  select host, min(timestamp) as started_at
  from (
    select host, min(timestamp) as timestamp from account_logs group by host union all
    select host, min(timestamp) as timestamp from auth_logs group by host union all
    select host, min(timestamp) as timestamp from process_logs group by host
  ) as first_events
  group by host
),
sessions as (
  select
    signals.place, signals.session, bool_and(signals.is_plain) as is_creation, max(signals.rank) as rank,
    min(signals.timestamp) as first_seen, max(signals.timestamp) as last_seen,
    arg_min(signals.host, (signals.timestamp, signals.file_id, signals.record)) as host,
    arg_min(signals.actor, (signals.timestamp, signals.file_id, signals.record)) as actor,
    list(signals.target order by signals.timestamp, signals.file_id, signals.record) as targets,
    flatten(list(signals.labels order by signals.timestamp, signals.file_id, signals.record)) as labels,
    coalesce(list_sort(list_distinct(list(signals.group_name))), []) as groups,
    case
      when bool_and(len(list_filter($provisioning_accounts, lambda name: signals.actor_key glob name)) > 0)
        then 'account provisioning'
      when bool_and(coalesce(
        signals.timestamp - starts.started_at < to_minutes($setup_minutes)
          and starts.started_at - (select min(started_at) from host_starts) >= to_hours($setup_baseline_hours)
          and (signals.actor_key = 'administrator' or signals.actor_sid glob '*-500'
            or len(list_filter($system_accounts, lambda name: signals.actor_key glob name)) > 0),
        false)) then 'machine set-up'
    end as known_as,
    list({'file_id': signals.file_id, 'record': signals.record}) as row_refs
  from session_signals as signals
  left join host_starts as starts on signals.host = starts.host
  group by signals.place, signals.session
),
findings as (
  select
    sessions.place, sessions.first_seen, sessions.last_seen, sessions.host, sessions.actor, sessions.is_creation,
    list_filter(sessions.targets, lambda name, i: list_position(sessions.targets, name) = i) as accounts,
    list_filter(sessions.labels, lambda label, i: list_position(sessions.labels, label) = i) as labels,
    sessions.groups, sessions.known_as, session_clears.cleared_at,
    list_distinct(list_concat(sessions.row_refs, coalesce(session_clears.refs, []))) as row_refs,
    case when sessions.known_as is not null then least(sessions.rank, 2)
      when session_clears.cleared_at is not null then 4 - (sessions.place glob 'account|privilege *')::integer
      when len(sessions.groups) >= $many_groups then 4 else sessions.rank end as rank
  from sessions
  left join session_clears on sessions.place = session_clears.place and sessions.session = session_clears.session
)
select
  concat_ws('|', place, first_seen::varchar) as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][rank] as severity,
  first_seen, last_seen, host, actor as "user",
  concat(
    case when is_creation and len(accounts) > 1 then format('{:,} accounts were made', len(accounts)) else concat(
      'Account ', accounts[1], ': ', array_to_string(list_slice(labels, 1, 8), ', ')) end,
    ' on ' || host, ', by ' || actor, '.',
    case when is_creation and len(accounts) > 1 then concat(
      ' They are ', array_to_string(list_slice(accounts, 1, 10), ', '),
      case when len(accounts) > 10 then format(' and {:,} more.', len(accounts) - 10) else '.' end) else '' end,
    case when cleared_at is not null then format(' The Security log was cleared at {} UTC.', cleared_at) else '' end,
    ' Looks like ' || known_as || '.'
  ) as summary,
  row_refs,
  array_to_string(accounts, ', ') as accounts,
  array_to_string(labels, ', ') as changes,
  array_to_string(groups, ', ') as groups,
  len(accounts) as account_count, cleared_at as log_cleared_at, known_as
from findings
order by rank desc, first_seen, finding_key
