import { type Sql, trustedSql } from '../core/sqlText';

/**
 * What several hunts read of more than one table, as `from sent_traffic()` and `from address_claims()`.
 *
 * - `sent_traffic()`: requests, sessions and connections with who sent how much where. `size_level` names the evidence
 *   that its bytes are (U1 of a session, U3 of a request to the house's own site, U5 of a proxy). A session knows what
 *   its requests tell, and a device identifier that stands beside one host name only is that host; `copy_id` tells apart records that are alike otherwise.
 * - `address_claims()`: which host stood behind an address when, from whatever names both.
 * - `host_presences()`: which account sat at or ran something on which host when.
 * - `network_witnesses()`: records that would show an upload of their host, had there been one.
 */
export const TRAFFIC_MACROS: readonly Sql[] = [
  `create macro sent_traffic() as table
     with session_requests as (
       select
         session_id, min(host) as host, min(device_id) as device_id, min(email) as email, min("user") as "user",
         min(url_host) as url_host, min(user_agent) as user_agent
       from web_logs
       where session_id is not null and method is not null
       group by session_id
     ),
     devices as (
       select device_id, min(host) as host
       from web_logs
       where device_id is not null and host is not null
       group by device_id
       having count(distinct host) = 1
     )
     select
       timestamp, coalesce(web.host, requests.host, devices.host) as host,
       coalesce(web."user", requests."user", account(web.email), account(requests.email)) as "user",
       lower(coalesce(web.email, requests.email)) as email, coalesce(web.device_id, requests.device_id) as device_id,
       source_internal_ip is not null as is_inner, lower(coalesce(source_internal_ip, source_ip)) as source_ip,
       lower(coalesce(web.url_host, requests.url_host)) as dest_name, dest_ip, bytes_out, bytes_in,
       lower(method) as method, url, file_names, content_match,
       lower(coalesce(web.user_agent, requests.user_agent)) as program, session_id as copy_id, 'web' as log,
       case dataset when 'http_requests' then 'U3' when 'firewall_events' then 'U3' when 'sessions' then 'U1'
         else 'U5' end as size_level, lower(action) as action, file_id, record
     from web_logs as web
     left join session_requests as requests using (session_id)
     left join devices on web.device_id = devices.device_id
     where timestamp is not null
     union all by name
     select
       timestamp, host, "user", false as is_inner, lower(source_ip) as source_ip, lower(dest_host) as dest_name, dest_ip,
       bytes_out, bytes_in, lower(process_name) as program, source_port::varchar as copy_id, 'connection' as log,
       'U1' as size_level, outcome as action, file_id, record
     from net_logs
     where timestamp is not null and (bytes_out > 0 or process_name is not null)`,
  `create macro address_claims() as table
     select lower(source_ip) as source_ip, timestamp as seen_at, host, file_id, record from net_logs
     where host is not null and source_ip is not null
     union all
     select lower(ip), timestamp, host, file_id, record from lease_logs
     where host is not null
       and not regexp_matches(lower(coalesce(action, '')), 'releas|expir|delet|den|conflict|full|clean|^1[2-8]$')
     union all
     select lower(source_ip), timestamp, short_host(source_host), file_id, record from auth_logs
     where source_host is not null and source_ip is not null
     union all
     select lower(source_ip), timestamp, host, file_id, record from web_logs
     where host is not null and source_ip is not null`,
  `create macro host_presences() as table
     select lower("user") as user_key, host, timestamp from auth_logs
     where outcome = 'success' and host is not null and "user" is not null and timestamp is not null
       and regexp_matches(
         lower(coalesce(logon_type, 'interactive')), '^(2|7|10|11|12)$|^(cached|remote)*interactive$|unlock')
     union all
     select lower("user"), host, timestamp from process_logs
     where host is not null and "user" is not null and timestamp is not null`,
  `create macro network_witnesses() as table
     select timestamp, host, lower(coalesce(source_internal_ip, source_ip)) as source_ip from web_logs
     where timestamp is not null and (dataset is null or not list_contains(['http_requests', 'firewall_events'], dataset))
     union all
     select timestamp, host, lower(source_ip) from net_logs where timestamp is not null and bytes_out is not null
     union all
     select timestamp, host, lower(source_ip) from cloudflare_upload where timestamp is not null`,
].map(trustedSql);
