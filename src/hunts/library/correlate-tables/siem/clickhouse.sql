-- To join other tables, put their names and columns in place of those of these two queries.
with left_records as (
  select timestamp as seen_at, lower(trimBoth(assumeNotNull(local_ip))) as match_key, host, `user`, file_id, record
  from file_spike
  where timestamp between {{from}} and {{to}} and match_key != '' and local_ip is not null
    and (empty({{hosts}}) or has({{hosts}}, upperUTF8(ifNull(host, ''))))
    and (empty({{users}}) or has({{users}}, lowerUTF8(ifNull(`user`, ''))))
),
right_records as (
  select timestamp as seen_at, lower(trimBoth(assumeNotNull(source_ip))) as match_key, file_id, record
  from cloudflare_upload
  where timestamp between {{from}} and {{to}} and match_key != '' and source_ip is not null
),
-- Slots as long as the window: what is near lies in the own one or a neighbour.
left_slots as (
  select *, arrayJoin([-1, 0, 1]) + intDiv(
    toUnixTimestamp64Micro(assumeNotNull(seen_at)), {{window_minutes}} * 60000000) as slot
  from left_records
),
right_slots as (
  select *, intDiv(toUnixTimestamp64Micro(assumeNotNull(seen_at)), {{window_minutes}} * 60000000) as slot
  from right_records
),
meetings as (
  select
    left_slots.host as left_host, left_slots.`user` as left_user, left_slots.seen_at as left_at,
    left_slots.match_key as met_key, left_slots.file_id as left_file, left_slots.record as left_record,
    right_slots.seen_at as right_at, right_slots.file_id as right_file, right_slots.record as right_record,
    dateDiff('microsecond', left_at, right_at) as distance_us
  from left_slots
  join right_slots on right_slots.match_key = left_slots.match_key and right_slots.slot = left_slots.slot
  where abs(distance_us) <= {{window_minutes}} * 60000000
)
select
  'medium' as severity, least(left_at, min(right_at)) as first_seen, greatest(left_at, max(right_at)) as last_seen,
  left_host as host, left_user as `user`, 1 + count() as records, met_key as match_key, left_at as left_time,
  count() as matched_records, argMin(distance_us, (abs(distance_us), distance_us)) / 1000000 as nearest_s
from meetings
group by left_host, left_user, left_at, met_key, left_file, left_record
order by first_seen, match_key, left_file, left_record
limit {{row_cap}}
