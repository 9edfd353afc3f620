-- Question: which first connections of a host to an internal address came after each logon, and how many are usual there?
-- Benign look-alike: a scanner, a jump host or a new machine, which reaches new addresses all day.
create or replace temp table pivot_connections as
with host_names as materialized (
  select raw, h.host, k.key
  from (select raw, upper(known(raw)) as key from (select distinct host as raw from net_logs) d) k
  join (select distinct host, key from pivot_hosts where host in (select host from pivot_access)) h on k.key = h.key
),
made as materialized (
  select timestamp as ts, h.host, h.key, dest_ip, file_id, record
  from net_logs l
  join host_names h on l.host = h.raw
  where $in_plausible_year and dest_ip is not null
),
internal as (
  select dest_ip
  from (
    select dest_ip, any_value(ip_number(dest_ip)) as number
    from (select distinct dest_ip from made) d
    group by dest_ip
  ) numbered
  where in_ranges(number, $internal_ranges)
),
host_starts as (
  select host, min(ts) as first_ts
  from made
  group by host
),
first_contacts as materialized (
  select host, any_value(key) as key, dest_ip, min(ts) as ts, arg_min({'file_id': file_id, 'record': record}, (ts, file_id, record)) as ref
  from made
  semi join internal using (dest_ip)
  group by host, dest_ip
),
usual as (
  select a.id, count(f.ts) / 24.0 * ($execution_within_min / 60.0) as expected
  from pivot_access a
  left join first_contacts f on a.host = f.host and f.ts < a.ts and f.ts >= a.ts - interval 24 hours
  group by a.id
)
select a.id, f.ts, f.key as host, f.dest_ip as label, f.ref.file_id as file_id, f.ref.record as record
from pivot_access a
join first_contacts f on a.host = f.host and f.ts between a.ts and a.until_ts
join host_starts h on a.host = h.host and h.first_ts <= a.ts - to_hours($baseline_hours)
join usual u on a.id = u.id
qualify count(*) over (partition by a.id) > 2 * u.expected
