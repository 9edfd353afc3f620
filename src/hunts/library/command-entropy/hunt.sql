-- Which command lines carry an encoded block, an encoded PowerShell command, or text far more random than the lines of
-- the same program? The benign look-alike is software that passes tokens, identifiers and settings as long arguments.
with measured as (
  select
    logs.file_id, logs.record, logs.process_name,
    regexp_replace(lower(logs.process_name), '\.exe$', '') as process,
    entropies.entropy, entropies.length, entropies.base64_run
  from argument_entropy as entropies
  join process_logs as logs on entropies.file_id = logs.file_id and entropies.record = logs.record
  where entropies.length >= $min_length
),
-- Lines of equal entropy and length of one program are taken for one line, so that repetition does not weigh.
lines as (
  select
    process, entropy, length,
    row_number() over (partition by process order by entropy, length) as place,
    count(*) over (partition by process) as lines
  from measured
  group by process, entropy, length
),
process_medians as (
  select process, any_value(lines) as lines, median(entropy) as middle from lines group by process
),
process_spreads as (
  select
    process_medians.process, process_medians.lines, process_medians.middle,
    median(abs(lines.entropy - process_medians.middle)) as mad,
    avg(abs(lines.entropy - process_medians.middle)) as mean_deviation
  from lines
  join process_medians on lines.process is not distinct from process_medians.process
  group by process_medians.process, process_medians.lines, process_medians.middle
),
-- Of each program at most about twice $min_lines lines, spread evenly, so that no program sets the scale for all.
shared_lines as (
  select entropy from lines where (place - 1) % greatest(lines // $min_lines, 1) = 0
),
all_lines as (
  select count(*) as lines, median(entropy) as middle from shared_lines
),
all_spread as (
  select
    all_lines.lines, all_lines.middle,
    median(abs(shared_lines.entropy - all_lines.middle)) as mad,
    avg(abs(shared_lines.entropy - all_lines.middle)) as mean_deviation
  from shared_lines
  cross join all_lines
  group by all_lines.lines, all_lines.middle
),
baselines as (
  select
    process_spreads.process,
    case when process_spreads.lines >= $min_lines then 'same program' else 'all programs' end as baseline,
    case when process_spreads.lines >= $min_lines then process_spreads.lines else all_spread.lines end as lines,
    case when process_spreads.lines >= $min_lines then process_spreads.middle else all_spread.middle end as middle,
    case when process_spreads.lines >= $min_lines then process_spreads.mad else all_spread.mad end as mad,
    case when process_spreads.lines >= $min_lines
      then process_spreads.mean_deviation else all_spread.mean_deviation end as mean_deviation
  from process_spreads
  cross join all_spread
),
scores as (
  select
    measured.file_id, measured.record, measured.process, measured.entropy, measured.length, measured.base64_run,
    baselines.baseline,
    case
      when baselines.lines < $min_lines then null
      when baselines.mad > 0 then 0.6745 * (measured.entropy - baselines.middle) / baselines.mad
      when baselines.mean_deviation > 0
        then (measured.entropy - baselines.middle) / (1.2533 * baselines.mean_deviation)
      else 0
    end as z
  from measured
  join baselines on measured.process is not distinct from baselines.process
),
candidates as (
  select
    logs.timestamp, logs.host, logs."user", logs.process_name, logs.arguments, logs.file_id, logs.record,
    scores.process, scores.entropy, scores.length, scores.base64_run, scores.baseline, scores.z,
    coalesce(scores.z >= $min_z and scores.entropy >= $min_entropy, false) as is_outlier,
    scores.base64_run >= $base64_run as has_run,
    scores.base64_run >= $long_base64_run as has_long_run,
    scores.base64_run >= $command_base64_run
      and regexp_matches(concat(scores.process, ' ', lower(logs.arguments)), '(^|[\\/\s"''])(powershell|pwsh)')
      and regexp_matches(
        logs.arguments,
        '(?i)(?:^|[\s"''])[-/–—―]e(?:nc?o?d?e?d?c?o?m?m?a?n?d?|c)?[\s:="''^]+[a-z0-9+/]{'
          || $command_base64_run || ',}'
      ) as is_encoded_command,
    regexp_matches(logs.arguments, '(?:[C-Za-f][AQgw][AB][A-Za-z0-9+/]A[A-H][A-Za-z0-9+/]A){5}') as is_utf16
  from scores
  join process_logs as logs on scores.file_id = logs.file_id and scores.record = logs.record
  where coalesce(scores.z >= $min_z and scores.entropy >= $min_entropy, false)
    or scores.base64_run >= least($base64_run, $long_base64_run, $command_base64_run)
),
signals as (
  select
    timestamp, host, "user", process_name, arguments, file_id, record, process, entropy, length, base64_run,
    baseline, z, is_outlier, has_run, has_long_run, is_encoded_command, is_utf16,
    case
      when is_encoded_command then null
      when regexp_matches(arguments, '(?i)(--type=|--field-trial-handle|--gpu-preferences)')
        then 'browser child process'
      when regexp_matches(process, '(edge|google)_?update') and regexp_matches(arguments, '(?i)[-/]ping\b')
        then 'updater report'
      when has_run and not has_long_run and len(list_filter(
        regexp_extract_all(arguments, '[A-Za-z0-9+/]{' || $base64_run || ',}'),
        lambda run: regexp_matches(run, '[A-Z]') and regexp_matches(run, '[a-z]') and regexp_matches(run, '[0-9]')
      )) = 0 then 'hash, path or name, not base64'
    end as benign_label
  from candidates
  where is_outlier or has_run or has_long_run or is_encoded_command
),
ranked_signals as (
  select
    timestamp, host, "user", process_name, arguments, file_id, record, process, entropy, length, base64_run,
    baseline, z, benign_label,
    case
      when is_encoded_command then 'encoded command'
      when has_long_run or has_run then 'encoded block'
      else 'entropy outlier'
    end as signal,
    case
      when benign_label is not null then 1
      when is_encoded_command or (has_run and is_utf16) then 4
      else 2
    end as rank
  from signals
),
commands as (
  select
    host, lower("user") as user_key, process, arguments,
    min("user") as "user",
    min(process_name) as process_name,
    max(entropy) as entropy,
    max(length) as length,
    max(base64_run) as base64_run,
    max(z) as z,
    min(baseline) as baseline,
    min(benign_label) as benign_label,
    min(signal) as signal,
    max(rank) as rank,
    count(*) as starts,
    min(timestamp) as first_seen,
    max(timestamp) as last_seen,
    list({'file_id': file_id, 'record': record} order by timestamp, file_id, record) as row_refs
  from ranked_signals
  group by host, user_key, process, arguments
)
select
  concat_ws('|', coalesce(host, '-'), coalesce(user_key, '-'), coalesce(process, '-'), md5(arguments)) as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][rank] as severity,
  first_seen,
  last_seen,
  host,
  "user",
  concat(
    upper(left(signal, 1)), substr(signal, 2), ' in the arguments of ', coalesce(process_name, 'an unnamed program'),
    ' on ', coalesce(host, 'an unnamed host'), ' as ', coalesce("user", 'an unnamed user'),
    case when starts = 1 then ', once' else format(', {:,} times', starts) end,
    format('. {:,} characters, {:.2f} bits a character', length, entropy),
    case when z is null then ' (too few lines to compare)' else format(' (z {:.1f} against {})', z, baseline) end,
    format(', longest base64 run {:,}.', base64_run),
    case when benign_label is null then '' else concat(' Looks like a known benign case: ', benign_label, '.') end
  ) as summary,
  row_refs,
  entropy,
  length,
  base64_run,
  z,
  signal,
  coalesce(benign_label, '') as benign_label,
  starts,
  process_name,
  arguments
from commands
order by rank desc, first_seen, finding_key
