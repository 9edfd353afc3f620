with recursive connections as (
  select
    `timestamp`, `user`, convert(lower(`user`) using utf8mb4) collate utf8mb4_bin as user_key, source_ip, dest_ip,
    `port`
  from net_logs
  where `timestamp` between {{from}} and {{to}} and `user` is not null
),
origins as (select user_key, min(`timestamp`) as first_at from connections group by user_key),
address_numbers as (
  select
    dest_ip,
    case when is_ipv4(dest_ip) then concat(x'00000000000000000000ffff', inet6_aton(dest_ip))
      when is_ipv6(dest_ip) then inet6_aton(dest_ip) end as number
  from (select distinct dest_ip from connections where dest_ip not like '%.255') as addresses
),
internal_addresses as (
  select dest_ip from address_numbers
  where exists (select 1 from {{internal_ranges}} as inner_blocks where number between lo and hi)
    and not exists (select 1 from {{loopback_ranges}} as own_blocks where number between lo and hi)
),
internal_connections as (
  select `timestamp`, `user`, user_key, dest_ip, `port`
  from connections
  where dest_ip in (select dest_ip from internal_addresses) and not dest_ip <=> source_ip
    and coalesce(cast(`port` as char) not in (select item from {{ignored_ports}} as ignored_items), 1)
),
contact_days as (
  select user_key, cast(`timestamp` as date) as contact_day, count(distinct dest_ip) as destinations
  from internal_connections
  group by user_key, contact_day
),
-- Several records of one instant and destination are one contact, under the lowest port that they name.
reached as (
  select `timestamp`, user_key, min(`user`) as `user`, dest_ip, min(`port`) as `port`,
    lag(`timestamp`) over (partition by user_key, dest_ip order by `timestamp`) as before_at
  from internal_connections
  group by `timestamp`, user_key, dest_ip
),
contacts as (
  select row_number() over (order by user_key, `timestamp`, dest_ip) as contact_number, `timestamp`, `user`, user_key,
    dest_ip, `port`
  from reached
  where (before_at is null or `timestamp` > before_at + interval {{new_days}} day)
    and (not exists (select 1 from {{users}} as user_items) or user_key in (select item from {{users}} as user_items))
),
-- A window is looked for by the span of time that it begins in and the one after: equality is what a join can use.
contact_spans as (
  select contact_number, user_key, timestampdiff(second, '1970-01-01', `timestamp`) div greatest(1, {{connection_window_s}}) as span
  from contacts
  union all
  select contact_number, user_key, timestampdiff(second, '1970-01-01', `timestamp`) div greatest(1, {{connection_window_s}}) - 1
  from contacts
),
starts as (
  select
    row_number() over (
      order by made.`timestamp`, made.`user`, made.host, made.process_name, made.parent_process, made.arguments)
      as start_number,
    made.`timestamp`, upper(made.host) as host, convert(lower(made.`user`) using utf8mb4) collate utf8mb4_bin as user_key,
    made.process_name,
    regexp_replace(lower(made.process_name), '[.]exe$', '') in (select item from {{noise_processes}} as noise_items)
      as is_noise,
    timestampdiff(second, '1970-01-01', made.`timestamp`) div greatest(1, {{connection_window_s}}) as contact_span,
    timestampdiff(second, '1970-01-01', made.`timestamp`) div greatest(1, {{process_window_s}}) as logon_span
  from process_logs as made
  where made.`timestamp` between {{from}} and {{to}} and made.process_name is not null
    and (
      convert(lower(made.`user`) using utf8mb4) collate utf8mb4_bin,
      timestampdiff(second, '1970-01-01', made.`timestamp`) div greatest(1, {{connection_window_s}})
    ) in (select user_key, span from contact_spans)
),
logons as (
  select
    row_number() over (order by `timestamp`, `user`, source_ip) as logon_number, `timestamp`, `user`,
    convert(lower(`user`) using utf8mb4) collate utf8mb4_bin as user_key,
    if(source_ip in ('127.0.0.1', '::1'), null, source_ip) as source_ip
  from auth_logs
  where `timestamp` between {{from}} and {{to}} and `user` is not null and upper(`status`) = 'SUCCESS'
),
logon_spans as (
  select logon_number, user_key, timestampdiff(second, '1970-01-01', `timestamp`) div greatest(1, {{process_window_s}}) as span from logons
  union all
  select logon_number, user_key, timestampdiff(second, '1970-01-01', `timestamp`) div greatest(1, {{process_window_s}}) + 1 from logons
),
logon_starts as (
  select
    starts.start_number, starts.`timestamp`, starts.host, starts.user_key, process_name, is_noise, contact_span,
    logons.logon_number,
    logons.`timestamp` as logged_on_at, logons.`user` as `user`, source_ip,
    row_number() over (
      partition by starts.start_number order by logons.`timestamp` desc, logons.logon_number) as logon_order
  from starts
  join logon_spans on logon_spans.user_key = starts.user_key and logon_spans.span = logon_span
  join logons
    on logons.logon_number = logon_spans.logon_number
    and logons.`timestamp` between starts.`timestamp` - interval {{process_window_s}} second and starts.`timestamp`
),
contact_starts as (
  select
    contacts.contact_number, contacts.`timestamp` as contacted_at, contacts.user_key, dest_ip, `port`, start_number,
    logon_starts.`timestamp` as started_at, host, process_name, is_noise, logon_number, logged_on_at,
    logon_starts.`user`, source_ip,
    row_number() over (
      partition by contacts.contact_number
      order by is_noise, logon_starts.`timestamp` desc, host is null, start_number) as start_order
  from contacts
  join contact_spans on contact_spans.contact_number = contacts.contact_number
  join logon_starts
    on logon_starts.user_key = contacts.user_key and logon_order = 1 and contact_span = span
    and logon_starts.`timestamp` between contacts.`timestamp` - interval {{connection_window_s}} second
      and contacts.`timestamp`
),
facts as (
  select
    contact_starts.*,
    timestampdiff(microsecond, first_at, contacted_at) < {{baseline_hours}} * 3600000000 as lacks_baseline,
    is_noise or destinations > {{scanner_destinations}} or exists (
      select 1 from {{system_accounts}} as system_items
      where contact_starts.user_key like replace(replace(replace(item, '_', '\\_'), '*', '%'), '?', '_')) as is_ordinary,
    coalesce(cast(`port` as char) in (select item from {{admin_ports}} as admin_items), 0) as is_admin_port,
    coalesce(cast(`port` as char) in (select item from {{quiet_ports}} as quiet_items), 0) as is_quiet_port,
    coalesce(`port` >= {{rpc_ports_from}}, 0) as is_rpc_port
  from contact_starts
  join origins on origins.user_key = contact_starts.user_key
  join contact_days
    on contact_days.user_key = contact_starts.user_key and contact_day = cast(contacted_at as date)
  where start_order = 1
),
logon_chains as (
  select
    logon_number, logged_on_at, `user`, source_ip, min(host) as host, max(contacted_at) as last_contact_at,
    max(if(is_ordinary, 4, 6 + 2 * is_admin_port - is_quiet_port + is_rpc_port - 2 * lacks_baseline)) as points,
    1 + count(distinct start_number) + count(*) as records, count(*) as connection_count,
    group_concat(distinct process_name order by process_name separator ', ') as process_names,
    group_concat(concat(dest_ip, coalesce(concat(':', `port`), '')) order by contacted_at separator ', ') as destinations,
    max(lacks_baseline) as lacks_baseline
  from facts
  group by logon_number, logged_on_at, `user`, source_ip
)
select
  elt(greatest(2, least(5, points div 2)), 'informational', 'low', 'medium', 'high', 'critical') as severity,
  logged_on_at as first_seen, last_contact_at as last_seen, host, `user`, records, source_ip as logon_source_ip,
  process_names, connection_count, destinations, if(lacks_baseline, 'no baseline', null) as labels
from logon_chains
where not exists (select 1 from {{hosts}} as host_items) or host in (select item from {{hosts}} as host_items)
order by points desc, first_seen, `user`
limit {{row_cap}}
