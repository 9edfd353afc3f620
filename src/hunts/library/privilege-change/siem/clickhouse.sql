with arrayMap(glob -> concat('^', replaceAll(replaceAll(regexpQuoteMeta(glob), '\\*', '.*'), '\\?', '.'), '$'),
  {{system_accounts}}) as system_patterns,
arrayMap(glob -> concat('^', replaceAll(replaceAll(regexpQuoteMeta(glob), '\\*', '.*'), '\\?', '.'), '$'),
  {{provisioning_accounts}}) as provisioning_patterns,
arrayMap(glob -> concat('^', replaceAll(replaceAll(regexpQuoteMeta(glob), '\\*', '.*'), '\\?', '.'), '$'),
  {{watched_sids}}) as watched_patterns,
arrayMap(glob -> concat('^', replaceAll(replaceAll(regexpQuoteMeta(glob), '\\*', '.*'), '\\?', '.'), '$'),
  {{lesser_sids}}) as lesser_patterns,
-- Numbers of messages as the log writes them, and their English words.
[
  ('%%2096', 'no Kerberos pre-authentication', 3), ('require preauth', 'no Kerberos pre-authentication', 3),
  ('%%2093', 'trusted for delegation', 3), ('trusted for delegation\' - enabled', 'trusted for delegation', 3),
  ('%%2098', 'trusted to delegate with any protocol', 3),
  ('%%2091', 'password stored reversibly', 3), ('text password allowed\' - enabled', 'password stored reversibly', 3),
  ('%%2089', 'password never expires', 2), ('expire password\' - enabled', 'password never expires', 2),
  ('%%2082', 'password not required', 2), ('password not required\' - enabled', 'password not required', 2)
] as flags,
['create', 'enable', 'reset', 'change', 'add', 'remove', 'delete', 'recovery password'] as kinds,
account_changes as (
  select
    timestamp, toUnixTimestamp64Micro(assumeNotNull(timestamp)) as moment, host, `user` as actor,
    lowerUTF8(`user`) as actor_key, lower(user_sid) as actor_sid,
    transform(lower(ifNull(toString(event_code), '')),
      ['4720', 'useraccountcreated', '4722', '4724', '4738', 'useraccountmodified', '4728', '4732', '4756',
        'useraccountaddedtolocalgroup', '4729', '4733', '4757', 'useraccountremovedfromlocalgroup', '4726',
        'useraccountdeleted', '4794'],
      ['create', 'create', 'enable', 'reset', 'change', 'change', 'add', 'add', 'add', 'add', 'remove', 'remove',
        'remove', 'remove', 'delete', 'delete', 'recovery password'], '') as kind,
    indexOf(kinds, kind) as place, lower(target_sid) as target_key,
    multiIf(
      startsWith(lower(ifNull(target_user, '')), 'cn='),
        replaceRegexpAll(extract(assumeNotNull(target_user), '^...((?:\\\\.|[^,\\\\])+)'), '\\\\(.)', '\\1'),
      position(target_user, '\\') > 0, splitByChar('\\', assumeNotNull(target_user))[-1],
      position(target_user, '@') > 0, splitByChar('@', assumeNotNull(target_user))[1],
      position(target_user, '/') > 0, splitByChar('/', assumeNotNull(target_user))[-1],
      target_user) as written_name,
    if(written_name in ('', '-', 'N/A', 'n/a', '(null)', 'NULL', 'null'), null, written_name) as target_name,
    coalesce(target_key, concat(ifNull(toString(host), ''), '\\', ifNull(lowerUTF8(target_name), ''))) as entity,
    group_name, lowerUTF8(group_name) as group_key, lower(group_sid) as group_number, lower(details) as detail_text,
    file_id, record,
    arrayExists(pattern -> match(ifNull(group_number, ''), pattern), watched_patterns)
      or has({{watched_names}}, ifNull(group_key, '')) as names_watched_group,
    arrayExists(pattern -> match(ifNull(group_number, ''), pattern), lesser_patterns) as is_lesser,
    arrayExists(pattern -> match(ifNull(actor_key, ''), pattern), system_patterns) as is_machine_actor
  from account_logs
  where timestamp between {{from}} and {{to}} and kind != ''
),
account_names as (
  select target_key as named_key, min(target_name) as known_name
  from account_changes where target_key is not null and target_name is not null group by named_key
),
makers as (
  select lowerUTF8(target_name) as made_key, host as made_host, min(moment) as made_at
  from account_changes where kind = 'create' and target_name is not null group by made_key, made_host
),
steps as (
  select
    account_changes.*, coalesce(target_name, known_name, upper(target_key), 'without a name') as target,
    kind in ('add', 'remove') and names_watched_group as is_watched,
    kind = 'create' and not endsWith(target, '$') as is_plain,
    maxIf(toNullable(moment), kind = 'create') over (
      partition by entity order by moment, place rows between unbounded preceding and current row) as created_at,
    maxIf(toNullable(moment), kind = 'add') over (
      partition by entity, coalesce(group_number, group_key) order by moment, place
      rows between unbounded preceding and current row) as added_at,
    coalesce(actor_sid = target_key, actor_key = lowerUTF8(target_name), false) as is_own,
    made_key != '' and moment between made_at and made_at + {{new_actor_days}} * 86400000000 as is_new_actor
  from account_changes
  left join account_names on account_names.named_key = account_changes.target_key
  left join makers on makers.made_key = account_changes.actor_key and makers.made_host = account_changes.host
),
judged_steps as (
  select
    timestamp, moment, host, actor, actor_key, actor_sid, target, entity, is_plain, file_id, record,
    if(kind = 'add' and is_watched, group_name, null) as given_group,
    arrayFilter(flag -> kind = 'change' and position(ifNull(detail_text, ''), flag.1) > 0, flags) as set_flags,
    arrayFilter(label -> label != '', multiIf(
      kind = 'add' and is_watched, [
        concat('added to ', ifNull(group_name, 'a privileged group')),
        if(ifNull(moment - created_at <= {{add_minutes}} * 60000000, false), 'soon after it was made', ''),
        if(is_own, 'by the member itself', ''),
        if(ifNull(is_new_actor, false), 'by an account made shortly before', ''),
        if(is_machine_actor, 'by a machine or system account', '')],
      kind = 'remove' and is_watched and ifNull(moment - added_at <= {{removal_hours}} * 3600000000, false),
        [concat('soon taken out of ', ifNull(group_name, 'it'))],
      kind = 'create', [if(is_plain, 'made', 'made with a name like a machine')],
      kind = 'delete' and ifNull(moment - created_at <= {{delete_minutes}} * 60000000, false),
        ['deleted soon after it was made'],
      kind = 'change', arrayDistinct(arrayMap(flag -> flag.2, set_flags)),
      kind = 'enable' and match(ifNull(target_key, ''), '-50[01]$'), ['a built-in account, enabled'],
      kind = 'reset' and match(ifNull(target_key, ''), '-50[02]$') and not is_own,
        ['a built-in account, its password set'],
      kind = 'recovery password', ['password of directory services restore mode set'],
      [])) as labels,
    toInt32(multiIf(
      kind = 'add', 3 - is_lesser + (length(labels) > 1),
      kind in ('remove', 'recovery password'), 4,
      kind = 'create', if(is_plain, 2, 4),
      kind = 'change', arrayMax(arrayMap(flag -> flag.3, arrayPushBack(set_flags, ('', '', 0)))),
      3)) as step_rank
  from steps
),
first_privileges as (
  select
    lowerUTF8(`user`) as admin_key, min(timestamp) as first_at, toUnixTimestamp64Micro(assumeNotNull(first_at)) as first_moment,
    argMin(tuple(host, `user`, lower(user_sid), file_id, record), (timestamp, file_id, record)) as opening
  from account_logs
  where timestamp between {{from}} and {{to}} and event_code = '4672' and `user` is not null
  group by admin_key
),
signals as (
  select timestamp, moment, host, actor, actor_key, actor_sid, target, entity, given_group, is_plain, labels, step_rank,
    file_id, record
  from judged_steps where notEmpty(labels)
  union all
  select first_at, first_moment, opening.1, opening.2, admin_key, opening.3, opening.2, concat('privilege ', admin_key),
    null, false, ['first logon with administrative privileges'], 2, opening.4, opening.5
  from first_privileges
  where first_moment - (select min(first_moment) from first_privileges) >= {{privilege_baseline_hours}} * 3600000000
    and not arrayExists(pattern -> match(admin_key, pattern), system_patterns)
),
-- Accounts that were only made belong together by who made them; all else belongs to the account.
placed_signals as (
  select *, if(min(is_plain) over (partition by entity),
    concat('made|', ifNull(toString(host), ''), '|', ifNull(actor_key, '')), concat('account|', entity)) as place
  from signals
),
signal_steps as (
  select *, moment - lagInFrame(moment, 1, moment) over (
    partition by place order by moment, file_id, record rows between unbounded preceding and current row) as step
  from placed_signals
),
session_signals as (
  select *, sum(step > {{session_hours}} * 3600000000) over (
    partition by place order by moment, file_id, record rows between unbounded preceding and current row) as session
  from signal_steps
),
clears as (
  select host as cleared_host, timestamp as cleared_at, file_id as clear_file, record as clear_record
  from control_logs
  where timestamp between {{from}} and {{to}} and lower(event_code) in ('1102', 'securitylogcleared')
    and ifNull(position(lower(provider), 'eventlog') > 0, true)
),
session_clears as (
  select place, session, min(cleared_at) as first_cleared_at, groupUniqArray((clear_file, clear_record)) as clear_refs
  from session_signals
  join clears on clears.cleared_host = session_signals.host
  where abs(dateDiff('microsecond', timestamp, cleared_at)) <= {{clear_minutes}} * 60000000
  group by place, session
),
host_starts as (
  select start_host, min(first_moment) as started_at, min(started_at) over () as evidence_at
  from (
    select host as start_host, toUnixTimestamp64Micro(assumeNotNull(timestamp)) as first_moment from account_logs
    where timestamp between {{from}} and {{to}}
    union all
    select host, toUnixTimestamp64Micro(assumeNotNull(timestamp)) from auth_logs
    where timestamp between {{from}} and {{to}}
    union all
    select host, toUnixTimestamp64Micro(assumeNotNull(timestamp)) from process_logs
    where timestamp between {{from}} and {{to}}
  )
  group by start_host
),
set_ups as (
  select *, ifNull(start_host is not null and moment - started_at < {{setup_minutes}} * 60000000
      and started_at - evidence_at >= {{setup_baseline_hours}} * 3600000000
      and (ifNull(actor_key, '') = 'administrator' or match(ifNull(actor_sid, ''), '-500$')
        or arrayExists(pattern -> match(ifNull(actor_key, ''), pattern), system_patterns)), false) as is_set_up,
    arrayExists(pattern -> match(ifNull(actor_key, ''), pattern), provisioning_patterns) as is_provisioned
  from session_signals
  left join host_starts on host_starts.start_host = session_signals.host
),
sessions as (
  select
    place, session, max(step_rank) as top_rank, min(timestamp) as first_seen, max(timestamp) as last_seen,
    argMin(host, (moment, file_id, record)) as first_host, argMin(actor, (moment, file_id, record)) as first_actor,
    arrayDistinct(groupArray(target)) as accounts, arrayDistinct(arrayFlatten(groupArray(labels))) as changes_made,
    arraySort(groupUniqArray(given_group)) as group_names,
    multiIf(min(is_provisioned), 'account provisioning', min(is_set_up), 'machine set-up', '') as known_as,
    groupUniqArray((file_id, record)) as refs
  from set_ups
  group by place, session
),
findings as (
  select sessions.*, first_cleared_at, length(arrayDistinct(arrayConcat(refs, clear_refs))) as records,
    multiIf(
      known_as != '', least(top_rank, 2),
      first_cleared_at is not null, 4 - startsWith(sessions.place, 'account|privilege '),
      length(group_names) >= {{many_groups}}, 4, top_rank) as severity_rank
  from sessions
  left join session_clears on session_clears.place = sessions.place and session_clears.session = sessions.session
)
select
  ['informational', 'low', 'medium', 'high', 'critical'][severity_rank] as severity, first_seen, last_seen,
  first_host as host, first_actor as `user`, records, arrayStringConcat(accounts, ', ') as accounts,
  arrayStringConcat(changes_made, ', ') as changes, arrayStringConcat(group_names, ', ') as groups,
  length(findings.accounts) as account_count, first_cleared_at as log_cleared_at, nullIf(known_as, '') as known_as
from findings
where (empty({{hosts}}) or has({{hosts}}, upperUTF8(ifNull(toString(first_host), ''))))
  and (empty({{users}}) or has({{users}}, lowerUTF8(ifNull(first_actor, ''))))
order by severity_rank desc, first_seen, place
limit {{row_cap}}
