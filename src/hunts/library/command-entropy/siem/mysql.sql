with recursive codes as (select 1 as code union all select code + 1 from codes where code < 127),
letters as (select distinct char(code) as letter, code between 32 and 126 as is_usual from codes),
starts as (
  select
    `timestamp`, upper(host) as host, `user`, convert(lower(`user`) using utf8mb4) collate utf8mb4_bin as user_key,
    process_name, convert(arguments using utf8mb4) collate utf8mb4_bin as line_text,
    convert(regexp_replace(lower(coalesce(process_name, '')), '[.]exe$', '') using utf8mb4) collate utf8mb4_bin as process
  from process_logs
  where (`timestamp` between {{from}} and {{to}} or `timestamp` is null) and char_length(arguments) >= {{min_length}}
),
program_lines as (select distinct process, line_text from starts),
-- Counting letters is nearly all the work here, and goes by bytes, which are quicker to look through than letters.
byte_lines as (
  select
    process, line_text, convert(line_text using binary) as line_bytes, length(line_text) as byte_count,
    char_length(line_text) as text_length, line_text regexp '[\\x01-\\x1f\\x7f]' as is_unusual,
    if(length(line_text) = char_length(line_text), 0, char_length(regexp_replace(line_text, '[\\x01-\\x7f]', '')))
      as other_letters
  from program_lines
),
-- How often a letter occurs is what taking it out makes the line shorter by. Letters outside ASCII count as one letter.
measured as (
  select
    cast(conv(left(md5(process), 15), 16, 10) as unsigned) as program, unhex(md5(concat(process, '|', line_text))) as line_key,
    text_length,
    round(log2(text_length) - (
      coalesce((
        select sum((byte_count - length(replace(line_bytes, letter, ''))) * log2(byte_count - length(replace(line_bytes, letter, ''))))
        from letters
        where (is_usual or is_unusual) and locate(letter, line_bytes) > 0), 0)
      + if(other_letters > 0, other_letters * log2(other_letters), 0)) / text_length, 9) as entropy
  from byte_lines
),
-- Each step below reads the one before it once. Lines of equal entropy and length of one program are taken for one line.
placed as (
  select
    program, line_key, text_length, entropy,
    dense_rank() over (partition by program order by entropy, text_length) as place,
    row_number() over (partition by program, entropy, text_length order by line_key) as twin
  from measured
),
counted as (select placed.*, sum(twin = 1) over (partition by program) as own_lines from placed),
-- Of each program at most about twice the lines of a baseline, spread evenly, so that no program sets the scale for all.
own_middles as (
  select
    counted.*, twin = 1 and (place - 1) % greatest(own_lines div {{min_lines}}, 1) = 0 as is_shared,
    avg(if(twin = 1 and place in ((own_lines + 1) div 2, own_lines div 2 + 1), entropy, null))
      over (partition by program) as own_middle
  from counted
),
own_distances as (
  select
    own_middles.*, abs(entropy - own_middle) as own_distance, sum(is_shared) over () as all_lines,
    row_number() over (partition by program, twin = 1 order by abs(entropy - own_middle)) as own_turn,
    row_number() over (partition by is_shared order by entropy) as shared_place
  from own_middles
),
own_spreads as (
  select
    own_distances.*, avg(if(twin = 1, own_distance, null)) over (partition by program) as own_deviation,
    avg(if(twin = 1 and own_turn in ((own_lines + 1) div 2, own_lines div 2 + 1), own_distance, null))
      over (partition by program) as own_mad,
    avg(if(is_shared and shared_place in ((all_lines + 1) div 2, all_lines div 2 + 1), entropy, null)) over () as all_middle
  from own_distances
),
all_distances as (
  select
    own_spreads.*, abs(entropy - all_middle) as all_distance,
    row_number() over (partition by is_shared order by abs(entropy - all_middle)) as shared_turn
  from own_spreads
),
all_spreads as (
  select
    all_distances.*, own_lines >= {{min_lines}} as is_own, avg(if(is_shared, all_distance, null)) over () as all_deviation,
    avg(if(is_shared and shared_turn in ((all_lines + 1) div 2, all_lines div 2 + 1), all_distance, null)) over () as all_mad
  from all_distances
),
baselines as (
  select
    line_key, text_length, entropy, if(is_own, 'same program', 'all programs') as baseline,
    if(is_own, own_lines, all_lines) as line_count, if(is_own, own_middle, all_middle) as middle,
    if(is_own, own_mad, all_mad) as mad, if(is_own, own_deviation, all_deviation) as mean_deviation
  from all_spreads
),
scores as (
  select
    `timestamp`, host, `user`, user_key, process_name, starts.process, line_text, text_length, entropy, baseline,
    case when line_count < {{min_lines}} then null when mad > 0 then 0.6745 * (entropy - middle) / mad
      when mean_deviation > 0 then (entropy - middle) / (1.2533 * mean_deviation) else 0 end as z
  from starts
  join baselines on baselines.line_key = unhex(md5(concat(starts.process, '|', starts.line_text)))
  where (not exists (select 1 from {{hosts}} as host_items) or host in (select item from {{hosts}} as host_items))
    and (not exists (select 1 from {{users}} as user_items) or user_key in (select item from {{users}} as user_items))
),
candidates as (
  select
    scores.*, coalesce(z >= {{min_z}} and entropy >= {{min_entropy}}, 0) as is_outlier,
    line_text regexp concat('[A-Za-z0-9+/]{', {{base64_run}}, '}') as has_run,
    line_text regexp concat('[A-Za-z0-9+/]{', {{long_base64_run}}, '}') as has_long_run,
    concat(process, ' ', lower(line_text)) regexp '(^|[\\\\/\\s"''])(powershell|pwsh)'
      and line_text regexp concat(
        '(?i)(?:^|[\\s"''])[-/–—―]e(?:nc?o?d?e?d?c?o?m?m?a?n?d?|c)?[\\s:="''^]+[a-z0-9+/]{',
        {{command_base64_run}}, ',}') as is_encoded_command,
    line_text regexp '(?:[C-Za-f][AQgw][AB][A-Za-z0-9+/]A[A-H][A-Za-z0-9+/]A){5}' as is_utf16
  from scores
),
signals as (
  select
    candidates.*,
    case
      when is_encoded_command then null
      when line_text regexp '(?i)(--type=|--field-trial-handle|--gpu-preferences)' then 'browser child process'
      when process regexp '(edge|google)_?update' and line_text regexp '(?i)[-/]ping\\b' then 'updater report'
      when has_run and not has_long_run and not line_text regexp concat(
        '(?<![A-Za-z0-9+/])(?=[a-z0-9+/]*[A-Z])(?=[A-Z0-9+/]*[a-z])(?=[A-Za-z+/]*[0-9])[A-Za-z0-9+/]{', {{base64_run}}, '}')
        then 'hash, path or name, not base64'
    end as benign_label,
    case when is_encoded_command then 'encoded command' when has_run or has_long_run then 'encoded block'
      else 'entropy outlier' end as sign_name
  from candidates
  where is_outlier or has_run or has_long_run or is_encoded_command
),
commands as (
  select
    host, process, line_text, min(`user` collate utf8mb4_bin) as first_user, min(process_name) as program,
    max(case when benign_label is not null then 1 when is_encoded_command or (has_run and is_utf16) then 4 else 2 end)
      as severity_rank,
    min(`timestamp`) as first_seen, max(`timestamp`) as last_seen, count(*) as start_count, max(entropy) as entropy,
    max(text_length) as text_length, max(z) as z, min(baseline) as baseline, min(sign_name) as sign_name,
    min(benign_label) as benign_label
  from signals
  group by host, user_key, process, line_text
)
select
  elt(severity_rank, 'informational', 'low', 'medium', 'high', 'critical') as severity, first_seen, last_seen, host,
  first_user as `user`, start_count as records, entropy, text_length as length, z, baseline, sign_name as `signal`,
  benign_label, program as process_name, line_text as arguments
from commands
order by severity_rank desc, first_seen, host, `user`, process_name, arguments
limit {{row_cap}}
