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
-- Several records of one instant and destination are one contact, under the lowest port that they name.
reached as (
  select `timestamp`, user_key, min(`user`) as `user`, dest_ip, min(`port`) as `port`,
    lag(`timestamp`) over (partition by user_key, dest_ip order by `timestamp`) as before_at
  from internal_connections
  group by `timestamp`, user_key, dest_ip
),
-- The first contact of a day with each destination counts for how many the account reaches that day.
counted as (
  select
    reached.*, sum(before_at is null or cast(before_at as date) < cast(`timestamp` as date)) over (
      partition by user_key, cast(`timestamp` as date)) as destinations
  from reached
),
contacts as (
  select row_number() over (order by user_key, `timestamp`, dest_ip) as contact_number, `timestamp` as contacted_at,
    user_key, dest_ip, `port`, destinations,
    timestampdiff(second, '1970-01-01', `timestamp`) div greatest(1, {{connection_window_s}}) as span
  from counted
  where (before_at is null or `timestamp` > before_at + interval {{new_days}} day)
    and (not exists (select 1 from {{users}} as user_items) or user_key in (select item from {{users}} as user_items))
),
-- A window is looked for by the span of time that it ends in and the one before: equality is what a join can use.
contact_spans as (
  select contacts.*, span - shift as contact_span
  from contacts
  cross join (select 0 as shift union all select 1) as shifts
),
-- The same with logons. Accounts are too long for the index of such a join, so account and span stand there as a digest.
logon_spans as (
  select
    `timestamp` as logged_on_at, `user`, if(source_ip in ('127.0.0.1', '::1'), null, source_ip) as source_ip,
    md5(concat(timestampdiff(second, '1970-01-01', `timestamp`) div greatest(1, {{process_window_s}}) + shift, '|', lower(`user`)))
      as logon_span
  from auth_logs
  cross join (select 0 as shift union all select 1) as shifts
  where `timestamp` between {{from}} and {{to}} and `user` is not null and upper(`status`) = 'SUCCESS'
),
user_starts as (
  select
    process_logs.*,
    md5(concat(timestampdiff(second, '1970-01-01', `timestamp`) div greatest(1, {{process_window_s}}), '|', lower(`user`)))
      as logon_span
  from process_logs
  where `timestamp` between {{from}} and {{to}} and process_name is not null and `user` is not null
),
starts as (
  select
    row_number() over (order by `timestamp`, `user`, host, process_name, parent_process, arguments) as start_number,
    `timestamp` as started_at, upper(host) as host,
    convert(lower(`user`) using utf8mb4) collate utf8mb4_bin as user_key, process_name, logon_span,
    timestampdiff(second, '1970-01-01', `timestamp`) div greatest(1, {{connection_window_s}}) as contact_span
  from user_starts
  where logon_span in (select logon_span from logon_spans)
),
logon_starts as (
  select
    start_number, started_at, host, user_key, process_name, contact_span, logged_on_at, logon_spans.`user`, source_ip,
    row_number() over (partition by start_number order by logged_on_at desc, logon_spans.`user`, source_ip) as logon_order
  from starts
  join logon_spans
    on logon_spans.logon_span = starts.logon_span
    and logged_on_at between started_at - interval {{process_window_s}} second and started_at
),
named_starts as (
  select
    logon_starts.*, regexp_replace(lower(process_name), '[.]exe$', '') in (
      select item from {{noise_processes}} as noise_items) as is_noise
  from logon_starts
  where logon_order = 1
),
contact_starts as (
  select
    contact_number, contacted_at, contact_spans.user_key, dest_ip, `port`, destinations, start_number, host,
    process_name, is_noise, logged_on_at, named_starts.`user`, source_ip,
    row_number() over (
      partition by contact_number order by is_noise, started_at desc, host is null, start_number) as start_order
  from named_starts
  join contact_spans
    on contact_spans.user_key = named_starts.user_key and contact_spans.contact_span = named_starts.contact_span
    and started_at between contacted_at - interval {{connection_window_s}} second and contacted_at
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
  where start_order = 1
),
logon_chains as (
  select
    logged_on_at, min(`user`) as `user`, source_ip, min(host) as host, max(contacted_at) as last_contact_at,
    max(if(is_ordinary, 4, 6 + 2 * is_admin_port - is_quiet_port + is_rpc_port - 2 * lacks_baseline)) as points,
    1 + count(distinct start_number) + count(*) as records, count(*) as connection_count,
    group_concat(distinct process_name order by process_name separator ', ') as process_names,
    group_concat(concat(dest_ip, coalesce(concat(':', `port`), '')) order by contacted_at separator ', ') as destinations,
    max(lacks_baseline) as lacks_baseline
  from facts
  group by user_key, logged_on_at, source_ip
)
select
  elt(greatest(2, least(5, points div 2)), 'informational', 'low', 'medium', 'high', 'critical') as severity,
  logged_on_at as first_seen, last_contact_at as last_seen, host, `user`, records, source_ip as logon_source_ip,
  process_names, connection_count, destinations, if(lacks_baseline, 'no baseline', null) as labels
from logon_chains
where not exists (select 1 from {{hosts}} as host_items) or host in (select item from {{hosts}} as host_items)
order by points desc, first_seen, `user`
limit {{row_cap}}
