-- Which records of one table have a record of another with the same key within the window? The benign look-alike is a
-- busy key, such as a shared address or a service account, that meets everything by chance.
-- Joined by name, so that a table without host or user has them empty: a bare "user" would be the engine's own user.
with named_rows as (
  select null::varchar as host, null::varchar as "user" where false
  union all by name
  from $left_table
),
left_records as (
  select
    host::varchar as host, "user"::varchar as "user",
    $left_time::varchar as time_text,
    case when typeof($left_time) = 'TIMESTAMP' then try_cast($left_time as timestamp)
      else try_cast($left_time::varchar as timestamptz)::timestamp end as seen_at,
    nullif(lower(trim($left_key::varchar)), '') as match_key,
    file_id, record
  from named_rows
),
right_records as (
  select
    $right_time::varchar as time_text,
    case when typeof($right_time) = 'TIMESTAMP' then try_cast($right_time as timestamp)
      else try_cast($right_time::varchar as timestamptz)::timestamp end as seen_at,
    nullif(lower(trim($right_key::varchar)), '') as match_key,
    file_id, record
  from $right_table
),
left_slots as (
  select
    host, "user", seen_at, match_key, file_id, record,
    unnest(range(
      epoch_us(seen_at) // ($window_minutes * 60000000::bigint) - 1,
      epoch_us(seen_at) // ($window_minutes * 60000000::bigint) + 2
    )) as slot
  from left_records
  where seen_at is not null and match_key is not null
),
right_slots as (
  select seen_at, match_key, file_id, record, epoch_us(seen_at) // ($window_minutes * 60000000::bigint) as slot
  from right_records
  where seen_at is not null and match_key is not null
),
meetings as (
  select
    left_slots.host, left_slots."user", left_slots.seen_at, left_slots.match_key,
    left_slots.file_id, left_slots.record,
    right_slots.seen_at as right_at,
    right_slots.file_id as right_file_id,
    right_slots.record as right_record,
    epoch_us(right_slots.seen_at) - epoch_us(left_slots.seen_at) as distance_us
  from left_slots
  join right_slots on left_slots.match_key = right_slots.match_key and left_slots.slot = right_slots.slot
  where abs(epoch_us(right_slots.seen_at) - epoch_us(left_slots.seen_at)) <= $window_minutes * 60000000::bigint
    and (left_slots.file_id, left_slots.record) <> (right_slots.file_id, right_slots.record)
),
matches as (
  select
    host, "user", seen_at, match_key, file_id, record,
    count(*) as matched_records,
    min((abs(distance_us), distance_us))[2] as nearest_us,
    min(right_at) as first_right_at,
    max(right_at) as last_right_at,
    list(
      {'file_id': right_file_id, 'record': right_record} order by right_at, right_file_id, right_record
    ) as right_refs
  from meetings
  group by host, "user", seen_at, match_key, file_id, record
),
numbered_matches as (
  select
    host, "user", seen_at, match_key, file_id, record, matched_records, nearest_us, first_right_at, last_right_at,
    right_refs,
    row_number() over (partition by match_key, seen_at order by file_id, record) as copy_number
  from matches
),
unreadable as (
  select 'left' as side, count(*) as records,
    list({'file_id': file_id, 'record': record} order by file_id, record) as refs
  from left_records where seen_at is null and time_text is not null
  union all
  select 'right' as side, count(*) as records,
    list({'file_id': file_id, 'record': record} order by file_id, record) as refs
  from right_records where seen_at is null and time_text is not null
),
answers as (
  select
    concat_ws('|', match_key, seen_at::varchar, copy_number::varchar) as finding_key,
    'medium' as severity,
    least(seen_at, first_right_at) as first_seen,
    greatest(seen_at, last_right_at) as last_seen,
    host,
    "user",
    concat(
      match_key, format(': {:,} matching ', matched_records),
      case when matched_records = 1 then 'record' else 'records' end,
      format(' within {} min, the nearest {:.1f} min ', $window_minutes, abs(nearest_us) / 60000000),
      case when nearest_us < 0 then 'before.' else 'after.' end
    ) as summary,
    list_concat([{'file_id': file_id, 'record': record}], right_refs) as row_refs,
    match_key,
    seen_at as left_time,
    matched_records,
    nearest_us / 1000000 as nearest_s
  from numbered_matches
  union all
  select
    concat('unreadable ', side) as finding_key,
    'informational' as severity,
    null as first_seen,
    null as last_seen,
    null as host,
    null as "user",
    format('{:,} records of the {} table took no part: their time could not be read.', records, side) as summary,
    refs as row_refs,
    null as match_key,
    null as left_time,
    0 as matched_records,
    null as nearest_s
  from unreadable
  where records > 0
)
select
  finding_key, severity, first_seen, last_seen, host, "user", summary, row_refs, match_key, left_time, matched_records,
  nearest_s
from answers
order by severity = 'informational', first_seen, finding_key
