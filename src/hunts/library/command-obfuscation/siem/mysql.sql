with recursive digits as (
  select 0 as digit union all select 1 union all select 2 union all select 3 union all select 4
  union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
),
letters as (
  select convert(char(hundreds.digit * 100 + tens.digit * 10 + ones.digit) using utf8mb4) collate utf8mb4_bin as letter
  from digits as hundreds
  cross join digits as tens
  cross join digits as ones
  where hundreds.digit * 100 + tens.digit * 10 + ones.digit between 1 and 127
),
starts as (
  select
    `timestamp`, upper(host) as host, `user`, convert(lower(`user`) using utf8mb4) collate utf8mb4_bin as user_key,
    convert(lower(coalesce(process_name, 'unnamed program')) using utf8mb4) collate utf8mb4_bin as process,
    convert(arguments using utf8mb4) collate utf8mb4_bin as line_text
  from process_logs
  where (`timestamp` between {{from}} and {{to}} or `timestamp` is null) and char_length(arguments) >= {{min_length}}
),
lengths as (
  select
    process, char_length(line_text) as text_length, count(*) over (partition by process) as start_count,
    row_number() over (partition by process order by char_length(line_text)) as place
  from starts
),
middles as (
  select
    process, text_length, start_count,
    avg(if(place in ((start_count + 1) div 2, start_count div 2 + 1), text_length, null)) over (partition by process) as middle
  from lengths
  where start_count >= {{min_lines}}
),
distances as (
  select
    process, start_count, middle, abs(text_length - middle) as distance,
    row_number() over (partition by process order by abs(text_length - middle)) as place
  from middles
),
long_lines as (
  select process, min(middle) + {{length_deviations}} * avg(distance) as long_from
  from distances
  where place in ((start_count + 1) div 2, start_count div 2 + 1)
  group by process
),
candidates as (
  select distinct
    process, line_text, md5(concat(process, '|', line_text)) as line_key, char_length(line_text) as text_length,
    regexp_replace(line_text, '[\\^`]|""|''''|["'']\\s*\\+\\s*["'']', '') as plain
  from starts
  where char_length(line_text) >= {{long_line}}
    or line_text regexp concat('(?i)[\\^`]\\w*[\\^`]\\w*[\\^`]|["'']\\s*\\+\\s*["'']|""\\w|\\{\\d\\}\\s*\\{\\d\\}|\\biex\\b|',
      'invoke-expression|frombase64|-bxor|\\[char\\]|downloadstring|downloaddata|deflatestream|gzipstream|',
      '\\$shellid\\[|\\$pshome\\[|comspec\\[|[-/–—―]e\\w*[\\s:="''+]+[a-z0-9+/]{20}')
    or line_text regexp concat('(?<![A-Za-z0-9+/])(?=[a-z0-9+/]*[A-Z])(?=[A-Z0-9+/]*[a-z])(?:(?=[A-Za-z+/]*[0-9])|',
      '(?=[A-Za-z0-9+/]{60})|(?=[A-Za-z0-9+/]*?(?:[C-Za-f][AQgw][AB][A-Za-z0-9+/]A[A-H][A-Za-z0-9+/]A){2}))[A-Za-z0-9+/]{20}')
),
-- One run after the other is cut off the front of what is left of the line.
run_steps as (
  select line_key, 1 as step, plain as rest_text, coalesce(regexp_substr(plain, '[A-Za-z0-9+/]{20,}'), '') as run
  from candidates
  union all
  select
    line_key, step + 1, substring(rest_text, locate(run, rest_text) + char_length(run)),
    coalesce(regexp_substr(substring(rest_text, locate(run, rest_text) + char_length(run)), '[A-Za-z0-9+/]{20,}'), '')
  from run_steps
  where run <> '' and step < 40
),
contents as (
  select
    line_key, step, run, from_base64(case char_length(left(run, 8000)) % 4 when 0 then left(run, 8000)
      when 1 then left(run, char_length(left(run, 8000)) - 1) when 2 then concat(left(run, 8000), '==')
      else concat(left(run, 8000), '=') end) as content
  from run_steps
  where run <> ''
),
-- As Latin-1 every byte is a letter, so that zero bytes and unreadable ones can be counted.
shown_contents as (
  select
    line_key, step, run, length(content) as byte_count, length(content) - length(replace(content, x'00', '')) as zeros,
    char_length(regexp_replace(convert(convert(content using latin1) using utf8mb4), '[\\x20-\\x7e\\x00\\t\\n\\r]', '')) as others,
    regexp_replace(regexp_replace(regexp_replace(convert(convert(content using latin1) using utf8mb4), '[\\x00\\r]', ''),
      '[\\t\\n]', ' '), '[^\\x20-\\x7e]+', '.') as shown
  from contents
),
payloads as (
  select
    line_key, step, char_length(run) as run_length, left(shown, 500) as decoded,
    case
      when zeros >= 0.4 * byte_count and zeros <= 0.6 * byte_count and others <= 0.1 * byte_count then 'UTF-16 text'
      when zeros = 0 and others <= 0.05 * byte_count
        then if(shown regexp '^\\s*[\\[\\{<]' or not shown regexp '[\\s;|$(]', 'data', 'text')
      when char_length(run) >= 40 and run regexp '^(TV[opqr]|UEsDB|H4sI)' then 'program or archive'
    end as kind
  from shown_contents
),
ordered_payloads as (
  select payloads.*, row_number() over (partition by line_key order by kind is null, run_length desc, step) as place
  from payloads
),
line_runs as (
  select
    line_key, max(run_length) as base64_run, max(if(place = 1, kind, null)) as kind,
    max(if(place = 1 and kind is not null, decoded, null)) as decoded
  from ordered_payloads
  group by line_key
),
features as (
  select
    candidates.process, candidates.line_key, line_text, text_length, plain, coalesce(base64_run, 0) as base64_run, kind, decoded,
    text_length >= {{long_line}} or coalesce(text_length > long_from, 0) as is_long,
    plain regexp '(?:[C-Za-f][AQgw][AB][A-Za-z0-9+/]A[A-H][A-Za-z0-9+/]A){5}' as is_utf16,
    concat(candidates.process, ' ', plain) regexp '(?i)powershell|pwsh' and plain regexp
      '(?i)(?:^|[\\s"''])[-/–—―]e(?:nc?o?d?e?d?c?o?m?m?a?n?d?|c)?[\\s:="'']+[a-z0-9+/]{20,}' as is_switch,
    (line_text regexp '(?i)frombase64string') + (line_text regexp '(?i)-bxor\\b') + (line_text regexp '(?i)\\[char\\]')
      + (line_text regexp '(?i)\\biex\\b') + (line_text regexp '(?i)invoke-expression')
      + (line_text regexp '(?i)downloadstring') + (line_text regexp '(?i)downloaddata')
      + (line_text regexp '(?i)deflatestream') + (line_text regexp '(?i)gzipstream') + (line_text regexp '(?i)\\$shellid\\[')
      + (line_text regexp '(?i)\\$pshome\\[') + (line_text regexp '(?i)\\$env:comspec\\[') as token_count,
    exists (
      select 1 from {{hidden_words}} as hidden_items
      where locate(item collate utf8mb4_bin, lower(plain)) > 0 and locate(item collate utf8mb4_bin, lower(line_text)) = 0)
      as hides_words,
    regexp_substr(plain, concat('(?i)powershell|invoke-expression|invoke-webrequest|downloadstring|frombase64string|',
      'new-object|start-process|rundll32|regsvr32|certutil|wscript|mshta')) as word,
    text_length >= 40 and char_length(regexp_replace(left(line_text, 20000), '[A-Za-z0-9_\\s]', ''))
      >= {{symbol_percent}} / 100 * least(text_length, 20000) as is_symbols,
    line_text regexp '(?s)(\\w[\\^`]\\w.*?){4}' or line_text regexp '(?s)(["'']\\s*\\+\\s*["''].*?){3}'
      or line_text regexp '(?i)(\\{\\d\\}\\s*){2,}["'']\\s*-f\\b' as is_joined,
    if(text_length < {{long_line}}, null, log2(least(text_length, 20000)) - (
      select sum(case when char_length(left(line_text, 20000)) - char_length(replace(left(line_text, 20000), letter, '')) < 2
        then 0 else (char_length(left(line_text, 20000)) - char_length(replace(left(line_text, 20000), letter, '')))
          * log2(char_length(left(line_text, 20000)) - char_length(replace(left(line_text, 20000), letter, ''))) end)
      from letters) / least(text_length, 20000)) as entropy,
    line_text regexp '--(type|gpu-preferences|field-trial-handle)='
      or candidates.process in (select item from {{quiet_programs}} as quiet_items) as is_quiet,
    regexp_replace(lower(line_text), concat('\\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\}?|s-1-[0-9-]+|',
      '[0-9a-f]{32,64}|[0-9]+'), '#') as template
  from candidates
  left join line_runs on line_runs.line_key = candidates.line_key
  left join long_lines on long_lines.process = candidates.process
),
turns as (
  select features.*, regexp_replace(regexp_replace(word, '(?-i)[^a-z]', '1'), '(?-i)[a-z]', '0') as turn_text from features
),
signs as (
  select
    turns.*, char_length(word) > 4 and 2 * char_length(turn_text) - char_length(replace(turn_text, '01', ''))
      - char_length(replace(turn_text, '10', '')) >= char_length(word) - 1 as is_mixed_case
  from turns
),
pointed as (
  select
    signs.*, if(is_utf16 and (not is_quiet or kind <=> 'UTF-16 text'), 4, 0)
      + case when kind is null then 0 when kind = 'data' then 1 else 4 end + if(base64_run >= {{long_run}}, 2, 0)
      + if(is_switch, 3, 0) + if(token_count > 0, 2 + least(token_count, 3), 0) + if(hides_words, 3, 0)
      + if(entropy >= {{long_line_entropy}}, 2, 0) + is_long + is_symbols + is_joined + coalesce(is_mixed_case, 0)
      - if(is_quiet, 3, 0) as own_points,
    -- Pieces of one block that cannot be read alone are told as one.
    if(kind is null, regexp_replace(template, '[a-z0-9+/#]{40,}=*', '<run>'), template) as form
  from signs
),
hits as (
  select
    `timestamp`, host, `user`, user_key, pointed.process, pointed.line_text, text_length, base64_run, entropy, kind, decoded,
    own_points, template, form, concat_ws(', ', if(is_utf16, 'UTF-16 in base64', null),
      concat('base64 that decodes to ', kind), if(base64_run >= {{long_run}}, 'long base64 run', null),
      if(is_switch, 'encoded command', null), if(token_count > 0, 'words that decode or run', null),
      if(hides_words, 'hidden words', null), if(entropy >= {{long_line_entropy}}, 'high entropy', null),
      if(is_long, 'long line', null), if(is_symbols, 'many symbols', null), if(is_joined, 'joined from pieces', null),
      if(is_mixed_case, 'alternating case', null), if(is_quiet, 'program that passes such lines', null)) as signs_seen
  from pointed
  join starts on md5(concat(starts.process, '|', starts.line_text)) = pointed.line_key
  where own_points >= {{min_points}}
),
counted_hits as (
  select
    hits.*, count(*) over (partition by process, template) as starts_alike,
    dense_rank() over (partition by process, template order by host)
      + dense_rank() over (partition by process, template order by host desc)
      - 1 - max(host is null) over (partition by process, template) as hosts_alike
  from hits
),
findings as (
  select
    host, process, form, max(own_points) - 2 * max(starts_alike >= {{common_starts}} or hosts_alike >= {{common_hosts}}) as points,
    max(starts_alike >= {{common_starts}} or hosts_alike >= {{common_hosts}}) as is_often, min(`timestamp`) as first_seen,
    max(`timestamp`) as last_seen, if(count(distinct user_key) = 1, min(`user` collate utf8mb4_bin), null) as one_user,
    count(*) as records, max(decoded) as decoded, max(kind) as decoded_kind,
    group_concat(distinct signs_seen separator ' | ') as signs, max(text_length) as text_length, max(base64_run) as base64_run,
    max(entropy) as entropy, left(min(line_text), 2000) as command_line,
    max(user_key in (select item from {{users}} as user_items)) as is_of_user
  from counted_hits
  group by host, process, form
  having points >= {{min_points}}
)
select
  case when points >= {{high_points}} then 'high' when points >= {{medium_points}} then 'medium' else 'low' end as severity,
  first_seen, last_seen, host, one_user as `user`, records, points, decoded, decoded_kind, signs, text_length as length,
  base64_run, entropy, is_often, process as process_name, command_line
from findings
where (not exists (select 1 from {{hosts}} as host_items) or host in (select item from {{hosts}} as host_items))
  and (not exists (select 1 from {{users}} as user_items) or is_of_user)
order by points desc, first_seen, host, process_name
limit {{row_cap}}
