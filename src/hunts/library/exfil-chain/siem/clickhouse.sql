-- Bursts of changed files, as the hunt for encryption takes them from the export, told twice or not.
with spike_steps as (
  select
    *, coalesce(host, local_ip, concat('file ', toString(file_id))) as origin, lower(ifNull(process_name, '')) as program,
    toUnixTimestamp64Micro(assumeNotNull(timestamp)) as moment,
    lower(trim(leading '.' from ifNull(extension, ''))) as ending,
    moment - lagInFrame(moment, 1, moment) over (
      partition by origin, program order by moment, file_id, record
      rows between unbounded preceding and current row) > 5 * 60000000 as opens_burst
  from file_spike
  where timestamp between {{from}} and {{to}}
),
spike_bursts as (
  select *, sum(opens_burst) over (
    partition by origin, program order by moment, file_id, record
    rows between unbounded preceding and current row) as burst
  from spike_steps
),
spikes as (
  select
    min(moment) as began, max(moment) as ended, any(host) as spike_host, min(`user`) as spike_user,
    lower(ifNull(min(local_ip), '')) as spike_ip, min(process_name) as spike_program, sum(file_count) as spike_files,
    coalesce(any(host), min(local_ip), lowerUTF8(min(`user`)), '-') as place, groupArray((6, file_id, record)) as spike_refs,
    arrayExists(name -> like(program, replaceAll(replaceAll(name, '_', '\\_'), '*', '%')), known_tools)
      or has(temporary_endings, min(ending)) as is_known_program,
    ['tmp', 'bak', 'log', 'crdownload', 'partial', 'part', 'download'] as temporary_endings,
    [
      'veeam*', 'beremote.exe', 'bengine.exe', 'bpbkar*', 'cvd.exe', 'clbackup.exe', 'acronis*', 'bkagent.exe',
      'onedrive*.exe', 'dropbox*', 'googledrivefs.exe', 'box*.exe', 'nextcloud*', 'syncthing*', 'dfsr*.exe',
      'robocopy.exe', 'msbuild.exe', 'devenv.exe', 'node.exe', 'npm*', 'git*', 'java*.exe', 'gradle*', 'cl.exe',
      '7z*.exe', 'winrar.exe', 'winzip*', 'rar.exe', 'unrar.exe', 'tar*', 'msiexec.exe', 'tiworker.exe',
      'trustedinstaller.exe', 'wuauclt.exe', 'dismhost.exe', 'chrome.exe', 'msedge.exe', 'firefox.exe',
      'winword.exe', 'excel.exe', 'powerpnt.exe', 'outlook.exe', 'msmpeng.exe', 'searchindexer.exe'] as known_tools,
    [
      'doc', 'docx', 'docm', 'xls', 'xlsx', 'xlsm', 'xlsb', 'ppt', 'pptx', 'pdf', 'rtf', 'odt', 'ods', 'odp',
      'txt', 'csv', 'md', 'xml', 'json', 'html', 'htm', 'eml', 'msg', 'pst', 'ost', 'one', 'vsd', 'vsdx', 'jpg',
      'jpeg', 'png', 'bmp', 'gif', 'tif', 'tiff', 'psd', 'ai', 'dwg', 'dxf', 'mp3', 'mp4', 'mov', 'avi', 'wav',
      'sql', 'mdb', 'accdb', 'mdf', 'ldf', 'bak', 'zip', '7z', 'rar', 'vmdk', 'vhd', 'vhdx', 'key', 'pem'] as document_endings
  from spike_bursts
  group by origin, program, burst
  having ifNull(max(file_count) >= 20, true)
    or countIf(ending != '' and not has(temporary_endings, ending) and not has(document_endings, ending)) > 0
),
session_steps as (
  select *, began - max(ended) over (
    partition by place order by began, ended rows between unbounded preceding and 1 preceding)
    > {{session_minutes}} * 60000000 as opens_session
  from spikes
),
session_spikes as (
  select *, sum(opens_session) over (
    partition by place order by began, ended rows between unbounded preceding and current row) as number
  from session_steps
),
sessions as (
  select
    concat(place, '|', toString(number)) as session, ifNull(min(spike_host), '') as machine, min(spike_user) as account,
    min(began) as started, max(ended) as finished, count() as spike_count, sum(spike_files) as files,
    min(spike_program) as process_name, min(is_known_program) as is_known_burst,
    min(began) - {{minutes_before}} * 60000000 as window_from, max(began) + {{minutes_after}} * 60000000 as window_to,
    arrayFlatten(groupArray(spike_refs)) as session_refs, groupUniqArrayIf(spike_ip, spike_ip != '') as ips,
    groupUniqArray(lowerUTF8(ifNull(spike_user, ''))) as spike_users
  from session_spikes
  group by place, number
),
-- What a request of a session tells, its session tells too; a device that stands beside one host only is that host.
asked as (
  select
    session_id, min(host) as asked_host, min(device_id) as asked_device, min(email) as asked_email,
    min(`user`) as asked_user, min(url_host) as asked_name
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
    3 as log, web.timestamp as seen_at, ifNull(coalesce(web.host, asked_host, device_host), '') as named_host,
    lowerUTF8(coalesce(web.`user`, asked_user, replaceRegexpOne(coalesce(web.email, asked_email), '@.*$', ''))) as user_key,
    web.source_internal_ip is not null as is_inner, lower(coalesce(web.source_internal_ip, web.source_ip)) as address,
    lower(coalesce(web.url_host, asked_name, web.dest_ip)) as place_name, web.dest_ip as dest_ip,
    web.bytes_out as bytes_out, web.bytes_in as bytes_in, lower(web.method) as method, web.url as url,
    web.file_names as file_names, web.content_match as content_match, web.session_id as copy_id,
    multiIf(web.dataset in ('http_requests', 'firewall_events'), 'U3', web.dataset = 'sessions', 'U1', 'U5') as size_level,
    lower(web.action) as action, web.file_id as file_id, web.record as record
  from web_logs as web
  left join asked on asked.session_id = web.session_id
  left join devices on devices.device_id = web.device_id
  where web.timestamp between {{from}} and {{to}}
  union all
  select
    2, timestamp, ifNull(host, ''), lowerUTF8(`user`), false, lower(source_ip), lower(coalesce(dest_host, dest_ip)), dest_ip,
    bytes_out, bytes_in, null, null, null, null, toString(source_port), 'U1', toString(outcome), file_id, record
  from net_logs
  where timestamp between {{from}} and {{to}} and (bytes_out > 0 or process_name is not null)
  union all
  select
    5, timestamp, ifNull(host, ''), lowerUTF8(`user`), false, lower(source_ip), lower(url_host), null,
    bytes_out, null, method, url, file_names, null, null, 'export', null, file_id, record
  from cloudflare_upload
  where timestamp between {{from}} and {{to}}
),
-- Evidence of an upload, from the session's own bytes (U1) to a sending method at a store for anyone (U4).
candidates as (
  select
    *, size_level = 'export' as is_exported, toUnixTimestamp64Micro(assumeNotNull(seen_at)) as moment,
    ifNull(address, '') as source_address,
    notEmpty(arrayFilter(name -> name != '' and lower(name) != '<unknown file name>',
      if(position(ifNull(file_names, ''), '"') > 0, extractAll(ifNull(file_names, ''), '"([^"]+)"'),
        arrayMap(name -> trimBoth(name), splitByChar(',', trim(both '[] ' from ifNull(file_names, ''))))))) as names_files,
    has({{sending_methods}}, ifNull(method, '')) as is_sending,
    multiIf(
      is_exported, multiIf(file_names is not null, 'U2', bytes_out > 0, 'U5', 'U4'),
      names_files or content_match is not null, 'U2',
      bytes_out >= {{min_upload_bytes}} and bytes_out > ifNull(bytes_in, 0) and (size_level != 'U3' or is_sending),
      size_level,
      size_level != 'U3' and is_sending, 'U4', '') as level,
    toLowCardinality(ifNull(place_name, '')) as place,
    match(place, concat('(^|[.])(', replaceAll(replaceAll(arrayStringConcat({{known_destinations}}, '|'),
      '.', '[.]'), '*', '.*'), ')$')) as is_known,
    match(place, concat('(^|[.])(', replaceAll(replaceAll(arrayStringConcat({{sharing_hosts}}, '|'),
      '.', '[.]'), '*', '.*'), ')$')) as is_sharing,
    match(place, concat('(^|[.])(', replaceAll(replaceAll(arrayStringConcat({{internal_domains}}, '|'),
      '.', '[.]'), '*', '.*'), ')$')) as is_house_name,
    replaceRegexpOne(splitByChar('%', lower(ifNull(dest_ip, place)))[1], '^::ffff:([0-9.]+)$', '\\1') as end_address,
    isIPv4String(end_address) or isIPv6String(end_address) as is_address,
    is_address and arrayExists(block -> isIPAddressInRange(if(is_address, end_address, '0.0.0.0'), block),
      {{internal_ranges}}) as is_house_address,
    replaceRegexpOne(splitByChar('%', source_address)[1], '^::ffff:([0-9.]+)$', '\\1') as own_address,
    isIPv4String(own_address) or isIPv6String(own_address) as has_address,
    if(has_address, own_address, '0.0.0.0') as safe_address,
    multiIf(
      not has_address, 0,
      arrayExists(block -> isIPAddressInRange(safe_address, block), {{warp_ranges}}), 6,
      not arrayExists(block -> isIPAddressInRange(safe_address, block), {{internal_ranges}}), 5,
      is_inner, 3, 4) as address_rank,
    row_number() over (
      partition by intDiv(moment, 1000000), if(named_host != '', named_host, coalesce(user_key, address)), place_name,
        bytes_out, method, url, file_names, copy_id order by log, file_id, record) = 1 as is_first_copy
  from told
  where level != '' and not has({{refused_actions}}, ifNull(action, ''))
),
sightings as (
  select address, seen_at, host, min((log, file_id, record)) as claim_ref
  from (
    select 2 as log, lower(source_ip) as address, timestamp as seen_at, toString(host) as host, file_id, record
    from net_logs where host is not null
    union all
    select 3, lower(source_ip), timestamp, toString(host), file_id, record from web_logs where host is not null
    union all
    select 4, lower(ip), timestamp, toString(host), file_id, record from lease_logs
    where host is not null
      and not match(lower(ifNull(action, '')), 'releas|expir|delet|den|conflict|full|clean|^1[2-8]$')
    union all
    select 1, lower(source_ip), timestamp,
      if(match(source_host, '^[0-9.]+$|:'), source_host,
        upper(trim(trailing '$' from splitByChar('.', trim(leading '\\' from assumeNotNull(source_host)))[1]))),
      file_id, record
    from auth_logs where source_host is not null
  )
  where address is not null and seen_at between {{from}} and {{to}}
  group by address, seen_at, host
),
-- Two hosts that claim one address within minutes of each other leave it open whose it was. A window takes no more
-- than 32 bits, so moments count 256 microseconds there: 234375 of them make a minute, and the fraction stays exact.
claims as (
  select
    assumeNotNull(address) as claimed, toUnixTimestamp64Micro(assumeNotNull(seen_at)) as claimed_at, claim_ref,
    assumeNotNull(host) as claimant, arrayDistinct([claimant, min(claimant) over nearby, max(claimant) over nearby]) as near
  from sightings
  window nearby as (partition by address order by toUnixTimestamp64Micro(assumeNotNull(seen_at)) / 256
    range between {{ambiguous_minutes}} * 234375 preceding and {{ambiguous_minutes}} * 234375 following)
),
uploads as (
  select
    *, if(moment - claimed_at <= {{lease_hours}} * 3600000000, near, []) as claimants,
    moment - claimed_at <= {{fresh_minutes}} * 60000000 as is_fresh
  from candidates
  asof left join claims on claims.claimed = candidates.source_address and claims.claimed_at <= candidates.moment
  where is_exported or (not is_house_name and not is_house_address and (level != 'U4' or is_sharing)
    and (is_address or position(place, '.') > 0))
),
-- Each upload by every name it can be linked by: method, name, rank of the link, how sure it is (3 is high).
named_uploads as (
  select
    *, intDiv(moment, ({{minutes_before}} + {{minutes_after}} + 1) * 60000000) as slot,
    arrayJoin(arrayFilter(naming -> naming.2 != '', arrayConcat(
      [('device name', named_host, 1, 3), ('same user', ifNull(user_key, ''), 2, 3)],
      if(address_rank in (0, 5), [], arrayMap(name -> ('address map', name, toInt32(address_rank),
        multiIf(length(claimants) > 1, 1, address_rank = 6 or not is_fresh, 2, 3)), claimants)),
      [('local address', if(address_rank in (0, 5), '', source_address), toInt32(address_rank), 3),
        ('site address', if(address_rank = 5 and named_host = '', source_address, ''), 5, 1)]))) as naming
  from uploads
),
presences as (
  select lowerUTF8(`user`) as present_user, toString(host) as present_host,
    toUnixTimestamp64Micro(assumeNotNull(timestamp)) as present_at
  from auth_logs
  where timestamp between {{from}} and {{to}} and outcome = 'success' and host is not null and `user` is not null
    and match(lower(ifNull(logon_type, 'interactive')), '^(2|7|10|11|12)$|^(cached|remote)*interactive$|unlock')
  union all
  select lowerUTF8(`user`), toString(host), toUnixTimestamp64Micro(assumeNotNull(timestamp))
  from process_logs
  where timestamp between {{from}} and {{to}} and host is not null and `user` is not null
),
-- Whom the host's own logs show there near the start, and whether the same account was at another host too.
present_users as (
  select session, started, arrayJoin(spike_users) as person from sessions
  union distinct
  select session, started, assumeNotNull(present_user) from sessions
  join presences on presences.present_host = sessions.machine
  where abs(present_at - started) <= {{user_hours}} * 3600000000
),
session_users as (
  select session, person, uniqExactIf(present_host, present_host != '') = 1 as is_only_here
  from present_users
  left join presences on presences.present_user = present_users.person
  where person != '' and (present_host is null or present_host = ''
      or abs(present_at - started) <= {{user_hours}} * 3600000000)
    and not arrayExists(name -> match(person, concat('^',
      replaceAll(replaceAll(regexpQuoteMeta(name), '\\*', '.*'), '\\?', '.'), '$')), {{system_accounts}})
  group by session, person
),
sought_names as (
  select session, arrayJoin(arrayConcat([('device name', machine, 3), ('address map', machine, 3)],
    arrayMap(ip -> ('local address', ip, 3), ips), arrayMap(ip -> ('site address', ip, 3), ips))) as sought
  from sessions
  union distinct
  select session, ('site address', claimed, 1) from sessions join claims on claims.claimant = sessions.machine
  union distinct
  select session, ('same user', person, if(is_only_here, 3, 2)) from session_users
),
sought as (
  select
    sessions.session as session, machine, started, window_from, window_to, sought.1 as method, sought.2 as name,
    sought.3 as sure, arrayJoin(range(
      intDiv(window_from, ({{minutes_before}} + {{minutes_after}} + 1) * 60000000),
      intDiv(window_to, ({{minutes_before}} + {{minutes_after}} + 1) * 60000000) + 1)) as slot
  from sought_names
  join sessions on sessions.session = sought_names.session
),
rated_links as (
  select
    sought.session as session, named.log as log, named.file_id as file_id, named.record as record, seen_at, moment, place,
    bytes_out, level, is_exported, is_known, is_first_copy, started, naming.3 as link_rank, sought.method as link_method,
    least(sought.sure, naming.4) as link_sure, if(link_method = 'address map', claim_ref, (0, 0, 0)) as map_ref,
    link_rank in (3, 4, 6) and machine != '' and arrayExists(name -> name != machine, claimants) as is_ambiguous,
    if(is_ambiguous, 1, greatest(1, link_sure - (machine != '' and named_host != '' and machine != named_host)
      - (link_method = 'local address' and abs(moment - started) > {{fresh_minutes}} * 60000000))) as confidence
  from named_uploads as named
  join sought on sought.method = named.naming.1 and sought.name = named.naming.2 and sought.slot = named.slot
  where moment between window_from and window_to
),
links as (
  select
    *, row_number() over (partition by session, log, file_id, record
      order by confidence desc, link_rank, link_method) as choice,
    max(link_sure) over (partition by session) as surest
  from rated_links
),
linked_sessions as (
  select
    session, max(confidence) as best, count() as upload_count, min(seen_at) as first_upload_at,
    max(seen_at) as last_upload_at, countIf(moment < started) as uploads_before,
    countIf(abs(moment - started) <= {{seed_minutes}} * 60000000) as in_seed_window,
    sumIf(ifNull(bytes_out, 0), is_first_copy and moment < started) as sent_before,
    sumIf(ifNull(bytes_out, 0), is_first_copy and moment >= started) as sent_after,
    min(level) as evidence, arrayStringConcat(arraySort(groupUniqArray(link_method)), ', ') as link_methods,
    arrayStringConcat(arraySort(groupUniqArray(toString(place))), ', ') as places, min(is_known) as is_known_place,
    max(is_exported or level = 'U2') as is_strong, min(level = 'U4' and not is_exported) as is_method_alone,
    arrayConcat(groupArray((log, file_id, record)), groupArrayIf(map_ref, map_ref.1 != 0)) as link_refs
  from links
  where choice = 1 and (link_rank != 5 or surest = 1)
  group by session
),
witnesses as (
  select ifNull(toString(host), '') as seen_host, ifNull(lower(coalesce(source_internal_ip, source_ip)), '') as seen_ip
  from web_logs
  where timestamp between {{from}} and {{to}} and ifNull(dataset, '') not in ('http_requests', 'firewall_events')
  union all
  select ifNull(toString(host), ''), ifNull(lower(source_ip), '') from net_logs
  where timestamp between {{from}} and {{to}} and bytes_out is not null
  union all
  select ifNull(toString(host), ''), ifNull(lower(source_ip), '') from cloudflare_upload
  where timestamp between {{from}} and {{to}}
),
witnessed as (
  select groupUniqArray(seen_host) as seen_hosts, groupUniqArray(seen_ip) as seen_ips from witnesses
)
select
  ['informational', 'low', 'medium', 'high'][toInt32(multiIf(
    best = 0, 1,
    is_known_burst or is_known_place or is_method_alone, 2,
    is_strong or sent_before + sent_after >= {{strong_mb}} * 1000000, best + 1,
    least(best + 1, 3)))] as severity,
  if(best = 0, fromUnixTimestamp64Micro(started), least(fromUnixTimestamp64Micro(started), assumeNotNull(first_upload_at)))
    as first_seen,
  if(best = 0, fromUnixTimestamp64Micro(finished),
    greatest(fromUnixTimestamp64Micro(finished), assumeNotNull(last_upload_at))) as last_seen,
  nullIf(machine, '') as host, account as `user`, length(arrayDistinct(arrayConcat(session_refs, link_refs))) as records,
  multiIf(best > 0, 'upload linked', has(seen_hosts, machine) or hasAny(seen_ips, ips), 'none found', 'not observable')
    as answer,
  ['', 'low', 'medium', 'high'][best + 1] as link_confidence, link_methods, evidence as evidence_level,
  upload_count as uploads, uploads_before, in_seed_window, first_upload_at, sent_before as bytes_before,
  sent_after as bytes_after, places as destinations, process_name, files, spike_count as spikes
from sessions
left join linked_sessions on linked_sessions.session = sessions.session
cross join witnessed
where (empty({{hosts}}) or has({{hosts}}, upperUTF8(machine)))
  and (empty({{users}}) or has({{users}}, lowerUTF8(ifNull(account, ''))))
order by first_seen, host, `user`
limit {{row_cap}}
