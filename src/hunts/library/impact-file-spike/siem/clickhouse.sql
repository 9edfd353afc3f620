with changes as (
  select
    timestamp, toUnixTimestamp64Micro(assumeNotNull(timestamp)) as moment, file_id, record, host, `user`,
    ifNull(toString(operation), '') as deed, process_name, share, lower(ifNull(action, '')) as action_word,
    ifNull(toString(host), concat('file ', toString(file_id))) as place,
    if(request_ip in ('127.0.0.1', '::1', '0.0.0.0', '::'), null, request_ip) as source_ip,
    multiIf(
      source_ip is not null, assumeNotNull(source_ip),
      ifNull(process_id = 4, false) or ifNull(lower(process_name) in ('system', 'ntoskrnl.exe'), false), 'system',
      concat(lower(ifNull(toString(process_name), '')), '|', coalesce(process_guid, toString(process_id), ''))) as actor,
    lower(assumeNotNull(coalesce(file_path, file_name))) as path,
    lower(assumeNotNull(coalesce(file_name, file_path))) as name,
    lower(ifNull(coalesce(previous_name, splitByRegexp('[\\\\/]', previous_path)[-1]), '')) as old_name,
    splitByChar('.', name) as name_parts, intDiv(moment, {{window_minutes}} * 60000000) as slot
  from file_logs
  where timestamp between {{from}} and {{to}} and operation in ('create', 'modify', 'rename', 'delete')
    and coalesce(file_path, file_name) is not null
),
-- Enough changes in neighbouring slots are the least that any window needs; the rest is not looked at.
candidates as (
  select
    timestamp, moment, file_id, record, host, `user`, deed, process_name, share, place, source_ip, actor, path, name,
    old_name, if(position(name, '.') > 0, name_parts[-1], '') as extension,
    if(position(old_name, '.') > 0, splitByChar('.', old_name)[-1], '') as old_extension,
    substring(path, 1, greatest(toInt64(length(path)) - toInt64(length(name)), 0)) as folder,
    substring(path, 1, greatest(toInt64(length(path)) - toInt64(length(extension)) - 1, 0)) as stem,
    if(deed = 'create', arrayFilter(part -> has({{document_extensions}}, part),
      arrayPopBack(arrayPopFront(name_parts))), []) as inner_documents,
    deed = 'create' and has({{note_extensions}}, extension) as may_be_note,
    arrayFilter(tree -> position(path, tree) > 0, {{quiet_trees}})[1] as quiet_tree,
    action_word in ('filecreated', 'filemodified', 'filerenamed', 'filedeleted') as is_defender
  from (
    select
      *, count() over around as changes_around,
      countIf(deed = 'create' and has({{note_extensions}}, name_parts[-1])) over around as notes_around
    from changes
    window around as (partition by place, actor order by slot range between 1 preceding and 1 following)
  )
  where changes_around >= least({{min_files}}, {{min_appended}}) or notes_around >= {{note_folders}}
),
-- Sysmon has no rename: a file that appears while one of the same stem goes is one.
pairs as (
  select created.file_id as file_id, created.record as record, min(gone.extension) as lost_extension
  from (
    select place, actor, moment, extension, file_id, record, arrayJoin([stem, concat(stem, '.*')]) as sought
    from candidates where deed = 'create' and extension != ''
  ) as created
  join (
    select place, actor, moment, extension, arrayJoin([path, concat(stem, '.*')]) as sought
    from candidates where deed = 'delete' and extension != ''
  ) as gone on gone.place = created.place and gone.actor = created.actor and gone.sought = created.sought
  where abs(created.moment - gone.moment) <= {{pair_seconds}} * 1000000 and created.extension != gone.extension
  group by created.file_id, created.record
),
-- `gained` is the new extension of a file that kept its own before it, or lost a usual one for one that is not.
gains as (
  select
    candidates.*, deed = 'rename' or lost_extension != '' or notEmpty(inner_documents) as is_gain,
    multiIf(
      deed = 'rename' and startsWith(name, concat(old_name, '.')) and old_name != '', extension,
      deed = 'rename' and old_extension != '' and extension != old_extension
        and not has({{document_extensions}}, extension), extension,
      (lost_extension != '' or notEmpty(inner_documents)) and not has({{document_extensions}}, extension), extension,
      '') as gained,
    multiIf(deed = 'rename', old_extension, lost_extension != '', lost_extension, notEmpty(inner_documents),
      inner_documents[1], deed = 'create', '', extension) as kind_before
  from candidates
  left join pairs on pairs.file_id = candidates.file_id and pairs.record = candidates.record
),
firsts as (
  select
    *, is_gain and ifNull(moment - lagInFrame(toNullable(moment)) over (
      partition by place, actor, path, is_gain order by moment, file_id, record
      rows between unbounded preceding and current row) > {{window_minutes}} * 60000000, true) as is_first_gain,
    ifNull(moment - lagInFrame(toNullable(moment)) over (
      partition by place, actor, path order by moment, file_id, record
      rows between unbounded preceding and current row) > {{rate_seconds}} * 1000000, true) as is_first
  from gains
),
counted_changes as (
  select
    *, countIf(is_first_gain) over same as gained_files, uniqExactIf(folder, is_gain) over same as gained_folders,
    countIf(is_first_gain) over (partition by place, actor order by moment
      range between {{window_minutes}} * 60000000 preceding and current row) as all_gained_files,
    uniqExact(folder) over (partition by place, actor, may_be_note, name order by moment
      range between {{window_minutes}} * 60000000 preceding and current row) as folders_with_name,
    countIf(is_first) over (partition by place, actor order by moment
      range between {{rate_seconds}} * 1000000 preceding and current row) as rate
  from firsts
  window same as (partition by place, actor, is_gain, gained order by moment
    range between {{window_minutes}} * 60000000 preceding and current row)
),
-- A change belongs to the burst when a window that counted enough holds it.
members as (
  select
    *, max(rate) over (partition by place, actor order by moment
      range between current row and {{rate_seconds}} * 1000000 following) >= {{min_files}} as is_fast,
    countIf(gained != '' and gained_files >= {{min_appended}} and gained_folders >= {{min_folders}}
      and gained_files * 100 >= all_gained_files * {{append_percent}}) over (partition by place, actor order by moment
      range between {{pair_seconds}} * 1000000 preceding and {{window_minutes}} * 60000000 following) > 0 as is_appending,
    may_be_note and max(folders_with_name) over (partition by place, actor, may_be_note, name order by moment
      range between current row and {{window_minutes}} * 60000000 following) >= {{note_folders}} as is_note
  from counted_changes
),
steps as (
  select *, ifNull(moment - lagInFrame(toNullable(moment)) over (
    partition by place, actor order by moment, file_id, record
    rows between unbounded preceding and current row) > {{window_minutes}} * 60000000, false) as opens
  from members
  where is_fast or is_appending or is_note
),
sessions as (
  select *, sum(opens) over (partition by place, actor order by moment, file_id, record
    rows between unbounded preceding and current row) as session
  from steps
),
named_sessions as (
  select
    *, countIf(is_first_gain) over (partition by place, actor, session, gained) as files_with_gain,
    uniqExact(folder) over (partition by place, actor, session, is_note, name) as folders_with_note
  from sessions
),
bursts as (
  select
    place, actor, session, any(host) as burst_host, min(`user`) as burst_user,
    groupUniqArray(lowerUTF8(`user`)) as user_keys, min(process_name) as program, min(source_ip) as source,
    min(share) as share_name, min(timestamp) as first_seen, max(timestamp) as last_seen, min(moment) as first_moment,
    max(moment) as last_moment, uniqExact(path) as file_count, uniqExact(folder) as folder_count, max(rate) as peak,
    max(is_fast) as has_fast, max(is_appending) as has_appending, max(is_note) as has_any_note,
    argMinIf(gained, (-toInt64(files_with_gain), gained), gained != '') as new_extension,
    maxIf(files_with_gain, gained != '') as renamed_count,
    argMinIf(name, (-toInt64(folders_with_note), name), is_note) as note_name,
    maxIf(folders_with_note, is_note) as note_folders, max(is_defender) as is_lower_bound,
    countIf(deed != 'create' or gained != '') * 2 >= count() as changes_existing,
    arraySort(groupUniqArrayIf(kind_before, has({{document_extensions}}, kind_before))) as originals,
    if(countIf(quiet_tree = '') = 0 and uniqExact(quiet_tree) = 1, any(quiet_tree), '') as tree,
    uniqExact(file_id, record) as records
  from named_sessions
  group by place, actor, session
),
-- An extension that the host has had for a day or more is nothing new.
earlier_extensions as (
  select place, name_parts[-1] as extension, min(moment) as first_at from changes group by place, extension
),
minutes as (
  select place, groupArray((minute, change_count)) as minute_counts
  from (
    select place, intDiv(moment, 60000000) as minute, count() as change_count from changes group by place, minute
  )
  group by place
),
creations as (
  select place, actor, groupArray((moment, path)) as created
  from candidates where deed = 'create' group by place, actor
),
measures as (
  select
    bursts.*, bursts.actor = 'system' as is_system,
    arraySort(arrayMap(pair -> pair.2, arrayFilter(
      pair -> pair.1 < intDiv(first_moment, 60000000) - {{baseline_guard}}
        or pair.1 > intDiv(last_moment, 60000000) + {{baseline_guard}}, minute_counts))) as other_minutes,
    if(length(other_minutes) >= {{baseline_minutes}},
      other_minutes[toUInt32(greatest(1, ceil(round(length(other_minutes) * {{baseline_quantile}}, 6))))], 0) as usual,
    greatest({{min_files}}, toInt64(ceil({{baseline_factor}} * usual))) as threshold,
    has_appending and has({{temporary_extensions}}, new_extension) as is_temporary,
    has_fast and peak >= threshold as has_rate,
    has_appending and not is_temporary and (first_at = 0
      or first_at >= first_moment - {{new_hours}} * 3600000000) as has_append,
    length(originals) >= {{min_originals}} as has_breadth,
    has_any_note and (has_append or (has_rate and changes_existing)) as has_note,
    has_any_note and not has_rate and not has_append and note_folders * 100 >= {{note_percent}} * arrayUniq(arrayMap(
      pair -> pair.2, arrayFilter(pair -> pair.1 between first_moment and last_moment, created))) as is_note_alone,
    has_rate * {{weight_rate}} + has_append * {{weight_append}} + has_breadth * {{weight_breadth}}
      + has_note * {{weight_note}} as score,
    coalesce(
      if(arrayExists(tool -> match(lower(ifNull(toString(program), '')), concat('^',
        replaceAll(replaceAll(regexpQuoteMeta(tool), '\\*', '.*'), '\\?', '.'), '$')), {{known_tools}}),
        toString(program), null),
      if(tree != '', concat('all under ', tree), null), if(is_temporary, 'temporary extension', null)) as known_as
  from bursts
  left join earlier_extensions
    on earlier_extensions.place = bursts.place and earlier_extensions.extension = bursts.new_extension
  left join minutes on minutes.place = bursts.place
  left join creations on creations.place = bursts.place and creations.actor = bursts.actor
)
select
  ['informational', 'low', 'medium', 'high', 'critical'][multiIf(
    known_as is not null, if(is_note_alone, 1, 2),
    is_note_alone, if(note_folders >= {{many_note_folders}} or source is not null or is_system, 3, 2),
    score >= {{critical_score}}, 5, score >= {{high_score}}, 4, score >= {{medium_score}}, 3,
    changes_existing, 2, 1)] as severity,
  first_seen, last_seen, burst_host as host, burst_user as `user`, records, source as source_ip, share_name as share,
  program as process_name, file_count, folder_count, peak, threshold, new_extension as extension, renamed_count,
  arrayStringConcat(originals, ', ') as original_extensions, note_name, note_folders, score,
  arrayStringConcat(arrayFilter(sign -> sign != '', [if(has_rate, 'rate', ''), if(has_append, 'new extension', ''),
    if(has_breadth, 'many kinds', ''), if(has_note, 'note', ''), if(is_note_alone, 'note alone', '')]), ', ') as signals,
  is_lower_bound, known_as
from measures
where (has_rate or has_append or is_note_alone)
  and (empty({{hosts}}) or has({{hosts}}, upperUTF8(ifNull(toString(burst_host), ''))))
  and (empty({{users}}) or hasAny({{users}}, arrayMap(one -> ifNull(one, ''), user_keys)))
order by first_seen, host, `user`, process_name
limit {{row_cap}}
