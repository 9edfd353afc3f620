-- Which command lines and scripts hide what they do: encoded, joined from pieces, or written to be unreadable? The
-- benign look-alike is a management agent that passes PowerShell encoded, a browser child, or an updater's report.
with texts as not materialized (
  select
    timestamp, host, "user", coalesce(lower(process_name), 'unnamed program') as process, arguments as line,
    false as is_script, twin_record is null as is_counted, {'file_id': file_id, 'record': record} as ref
  from process_logs
  where length(arguments) >= $min_length
  union all
  select
    timestamp, host, "user", 'script', left(script_text, 60000), true, true, {'file_id': file_id, 'record': record}
  from script_logs
  where length(script_text) >= $min_length
),
-- Over all records and not the distinct lines alone: to tell those apart would take the memory of the whole log.
lengths as materialized (
  select hash(process) as program, length(line)::integer as length from texts where not is_script
),
medians as (
  select program, median(length) as middle from lengths group by program having count(*) >= $min_lines
),
long_lines as (
  select lengths.program, any_value(middle) + $length_deviations * median(abs(length - middle)) as long_from
  from lengths join medians on lengths.program = medians.program
  group by lengths.program
),
lines as (
  select process, line, is_script, length(line) as length from texts
  where length(line) >= $long_line
    or regexp_matches(line, '(?i)[\^`]\w*[\^`]\w*[\^`]|["'']\s*\+\s*["'']|""\w|\{\d\}\s*\{\d\}|\biex\b|'
      || 'invoke-expression|frombase64|-bxor|\[char\]|downloadstring|downloaddata|deflatestream|gzipstream|'
      || '\$shellid\[|\$pshome\[|comspec\[|[-/–—―]e\w*[\s:="'']+[a-z0-9+/]{20}')
    or (regexp_matches(line, '[A-Za-z0-9+/]{20}') and len(list_filter(
      regexp_extract_all(line, '[A-Za-z0-9+/]{20,}'), lambda run: regexp_matches(run, '[A-Z]')
        and regexp_matches(run, '[a-z]') and (length(run) >= 60
        or regexp_matches(run, '[0-9]|(?:[C-Za-f][AQgw][AB][A-Za-z0-9+/]A[A-H][A-Za-z0-9+/]A){2}'))
    )) > 0)
  group by process, line, is_script
),
candidates as materialized (
  select
    row_number() over () as id, lines.process, line, is_script, length, long_from,
    regexp_replace(line, '[\^`]|""|''''|["'']\s*\+\s*["'']', '', 'g') as plain
  from lines
  left join long_lines on hash(lines.process) = long_lines.program
),
runs as (
  select id, unnest(list_distinct(regexp_extract_all(plain, '[A-Za-z0-9+/]{20,}={0,2}')[:40])) as run from candidates
),
-- A step of its own, since from DuckDB 1.5 on a name of the same select is not seen inside try().
heads as (
  select id, rtrim(run, '=') as letters, left(letters, 8000) as head from runs
),
blobs as (
  select
    id, letters,
    try(from_base64(case length(head) % 4 when 0 then head when 1 then head[:-2]
      when 2 then head || '==' else head || '=' end)) as content
  from heads
),
-- As text the engine writes every byte outside ASCII as \x and two digits, and quotes and backslashes too.
contents as (
  select
    id, letters, octet_length(content) as bytes,
    replace(replace(replace(replace(replace(replace(content::varchar, '\x0D', ''), '\x0A', ' '), '\x09', ' '),
      '\x27', ''''), '\x22', '"'), '\x5C', '\') as written,
    replace(written, '\x00', '') as shown,
    (length(written) - length(shown)) / 4 as zeros, (length(shown) - length(replace(shown, '\x', ''))) / 2 as others
  from blobs
),
payloads as (
  select
    id, length(letters) as run,
    case
      when zeros >= 0.4 * bytes and zeros <= 0.6 * bytes and others <= 0.1 * bytes then 'UTF-16 text'
      when zeros = 0 and others <= 0.05 * bytes
        then if(regexp_matches(shown, '^\s*[\[{<]') or not regexp_matches(shown, '[\s;|$(]'), 'data', 'text')
      when length(letters) >= 40 and regexp_matches(letters, '^(TV[opqr]|UEsDB|H4sI)') then 'program or archive'
    end as kind,
    case when kind is not null then cut_text(regexp_replace(shown, '(\\x..)+', '.', 'g'), 500) end as decoded
  from contents
),
longest_runs as (
  select
    id, max(run) as run, arg_max(kind, run) filter (kind is not null) as kind,
    arg_max(decoded, run) filter (kind is not null) as decoded
  from payloads
  group by id
),
features as (
  select
    candidates.id, process, line, is_script, length, long_from, coalesce(run, 0) as base64_run, kind, decoded,
    regexp_matches(plain, '(?:[C-Za-f][AQgw][AB][A-Za-z0-9+/]A[A-H][A-Za-z0-9+/]A){5}') as is_utf16,
    regexp_matches(process || ' ' || plain, '(?i)powershell|pwsh')
      and regexp_matches(plain,
        '(?i)(?:^|[\s"''])[-/–—―]e(?:nc?o?d?e?d?c?o?m?m?a?n?d?|c)?[\s:="'']+[a-z0-9+/]{20,}')
      as is_switch,
    list_distinct(list_transform(regexp_extract_all(line, '(?i)frombase64string|-bxor\b|\[char\]|\biex\b|'
      || 'invoke-expression|downloadstring|downloaddata|deflatestream|gzipstream|\$shellid\[|\$pshome\[|'
      || '\$env:comspec\['), lambda token: lower(token))) as tokens,
    list_filter($hidden_words, lambda mark: contains(lower(plain), mark) and not contains(lower(line), mark))
      as hidden_words,
    regexp_extract(plain, '(?i)powershell|invoke-expression|invoke-webrequest|downloadstring|frombase64string|'
      || 'new-object|start-process|rundll32|regsvr32|certutil|wscript|mshta') as word,
    len(list_filter(range(1, length(word)::bigint),
      lambda i: (word[i] = upper(word[i])) <> (word[i + 1] = upper(word[i + 1]))))
      >= 0.5 * (length(word) - 1) and length(word) > 4 as is_mixed_case,
    length(regexp_replace(left(line, 20000), '[\w\s]', '', 'g')) >= $symbol_percent / 100 * least(length, 20000)
      and length >= 40 as is_symbols,
    len(regexp_extract_all(line, '\w[\^`]\w')) > 3 or len(regexp_extract_all(line, '["'']\s*\+\s*["'']')) >= 3
      or regexp_matches(line, '(?i)(\{\d\}\s*){2,}["'']\s*-f\b') as is_joined,
    case when length >= $long_line then list_aggregate(string_split(left(line, 20000), ''), 'entropy') end as entropy,
    regexp_matches(line, '--(type|gpu-preferences|field-trial-handle)=') or list_contains($quiet_programs, process)
      as is_quiet,
    regexp_replace(lower(line), '\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?|s-1-[0-9-]+|[0-9a-f]{32,64}|'
      || '[0-9]+', '#', 'g') as template
  from candidates
  left join longest_runs on candidates.id = longest_runs.id
),
signs as (
  select
    id, process, line, is_script, length, base64_run, kind, decoded, entropy, template, is_quiet, tokens,
    list_filter([
      if(is_utf16 and not is_script and (not is_quiet or kind = 'UTF-16 text'),
        {'name': 'UTF-16 in base64', 'points': 4}, null),
      if(kind = 'data', {'name': 'base64 that decodes to data', 'points': 1}, null),
      if(kind <> 'data', {'name': 'base64 that decodes to ' || kind, 'points': 4}, null),
      if(base64_run >= $long_run, {'name': 'long base64 run', 'points': 2}, null),
      if(is_switch, {'name': 'encoded command', 'points': 3}, null),
      if(len(tokens) > 0,
        {'name': array_to_string(list_sort(tokens), ' and '), 'points': 2 + least(len(tokens), 3)}, null),
      if(len(hidden_words) > 0, {'name': 'hidden ' || array_to_string(hidden_words, ', '), 'points': 3}, null),
      if(entropy >= $long_line_entropy, {'name': 'high entropy', 'points': 2}, null),
      if(length >= $long_line or length > long_from, {'name': 'long line', 'points': 1}, null),
      if(is_symbols, {'name': 'many symbols', 'points': 1}, null),
      if(is_joined, {'name': 'joined from pieces', 'points': 1}, null),
      if(is_mixed_case, {'name': 'alternating case', 'points': 1}, null),
      if(is_quiet, {'name': 'program that passes such lines', 'points': -3}, null)
    ], lambda sign: sign is not null) as signs,
    coalesce(list_sum(list_transform(signs, lambda sign: sign.points)), 0) as own_points
  from features
),
hits as (
  select
    signs.id, texts.process, texts.line, signs.is_script, length, base64_run, kind, decoded, entropy, template, signs,
    -- Pieces of one block that cannot be read alone are told as one.
    if(kind is null, regexp_replace(template, '[a-z0-9+/#]{40,}=*', '<run>', 'g'), template) as form,
    own_points, timestamp, host, "user", is_counted, ref
  from signs
  join texts on signs.line = texts.line and signs.process = texts.process and signs.is_script = texts.is_script
  where own_points >= if(signs.is_script, $min_script_points, $min_points)
),
templates as (
  select
    process, template,
    count(distinct host) >= $common_hosts or count(*) filter (is_counted) >= $common_starts as is_common
  from hits
  group by process, template
),
findings as (
  select
    host, hits.process, form, bool_or(is_common) as is_often,
    (max(own_points) - if(bool_or(is_common), 2, 0))::integer as points, arg_max(signs, own_points) as signs,
    arg_max(line, own_points) as line, arg_max(decoded, own_points) as decoded, arg_max(kind, own_points) as kind,
    max(length) as length, max(base64_run) as base64_run, max(entropy) as entropy, min(timestamp) as first_seen,
    max(timestamp) as last_seen, if(count(distinct lower("user")) = 1, min("user"), null) as "user",
    count(*) filter (is_counted) as starts, list_distinct(list(ref)) as row_refs, any_value(is_script) as is_script
  from hits
  join templates on hits.process = templates.process and hits.template = templates.template
  group by host, hits.process, form
  having max(own_points) - if(bool_or(is_common), 2, 0) >= if(bool_or(hits.is_script), $min_script_points, $min_points)
)
select
  concat_ws('|', coalesce(host, '-'), process, md5(form)) as finding_key,
  case when points >= $high_points then 'high' when points >= $medium_points then 'medium' else 'low' end as severity,
  first_seen, last_seen, host, "user",
  concat(
    if(is_script, 'A script', concat('A command line of ', process)), ' on ', coalesce(host, 'an unnamed host'),
    ' as ' || "user", ' hides what it does', if(starts > 1, format(', {:,} times', starts), ''), ': ',
    array_to_string(list_transform(signs, lambda sign: format('{} ({})', sign.name, sign.points::integer)), ', '),
    if(is_often, ', seen often or on several hosts (-2)', ''), format('. {} points', points),
    format(', {:,} characters, longest base64 run {:,}.', length, base64_run),
    ' It decodes to: ' || cut_text(decoded, 120) || '.'
  ) as summary,
  row_refs, points, decoded, kind as decoded_kind, array_to_string(list_transform(signs, lambda sign: sign.name), ', ')
    as signs, length, base64_run, entropy, starts, process as process_name,
    cut_text(line, 2000) as command_line
from findings
order by case severity when 'high' then 3 when 'medium' then 2 else 1 end desc, first_seen, finding_key
