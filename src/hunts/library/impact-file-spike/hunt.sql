-- Which process, or which machine over a share, changed files in bulk as encryption does: one new extension in many
-- folders, notes beside them? The benign look-alike is a backup, a sync client, a build or an archive being unpacked.
with changes as not materialized (
  select
    timestamp, coalesce(host, concat('file ', file_id)) as place, host, "user", operation, process_name, share, action,
    coalesce(previous_name, file_name(previous_path)) as previous_name, file_id, record,
    if(list_contains(['127.0.0.1', '::1', '0.0.0.0', '::'], request_ip), null, request_ip) as source_ip,
    case
      when source_ip is not null then source_ip
      when process_id = 4 or list_contains(['system', 'ntoskrnl.exe'], lower(process_name)) then 'system'
      else concat_ws('|', lower(process_name), coalesce(process_guid, process_id::varchar))
    end as actor, hash(place, actor) as work,
    lower(coalesce(file_path, file_name)) as path, lower(coalesce(file_name, file_path)) as name,
    epoch_us(timestamp) // ($window_minutes * 60000000::bigint) as slot
  from file_logs
  where timestamp is not null and list_contains(['create', 'modify', 'rename', 'delete'], operation)
    and coalesce(file_path, file_name) is not null
),
-- Enough changes in neighbouring slots are the least that any window needs; the rest is not looked at.
busy_slots as (
  select work, slot
  from (
    select work, slot, count(*) as changes,
      count(*) filter (operation = 'create' and list_contains($note_extensions, split_part(name, '.', -1))) as notes
    from changes
    group by work, slot
  ) as slot_counts
  window around as (partition by work order by slot range between 1 preceding and 1 following)
  qualify sum(changes) over around >= least($min_files, $min_appended) or sum(notes) over around >= $note_folders
),
candidates as materialized (
  select
    timestamp, place, actor, work, source_ip, operation, file_id, record, path, name, host, "user", process_name, share,
    if(contains(name, '.'), split_part(name, '.', -1), '') as extension, hash(path[:-length(name) - 1]) as folder_key,
    path[:-length(extension) - 2] as stem, lower(previous_name) as old_name,
    if(contains(old_name, '.'), split_part(old_name, '.', -1), '') as old_extension, hash(path) as path_key,
    operation = 'create' and list_contains($note_extensions, extension) as may_be_note,
    list_filter($quiet_trees, lambda tree: contains(path, tree))[1] as tree,
    list_contains(['filecreated', 'filemodified', 'filerenamed', 'filedeleted'], lower(action)) as is_defender
  from changes
  join busy_slots using (work, slot)
),
-- Sysmon has no rename: a file that appears while one of the same stem goes is one.
pairs as (
  select created.file_id, created.record, min(deleted.extension) as old_extension
  from (
    select work, timestamp, extension, file_id, record, unnest([stem, concat(stem, '.*')]) as sought
    from candidates where operation = 'create' and extension <> ''
  ) as created
  join (
    select work, timestamp, extension, unnest([path, concat(stem, '.*')]) as sought
    from candidates where operation = 'delete' and extension <> ''
  ) as deleted using (work, sought)
  where abs(epoch_us(created.timestamp) - epoch_us(deleted.timestamp)) <= $pair_seconds * 1000000::bigint
    and created.extension <> deleted.extension
  group by created.file_id, created.record
),
-- `gained` is the new extension of a file that kept its own before it, or lost a usual one for one that is not.
gains as (
  select timestamp, work, folder_key, file_id, record,
    if(lag(timestamp) over (partition by work, path_key order by timestamp, file_id, record)
      >= timestamp - to_minutes($window_minutes), 0, 1) as is_first,
    case
      when operation = 'rename' and starts_with(name, old_name || '.') then extension
      when operation = 'rename' and candidates.old_extension <> '' and extension <> candidates.old_extension
        and not list_contains($document_extensions, extension) then nullif(extension, '')
      when pairs.record is not null and not list_contains($document_extensions, extension) then extension
      when operation = 'create' and not list_contains($document_extensions, extension)
        and list_has_any(string_split(name, '.')[2:-2], $document_extensions) then extension
    end as gained,
    coalesce(if(operation = 'rename', candidates.old_extension, pairs.old_extension), list_filter(
      string_split(name, '.')[2:-2], lambda part: list_contains($document_extensions, part))[1]) as original
  from candidates
  left join pairs using (file_id, record)
  where operation = 'rename' or pairs.record is not null
    or (operation = 'create' and list_has_any(string_split(name, '.')[2:-2], $document_extensions))
),
marked_gains as materialized (
  select file_id, record, gained, original, is_first,
    gained is not null and sum(is_first) over same >= $min_appended
      and count(distinct folder_key) over same >= $min_folders
      and sum(is_first) over same * 100 >= sum(is_first) over every * $append_percent as is_appended
  from gains
  window same as (partition by work, gained order by timestamp
      range between to_minutes($window_minutes) preceding and current row),
    every as (partition by work order by timestamp
      range between to_minutes($window_minutes) preceding and current row)
),
notes as (
  select timestamp, work, name, file_id, record, count(distinct folder_key) over (partition by work, name
    order by timestamp range between to_minutes($window_minutes) preceding and current row) as folders
  from candidates where may_be_note
),
marked_notes as materialized (
  select work, name, file_id, record, max(folders) over (partition by work, name order by timestamp
    range between current row and to_minutes($window_minutes) following) >= $note_folders as is_note
  from notes
),
fresh_changes as (
  select candidates.timestamp, candidates.work, file_id, record, is_appended, is_note,
    coalesce(lag(timestamp) over (partition by candidates.work, path_key order by timestamp, file_id, record)
      < timestamp - to_seconds($rate_seconds), true) as is_first
  from candidates
  left join marked_gains using (file_id, record)
  left join marked_notes using (file_id, record)
),
rated_changes as (
  select timestamp, work, file_id, record, coalesce(is_appended, false) as is_appended,
    coalesce(is_note, false) as is_note, count(*) filter (is_first) over (partition by work order by timestamp
      range between to_seconds($rate_seconds) preceding and current row) as rate
  from fresh_changes
),
-- A change belongs to the burst when a window that counted enough holds it.
members as (
  select timestamp, work, file_id, record, rate, is_note,
    max(rate) over (partition by work order by timestamp
      range between current row and to_seconds($rate_seconds) following) >= $min_files as is_fast,
    bool_or(is_appended) over (partition by work order by timestamp
      range between to_seconds($pair_seconds) preceding and to_minutes($window_minutes) following) as is_appending
  from rated_changes
),
steps as (
  select timestamp, work, file_id, record, rate, is_fast, is_appending, is_note,
    coalesce(timestamp - lag(timestamp) over (partition by work order by timestamp, file_id, record)
      > to_minutes($window_minutes), true) as opens_session
  from members
  where is_fast or is_appending or is_note
),
sessions as materialized (
  select work, file_id, record, rate, is_fast, is_appending, is_note, sum(opens_session::integer) over (
    partition by work order by timestamp, file_id, record rows unbounded preceding) as session
  from steps
),
session_extensions as (
  select work, session, gained as extension, sum(is_first) as files
  from sessions
  join marked_gains using (file_id, record)
  where gained is not null group by work, session, gained
  qualify row_number() over (partition by work, session order by files desc, gained) = 1
),
-- An extension that the host has had for a day or more is nothing new.
earlier_extensions as (
  select place, split_part(name, '.', -1) as extension, min(timestamp) as first_at
  from changes
  where extension in (select extension from session_extensions)
  group by all
),
session_notes as (
  select work, session, name, count(distinct folder_key) as folders
  from sessions
  join candidates using (work, file_id, record)
  where is_note
  group by work, session, name
  qualify row_number() over (partition by work, session order by folders desc, name) = 1
),
bursts as materialized (
  select
    work, session, any_value(place) as place, any_value(actor) as actor, any_value(host) as host, min("user") as "user",
    min(process_name) as process_name, min(source_ip) as source_ip, min(share) as share, min(timestamp) as first_seen,
    max(timestamp) as last_seen, count(distinct path_key) as files, count(distinct folder_key) as folders,
    max(rate) as peak, bool_or(is_fast) as is_fast, bool_or(is_appending) as is_appending, bool_or(is_note) as has_note,
    count(*) filter (operation <> 'create' or gained is not null) * 2 >= count(*) as changes_existing,
    list_sort(list_distinct(list_filter(list(coalesce(original, if(operation = 'create', null, extension))),
      lambda part: list_contains($document_extensions, part)))) as originals,
    if(count(tree) = count(*) and count(distinct tree) = 1, any_value(tree), null) as tree,
    bool_or(is_defender) as is_defender,
    list_distinct(list({'file_id': file_id, 'record': record} order by timestamp, file_id, record)) as row_refs
  from sessions
  join candidates using (work, file_id, record)
  left join marked_gains using (file_id, record)
  group by work, session
),
baselines as (
  select work, session, quantile_disc(minutes.changes, $baseline_quantile) as usual
  from bursts
  join (
    select place, epoch_us(timestamp) // 60000000 as minute, count(*) as changes
    from changes where place in (select place from bursts) group by all
  ) as minutes using (place)
  where minute < epoch_us(first_seen) // 60000000 - $baseline_guard
    or minute > epoch_us(last_seen) // 60000000 + $baseline_guard
  group by work, session
  having count(*) >= $baseline_minutes
),
actor_creations as (
  select work, session, count(distinct path_key) as files
  from bursts
  join candidates using (work)
  where has_note and operation = 'create' and timestamp between first_seen and last_seen
  group by all
),
scores as (
  select
    place, actor, host, "user", process_name, source_ip, share, actor = 'system' as is_system, first_seen, last_seen,
    bursts.files, bursts.folders, peak, originals, row_refs, is_defender, extension, top.files as renamed,
    notes.name as note, coalesce(notes.folders, 0) as note_folders,
    greatest($min_files, ceil($baseline_factor * coalesce(usual, 0)))::bigint as threshold,
    is_fast and peak >= threshold as has_rate,
    is_appending and not list_contains($temporary_extensions, extension)
      and coalesce(earlier.first_at >= first_seen - to_hours($new_hours), true) as has_append,
    len(originals) >= $min_originals as has_breadth,
    note is not null and (has_append or (has_rate and changes_existing)) as has_note,
    not has_rate and not has_append and note is not null
      and note_folders * 100 >= $note_percent * coalesce(actor_creations.files, 0) as is_note_alone,
    has_rate::integer * $weight_rate + has_append::integer * $weight_append + has_breadth::integer * $weight_breadth
      + has_note::integer * $weight_note as score,
    coalesce(if(len(list_filter($known_tools, lambda tool: lower(process_name) glob tool)) > 0, process_name, null),
      'all under ' || tree, if(is_appending and list_contains($temporary_extensions, extension),
      'temporary extension', null)) as known_as,
    case
      when known_as is not null then if(is_note_alone, 1, 2)
      when is_note_alone then if(note_folders >= $many_note_folders or source_ip is not null or is_system, 3, 2)
      when score >= $critical_score then 5
      when score >= $high_score then 4
      when score >= $medium_score then 3
      when changes_existing then 2
      else 1
    end as rank
  from bursts
  left join session_extensions as top using (work, session)
  left join session_notes as notes using (work, session)
  left join earlier_extensions as earlier using (place, extension)
  left join baselines using (work, session)
  left join actor_creations using (work, session)
  where has_rate or has_append or is_note_alone
)
select
  concat_ws('|', place, actor, first_seen::varchar) as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][rank] as severity, first_seen, last_seen, host, "user",
  concat(
    coalesce(host, 'A host without name'), ': ', format('{:,} files in {:,} folders changed by ', files, folders),
    case
      when source_ip is not null then concat(source_ip, ' over the network', ' through ' || share,
        ', so the machine at that address is the one to look at')
      when is_system then 'the system itself, as it does for a machine that works over a share and is not recorded here'
      else coalesce(process_name, 'an unnamed process')
    end,
    format(', up to {:,} in {:,} s', peak, $rate_seconds),
    if(renamed > 0, format('; {:,} received the extension .{}', renamed, extension), ''),
    if(len(originals) > 0, concat('; of the kinds ', array_to_string(originals[:8], ', ')), ''),
    if(note_folders > 0, format('; {} was left in {:,} folders', note, note_folders), ''), '.',
    ' Known: ' || known_as || '.', if(is_defender, ' Defender drops repeats, so the counts are a lower bound.', '')
  ) as summary,
  row_refs, source_ip, share, process_name, files as file_count, folders as folder_count, peak, threshold, extension,
  coalesce(renamed, 0) as renamed_count, array_to_string(originals, ', ') as original_extensions, note as note_name,
  note_folders, score, concat_ws(', ', if(has_rate, 'rate', null), if(has_append, 'new extension', null),
    if(has_breadth, 'many kinds', null), if(has_note, 'note', null), if(is_note_alone, 'note alone', null)) as signals,
  is_defender as is_lower_bound, known_as
from scores
order by rank desc, first_seen, finding_key
