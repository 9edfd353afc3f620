with least({{base64_run}}, {{long_base64_run}}, {{command_base64_run}}) as shortest_run,
measured as (
  select
    timestamp, host, `user`, process_name, assumeNotNull(arguments) as line, file_id, record,
    replaceRegexpOne(lower(ifNull(process_name, '')), '[.]exe$', '') as process, lengthUTF8(line) as letters,
    round(arrayReduce('entropy', splitByString('', line)), 12) as entropy,
    arrayMax(arrayMap(run -> length(run), arrayPushBack(extractAll(line, '[A-Za-z0-9+/]+'), ''))) as run_length
  from process_logs
  where (timestamp between {{from}} and {{to}} or timestamp is null)
    and arguments is not null and letters >= {{min_length}}
),
-- Lines of equal entropy and length of one program are taken for one line, so that repetition does not weigh. Of each
-- program at most about twice the lines of a baseline are shared, spread evenly, so that none sets the scale for all.
programs as (
  select
    process, arrayMap(one -> one.1, arraySort(groupUniqArray((entropy, letters)))) as entropies,
    length(entropies) as line_count, arrayReduce('quantileExactInclusive(0.5)', entropies) as middle,
    arrayMap(e -> abs(e - middle), entropies) as distances,
    arrayReduce('quantileExactInclusive(0.5)', distances) as mad, arrayAvg(distances) as mean_deviation,
    arrayFilter((e, i) -> (i - 1) % greatest(intDiv(line_count, {{min_lines}}), 1) = 0, entropies,
      arrayEnumerate(entropies)) as shared_entropies
  from measured
  group by process
),
estate as (
  select
    arrayFlatten(groupArray(shared_entropies)) as entropies, length(entropies) as line_count,
    arrayReduce('quantileExactInclusive(0.5)', entropies) as middle,
    arrayMap(e -> abs(e - middle), entropies) as distances,
    arrayReduce('quantileExactInclusive(0.5)', distances) as mad, arrayAvg(distances) as mean_deviation
  from programs
),
baselines as (
  select
    process, if(programs.line_count >= {{min_lines}}, 'same program', 'all programs') as baseline,
    if(baseline = 'same program', programs.line_count, estate.line_count) as line_count,
    if(baseline = 'same program', programs.middle, estate.middle) as middle,
    if(baseline = 'same program', programs.mad, estate.mad) as mad,
    if(baseline = 'same program', programs.mean_deviation, estate.mean_deviation) as mean_deviation
  from programs
  cross join estate
),
candidates as (
  select
    timestamp, host, `user`, process_name, line, file_id, record, measured.process as process, entropy, letters, run_length,
    baseline,
    multiIf(line_count < {{min_lines}}, null, mad > 0, 0.6745 * (entropy - middle) / mad,
      mean_deviation > 0, (entropy - middle) / (1.2533 * mean_deviation), 0) as z,
    ifNull(z >= {{min_z}} and entropy >= {{min_entropy}}, false) as is_outlier,
    run_length >= {{base64_run}} as has_run, run_length >= {{long_base64_run}} as has_long_run,
    run_length >= {{command_base64_run}}
      and match(concat(process, ' ', lower(line)), '(^|[\\\\/\\s"\'])(powershell|pwsh)')
      and match(line, concat(
        '(?i)(?:^|[\\s"\'])[-/–—―]e(?:nc?o?d?e?d?c?o?m?m?a?n?d?|c)?[\\s:="\'^]+[a-z0-9+/]{',
        toString({{command_base64_run}}), ',}')) as is_encoded_command,
    match(line, '(?:[C-Za-f][AQgw][AB][A-Za-z0-9+/]A[A-H][A-Za-z0-9+/]A){5}') as is_utf16
  from measured
  join baselines on measured.process = baselines.process
  where (is_outlier or run_length >= shortest_run)
    and (empty({{hosts}}) or has({{hosts}}, upperUTF8(ifNull(host, ''))))
    and (empty({{users}}) or has({{users}}, lowerUTF8(ifNull(`user`, ''))))
),
signals as (
  select
    *, multiIf(
      is_encoded_command, '',
      match(line, '(?i)(--type=|--field-trial-handle|--gpu-preferences)'), 'browser child process',
      match(process, '(edge|google)_?update') and match(line, '(?i)[-/]ping\\b'), 'updater report',
      has_run and not has_long_run and not arrayExists(
        run -> match(run, '[A-Z]') and match(run, '[a-z]') and match(run, '[0-9]'),
        extractAll(line, concat('[A-Za-z0-9+/]{', toString({{base64_run}}), ',}'))), 'hash, path or name, not base64',
      '') as benign_label,
    multiIf(is_encoded_command, 'encoded command', has_long_run or has_run, 'encoded block', 'entropy outlier') as signal,
    multiIf(benign_label != '', 1, is_encoded_command or (has_run and is_utf16), 4, 2) as severity_rank
  from candidates
  where is_outlier or has_run or has_long_run or is_encoded_command
),
commands as (
  select
    host, lowerUTF8(`user`) as user_key, process, line, min(signals.`user`) as first_user, min(process_name) as program,
    max(severity_rank) as top_rank, min(timestamp) as first_at, max(timestamp) as last_at,
    uniqExact(file_id, record) as starts, max(entropy) as top_entropy, max(letters) as top_length,
    max(run_length) as top_run, max(z) as top_z, min(baseline) as first_baseline, min(signal) as first_signal,
    min(nullIf(benign_label, '')) as first_label
  from signals
  group by host, user_key, process, line
)
select
  ['informational', 'low', 'medium', 'high', 'critical'][top_rank] as severity, first_at as first_seen, last_at as last_seen,
  host, first_user as `user`, starts as records, top_entropy as entropy, top_length as length, top_run as base64_run,
  top_z as z, first_baseline as baseline, first_signal as signal, first_label as benign_label, program as process_name,
  line as arguments
from commands
order by top_rank desc, first_seen, host, `user`, process_name, arguments
limit {{row_cap}}
