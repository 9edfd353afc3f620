-- What a request of a session tells, its session tells too; a device that stands beside one host only is that host.
with asked as (
  select
    session_id, min(host) as asked_host, min(device_id) as asked_device, min(email) as asked_email,
    min(`user`) as asked_user, min(url_host) as asked_name, min(user_agent) as asked_program
  from web_logs
  where (timestamp between {{from}} and {{to}} or timestamp is null) and session_id is not null and method is not null
  group by session_id
),
devices as (
  select device_id, min(host) as device_host
  from web_logs
  where (timestamp between {{from}} and {{to}} or timestamp is null) and device_id is not null and host is not null
  group by device_id
  having uniqExact(host) = 1
),
told as (
  select
    'traffic' as feed, 'web' as log, web.timestamp as seen_at, coalesce(web.host, asked_host, device_host) as machine,
    coalesce(web.`user`, asked_user, replaceRegexpOne(coalesce(web.email, asked_email), '@.*$', '')) as account,
    coalesce(web.device_id, asked_device, lower(coalesce(web.email, asked_email))) as client,
    lower(coalesce(web.source_internal_ip, web.source_ip)) as address,
    lower(coalesce(web.url_host, asked_name, web.dest_ip)) as place_name, web.dest_ip as dest_ip,
    web.bytes_out as bytes_out, web.bytes_in as bytes_in, lower(web.method) as method, web.url as url,
    web.file_names as file_names, web.content_match as content_match,
    lower(coalesce(web.user_agent, asked_program)) as program, web.session_id as copy_id,
    multiIf(web.dataset in ('http_requests', 'firewall_events'), 'U3', web.dataset = 'sessions', 'U1', 'U5') as size_level,
    lower(web.action) as action, web.file_id as file_id, web.record as record
  from web_logs as web
  left join asked on asked.session_id = web.session_id
  left join devices on devices.device_id = web.device_id
  where web.timestamp between {{from}} and {{to}}
  union all
  select
    'traffic', 'connection', timestamp, host, `user`, null, lower(source_ip), lower(coalesce(dest_host, dest_ip)),
    dest_ip, bytes_out, bytes_in, null, null, null, null, lower(process_name), toString(source_port), 'U1',
    toString(outcome), file_id, record
  from net_logs
  where timestamp between {{from}} and {{to}} and (bytes_out > 0 or process_name is not null)
  union all
  select
    'export', 'export', timestamp, host, `user`, null, source_ip, lower(url_host), null, ifNull(bytes_out, 0), null,
    lower(method), url, file_names, null, null,
    toString((timestamp, host, `user`, source_ip, method, url_host, bytes_out, file_names)), 'U5', null, file_id, record
  from cloudflare_upload
  where (timestamp between {{from}} and {{to}} or timestamp is null)
    and (method is null or has({{sending_methods}}, lower(ifNull(method, ''))))
  union all
  select
    'lookups', 'lookups', timestamp, host, `user`, null, source_ip, lower(query), null, null, null, null, null, null,
    null, null, null, 'U6', null, file_id, record
  from dns_logs
  where timestamp between {{from}} and {{to}} and arrayExists(
    label -> lengthUTF8(label) >= {{label_length}}, arraySlice(splitByChar('.', ifNull(query, '')), 1, -2))
),
-- Places are few, so that as low cardinality each is looked at once and not with every record. A window takes no more
-- than 32 bits, so moments count 256 microseconds: 234375 of them make a minute, and the fraction stays exact.
records as (
  select
    *, coalesce(machine, client, lowerUTF8(account), address, concat('file ', toString(file_id))) as actor,
    toLowCardinality(ifNull(place_name, '')) as place,
    multiIf(
      place = '' and feed = 'export', 'an unnamed place',
      match(place, '^[0-9.]+(:[0-9]+)?$'), splitByChar(':', place)[1],
      match(place, '.:.*:|^:'), place,
      match(place, concat('[.](', replaceAll(arrayStringConcat([
        'amazonaws.com', 'cloudfront.net', 'core.windows.net', 'azurewebsites.net', 'azureedge.net', 'cloudapp.azure.com',
        'appspot.com', 'run.app', 'web.app', 'googleusercontent.com', 'workers.dev', 'pages.dev', 'r2.dev',
        'trycloudflare.com', 'cloudflarestorage.com', 'github.io', 'herokuapp.com', 'vercel.app', 'netlify.app',
        'digitaloceanspaces.com', 'backblazeb2.com', 'wasabisys.com', 'ngrok.io', 'ngrok-free.app', 'sharepoint.com',
        'duckdns.org'], '|'), '.', '[.]'), ')[.]?(:[0-9]+)?$')),
      extract(place, '^([^:]*?)[.]?(?::|$)'),
      extract(place, concat('([^.:]+[.](?:co|com|net|org|gov|gob|gouv|edu|ac|go|ne|or|gr|mil|id|web)[.][a-z]{2}',
        '|[^.:]+[.][^.:]+|[^.:]+)[.]?(?::[0-9]+)?$'))) as domain,
    match(place, concat('(^|[.])(', replaceAll(replaceAll(arrayStringConcat({{known_destinations}}, '|'),
      '.', '[.]'), '*', '.*'), ')$')) as is_known,
    match(place, concat('(^|[.])(', replaceAll(replaceAll(arrayStringConcat({{sharing_hosts}}, '|'),
      '.', '[.]'), '*', '.*'), ')$')) as is_sharing,
    match(place, concat('(^|[.])(', replaceAll(replaceAll(arrayStringConcat({{internal_domains}}, '|'),
      '.', '[.]'), '*', '.*'), ')$')) as is_house_name,
    toLowCardinality(replaceRegexpOne(splitByChar('%', lower(ifNull(dest_ip, place)))[1],
      '^::ffff:([0-9.]+)$', '\\1')) as end_address,
    isIPv4String(end_address) or isIPv6String(end_address) as is_address,
    if(is_address, end_address, '0.0.0.0') as safe_address,
    is_address and arrayExists(block -> isIPAddressInRange(safe_address, block),
      arrayPushBack({{internal_ranges}}, '224.0.0.0/3')) as is_house_address,
    feed = 'export' or (feed = 'traffic' and place != '' and not is_house_name and not is_house_address
      and (is_address or position(place, '.') > 0)) as is_outside,
    arrayFilter(name -> name != '' and lower(name) != '<unknown file name>', if(position(ifNull(file_names, ''), '"') > 0,
      extractAll(ifNull(file_names, ''), '"([^"]+)"'),
      arrayMap(name -> trimBoth(name), splitByChar(',', trim(both '[] ' from ifNull(file_names, '')))))) as names,
    has({{sending_methods}}, ifNull(method, '')) as is_sending, notEmpty(names) as is_named,
    content_match is not null as is_matched,
    ifNull(bytes_out >= {{beacon_bytes}} and (size_level != 'U3' or is_sending), false) as is_sized,
    ifNull(match(program, arrayStringConcat({{transfer_tools}}, '|')) and (bytes_out > 0 or method is null or is_sending),
      false) as is_tool,
    feed = 'export' or is_sized or is_named or is_matched or is_tool as is_sign,
    feed = 'traffic' and is_sized and size_level != 'U3' and bytes_out >= {{outlier_mb}} * 1000000
      and bytes_out >= {{ratio}} * ifNull(bytes_in, 0) as is_large,
    toUnixTimestamp64Micro(ifNull(seen_at, toDateTime64(0, 6, 'UTC'))) / 256 as moment,
    toUnixTimestamp(ifNull(seen_at, toDateTime64(0, 6, 'UTC'))) as second
  from told
  where not has({{refused_actions}}, ifNull(action, ''))
),
-- A record told twice counts once: the same transfer in two files, or in the log of the gateway and of a sensor.
copies as (
  select
    *, dense_rank() over (partition by feed, actor, domain, second, log, bytes_out, bytes_in, method, url,
      file_names is null, names order by ifNull(copy_id, '')) as twin
  from (select *, max(is_sign) over (partition by feed, place, dest_ip) as is_end from records where is_outside)
  where is_end and seen_at is not null
),
baselines as (
  select
    actor, arrayReduce('quantileExactInclusive(0.5)', groupArray(log(1 + assumeNotNull(bytes_out)))) as usual,
    greatest(0.1, 1.4826 * arrayReduce('quantileExactInclusive(0.5)', arrayMap(
      size -> abs(size - usual), groupArray(log(1 + assumeNotNull(bytes_out)))))) as spread
  from records
  where feed = 'traffic' and bytes_out > 0
  group by actor
  having count() >= {{min_sessions}}
),
moves as (
  select
    copies.*, ifNull(is_large and spread > 0 and (log(1 + bytes_out) - usual) / spread >= {{outlier_z}}, false) as is_outlier,
    row_number() over (partition by feed, actor, domain, second, bytes_out, bytes_in, method, url, file_names is null,
      names, twin order by log desc, file_id, record) = 1 as is_counted
  from copies
  left join baselines on baselines.actor = copies.actor
),
rated_moves as (
  select
    *, sum(if(is_counted and is_sized, ifNull(bytes_out, 0), 0)) over recent as sent,
    sum(if(is_counted, ifNull(bytes_in, 0), 0)) over recent as received, count(bytes_in) over recent as answers,
    sum(if(is_counted, length(names), 0)) over recent as named, sum(is_counted and is_matched) over recent as matched
  from moves
  window recent as (partition by feed, actor, domain order by moment
    range between {{window_minutes}} * 234375 preceding and current row)
),
-- A record belongs to the upload when a window that counted enough holds it.
members as (
  select
    *, max(if(sent >= {{volume_mb}} * 1000000, sent, 0)) over next as volume,
    max(if(answers > 0 and sent >= {{ratio_mb}} * 1000000 and sent >= {{ratio}} * received,
      sent / greatest(received, 1), 0)) over next as times,
    (is_named or feed = 'export') and max(named) over next >= {{min_names}} as has_names,
    is_matched and max(matched) over next >= {{min_content_matches}} as has_matches
  from rated_moves
  where is_sign
  window next as (partition by feed, actor, domain order by moment
    range between current row and {{window_minutes}} * 234375 following)
),
steps as (
  select *, moment - lagInFrame(moment, 1, moment) over (
    partition by feed, actor, domain order by moment, log, file_id, record
    rows between unbounded preceding and current row) > {{window_minutes}} * 234375 as opens_burst
  from members
  where is_outlier or volume > 0 or times > 0 or is_tool or has_names or has_matches
),
burst_steps as (
  select *, sum(opens_burst) over (
    partition by feed, actor, domain order by moment, log, file_id, record
    rows between unbounded preceding and current row) as burst
  from steps
),
bursts as (
  select
    feed, actor, domain, min(seen_at) as first_at, max(seen_at) as last_at, min(machine) as first_machine,
    min(account) as first_account, min(address) as first_address, count() as record_count,
    sumIf(bytes_out, is_counted and is_sized) as bytes_sent, sumIf(bytes_in, is_counted) as bytes_received,
    max(volume) > 0 or max(times) > 0 as is_much, max(has_names) as has_many_names, max(has_matches) as has_many_matches,
    minIf(program, is_tool) as tool, max(is_outlier) as is_single, min(is_known) as is_known_place,
    max(is_sharing) as is_sharing_place, length(arrayDistinct(arrayFlatten(groupArray(names)))) as file_name_count,
    countIf(is_counted and is_matched) as content_matches, arraySort(groupUniqArray(toString(place))) as destinations,
    arraySort(arrayDistinct(arrayConcat(groupArrayIf(size_level, is_sized or (is_tool and bytes_out > 0)),
      groupArrayIf('U2', is_named or is_matched)))) as levels
  from burst_steps
  group by feed, actor, domain, burst
),
habits as (
  select *, min(reached_at) over (partition by feed) as begins_at
  from (
    select
      feed, domain, min(seen_at) as reached_at,
      uniqExact(actor) >= {{everyday_clients}} and uniqExact(toDate(seen_at, 'UTC')) >= {{everyday_days}} as is_everyday
    from records
    group by feed, domain
  )
),
rated_lookups as (
  select *, sum(is_first) over (partition by actor, domain order by moment
    range between {{window_minutes}} * 234375 preceding and current row) as names_so_far
  from (
    select *, row_number() over (partition by actor, place order by moment, file_id, record) = 1 as is_first
    from records
    where feed = 'lookups' and lengthUTF8(place) > {{label_length}}
  )
),
findings as (
  select
    reached_at >= first_at and first_at - toIntervalHour({{first_seen_hours}}) >= begins_at as is_first_seen,
    multiIf(is_known_place, 'known destination',
      is_everyday and not is_sharing_place and tool is null, 'everyday destination', '') as known_as,
    if(known_as != '', if(is_much or has_many_names or has_many_matches, 2, 1), least(
      multiIf(tool is not null, 4, is_much, 3, 2) + is_first_seen
        + (is_sharing_place and (is_much or has_many_names)), if(levels = ['U3'], 3, 4))) as severity_rank,
    first_at, last_at, first_machine, first_account, first_address, record_count, bursts.domain as destination,
    destinations, bytes_sent, bytes_received, file_name_count, content_matches, tool, levels
  from bursts
  join habits on habits.feed = bursts.feed and habits.domain = bursts.domain
  union all
  select
    false, if(min(is_known), 'known destination', '') as known_as, if(min(is_known), 2, 3), min(seen_at), max(seen_at),
    min(machine), min(account), min(address), count(), domain, [domain], null, null, 0, 0, null, ['U6']
  from rated_lookups
  group by actor, domain
  having max(names_so_far) >= {{min_long_names}}
)
select
  ['informational', 'low', 'medium', 'high'][severity_rank] as severity, first_at as first_seen, last_at as last_seen,
  first_machine as host, first_account as `user`, record_count as records, destination,
  arrayStringConcat(levels, ', ') as evidence_level, bytes_sent, bytes_received, file_name_count, content_matches, tool,
  first_address as source_ip, arrayStringConcat(destinations, ', ') as destination_names, is_first_seen, known_as
from findings
where (empty({{hosts}}) or has({{hosts}}, upperUTF8(ifNull(first_machine, ''))))
  and (empty({{users}}) or has({{users}}, lowerUTF8(ifNull(first_account, ''))))
order by severity_rank desc, first_seen, host, `user`, destination
limit {{row_cap}}
