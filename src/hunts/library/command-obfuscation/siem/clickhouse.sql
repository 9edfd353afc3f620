with texts as (
  select
    timestamp, host, `user`, lower(ifNull(process_name, 'unnamed program')) as process, assumeNotNull(arguments) as line,
    false as is_script, twin_record is null as is_counted, (1, file_id, record) as ref
  from process_logs
  where (timestamp between {{from}} and {{to}} or timestamp is null) and lengthUTF8(arguments) >= {{min_length}}
  union all
  select timestamp, host, `user`, 'script', leftUTF8(assumeNotNull(script_text), 60000), true, true, (2, file_id, record)
  from script_logs
  where (timestamp between {{from}} and {{to}} or timestamp is null) and lengthUTF8(script_text) >= {{min_length}}
),
long_lines as (
  select
    process, groupArray(lengthUTF8(line)) as lengths, arrayReduce('quantileExactInclusive(0.5)', lengths) as middle,
    middle + {{length_deviations}} * arrayReduce('quantileExactInclusive(0.5)', arrayMap(n -> abs(n - middle), lengths))
      as long_from
  from texts
  where not is_script
  group by process
  having count() >= {{min_lines}}
),
candidates as (
  select
    process, line, is_script, lengthUTF8(line) as letters,
    replaceRegexpAll(line, '[\\^`]|""|\'\'|["\']\\s*\\+\\s*["\']', '') as plain,
    arrayMap(run -> trim(trailing '=' from run), arrayDistinct(arraySlice(
      extractAll(plain, '[A-Za-z0-9+/]{20,}={0,2}'), 1, 40))) as runs
  from texts
  where letters >= {{long_line}}
    or match(line, concat('(?i)[\\^`]\\w*[\\^`]\\w*[\\^`]|["\']\\s*\\+\\s*["\']|""\\w|\\{\\d\\}\\s*\\{\\d\\}|\\biex\\b|',
      'invoke-expression|frombase64|-bxor|\\[char\\]|downloadstring|downloaddata|deflatestream|gzipstream|',
      '\\$shellid\\[|\\$pshome\\[|comspec\\[|[-/–—―]e\\w*[\\s:="\'+]+[a-z0-9+/]{20}'))
    or arrayExists(
      run -> match(run, '[A-Z]') and match(run, '[a-z]') and (length(run) >= 60
        or match(run, '[0-9]|(?:[C-Za-f][AQgw][AB][A-Za-z0-9+/]A[A-H][A-Za-z0-9+/]A){2}')),
      extractAll(line, '[A-Za-z0-9+/]{20,}'))
  group by process, line, is_script
),
-- Every byte of what a run decodes to, so that zero bytes and unreadable ones can be counted.
decoded_runs as (
  select
    *, arrayMap(run -> left(run, 8000), runs) as heads,
    arrayMap(head -> arrayMap(byte -> reinterpretAsUInt8(byte), splitByString('', tryBase64Decode(multiIf(
      length(head) % 4 = 0, head, length(head) % 4 = 1, left(head, length(head) - 1),
      length(head) % 4 = 2, concat(head, '=='), concat(head, '='))))), heads) as run_bytes,
    arrayMap(bytes -> arrayCount(byte -> byte = 0, bytes), run_bytes) as zeros,
    arrayMap(bytes -> arrayCount(byte -> byte > 126 or (byte between 1 and 31 and byte not in (9, 10, 13)), bytes),
      run_bytes) as others,
    arrayMap(bytes -> replaceRegexpAll(arrayStringConcat(arrayMap(byte -> multiIf(byte in (0, 13), '', byte in (9, 10), ' ',
      byte between 32 and 126, char(byte), '\x01'), bytes)), '\x01+', '\x01'), run_bytes) as shown,
    arrayMap((run, bytes, zero, other, text) -> multiIf(
      empty(bytes), '',
      zero >= 0.4 * length(bytes) and zero <= 0.6 * length(bytes) and other <= 0.1 * length(bytes), 'UTF-16 text',
      zero = 0 and other <= 0.05 * length(bytes),
        if(match(text, '^\\s*[\\[{<]') or not match(text, '[\\s;|$(]'), 'data', 'text'),
      length(run) >= 40 and match(run, '^(TV[opqr]|UEsDB|H4sI)'), 'program or archive', ''),
      runs, run_bytes, zeros, others, shown) as kinds,
    arraySort(i -> (-length(runs[i]), i), arrayFilter(i -> kinds[i] != '', arrayEnumerate(kinds)))[1] as best
  from candidates
),
features as (
  select
    decoded_runs.process as process, line, is_script, letters, plain, long_from,
    arrayMax(arrayMap(run -> length(run), arrayPushBack(runs, ''))) as base64_run, kinds[best] as kind,
    replaceAll(leftUTF8(shown[best], 500), '\x01', '.') as decoded,
    match(plain, '(?:[C-Za-f][AQgw][AB][A-Za-z0-9+/]A[A-H][A-Za-z0-9+/]A){5}') as is_utf16,
    match(concat(process, ' ', plain), '(?i)powershell|pwsh') and match(plain,
      '(?i)(?:^|[\\s"\'])[-/–—―]e(?:nc?o?d?e?d?c?o?m?m?a?n?d?|c)?[\\s:="\']+[a-z0-9+/]{20,}') as is_switch,
    arraySort(arrayDistinct(arrayMap(token -> lower(token), extractAll(line, concat(
      '(?i)frombase64string|-bxor\\b|\\[char\\]|\\biex\\b|invoke-expression|downloadstring|downloaddata|deflatestream|',
      'gzipstream|\\$shellid\\[|\\$pshome\\[|\\$env:comspec\\['))))) as tokens,
    arrayFilter(mark -> position(lower(plain), mark) > 0 and position(lower(line), mark) = 0, {{hidden_words}})
      as words_hidden,
    extractAll(plain, concat('(?i)powershell|invoke-expression|invoke-webrequest|downloadstring|frombase64string|',
      'new-object|start-process|rundll32|regsvr32|certutil|wscript|mshta'))[1] as word,
    length(word) > 4 and arrayCount(i -> (substring(word, i, 1) = upper(substring(word, i, 1)))
      != (substring(word, i + 1, 1) = upper(substring(word, i + 1, 1))), range(1, length(word)))
      >= 0.5 * (length(word) - 1) as is_mixed_case,
    letters >= 40 and lengthUTF8(replaceRegexpAll(leftUTF8(line, 20000), '[\\w\\s]', ''))
      >= {{symbol_percent}} / 100 * least(letters, 20000) as is_symbols,
    length(extractAll(line, '\\w[\\^`]\\w')) > 3 or length(extractAll(line, '["\']\\s*\\+\\s*["\']')) >= 3
      or match(line, '(?i)(\\{\\d\\}\\s*){2,}["\']\\s*-f\\b') as is_joined,
    if(letters >= {{long_line}}, arrayReduce('entropy', extractAll(leftUTF8(line, 20000), '(?s).')), null) as entropy,
    match(line, '--(type|gpu-preferences|field-trial-handle)=') or has({{quiet_programs}}, process) as is_quiet,
    replaceRegexpAll(lower(line), concat('\\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\}?|s-1-[0-9-]+|[0-9a-f]{32,64}|',
      '[0-9]+'), '#') as template
  from decoded_runs
  left join long_lines on decoded_runs.process = long_lines.process
),
signs as (
  select
    *, arrayFilter(sign -> sign.2 != 0, arrayZip([
      'UTF-16 in base64', concat('base64 that decodes to ', kind), 'long base64 run', 'encoded command',
      arrayStringConcat(tokens, ' and '), concat('hidden ', arrayStringConcat(words_hidden, ', ')), 'high entropy',
      'long line', 'many symbols', 'joined from pieces', 'alternating case', 'program that passes such lines'
    ], cast([
      if(is_utf16 and not is_script and (not is_quiet or kind = 'UTF-16 text'), 4, 0),
      multiIf(kind = '', 0, kind = 'data', 1, 4), if(base64_run >= {{long_run}}, 2, 0), if(is_switch, 3, 0),
      if(empty(tokens), 0, 2 + least(length(tokens), 3)), if(empty(words_hidden), 0, 3),
      if(ifNull(entropy >= {{long_line_entropy}}, false), 2, 0),
      if(letters >= {{long_line}} or (long_from > 0 and letters > long_from), 1, 0),
      if(is_symbols, 1, 0), if(is_joined, 1, 0), if(is_mixed_case, 1, 0), if(is_quiet, -3, 0)
    ], 'Array(Int32)'))) as signs_seen,
    arraySum(sign -> sign.2, signs_seen) as own_points,
    -- Pieces of one block that cannot be read alone are told as one.
    if(kind = '', replaceRegexpAll(template, '[a-z0-9+/#]{40,}=*', '<run>'), template) as form
  from features
  where own_points >= if(is_script, {{min_script_points}}, {{min_points}})
),
hits as (
  select
    texts.host as host, texts.`user` as `user`, texts.timestamp as timestamp, texts.ref as ref, signs.process as process,
    signs.line as line, signs.is_script as is_script, form, kind, decoded, letters, base64_run, entropy, signs_seen, own_points,
    texts.is_counted as is_counted, uniqExact(texts.host) over alike as hosts_alike, countIf(texts.is_counted) over alike as starts_alike
  from signs
  join texts on signs.line = texts.line and signs.process = texts.process and signs.is_script = texts.is_script
  window alike as (partition by signs.process, signs.template)
),
findings as (
  select
    host, process, form, max(hosts_alike >= {{common_hosts}} or starts_alike >= {{common_starts}}) as is_often,
    toInt32(max(own_points)) - if(is_often, 2, 0) as points, argMax((signs_seen, line, decoded, kind), own_points) as top,
    max(letters) as top_length, max(base64_run) as top_run, max(entropy) as top_entropy, min(timestamp) as first_at,
    max(timestamp) as last_at, groupUniqArray(lowerUTF8(`user`)) as user_keys, min(hits.`user`) as first_user,
    countIf(is_counted) as starts, uniqExact(ref) as records, max(is_script) as of_script
  from hits
  group by host, process, form
  having points >= if(of_script, {{min_script_points}}, {{min_points}})
)
select
  multiIf(points >= {{high_points}}, 'high', points >= {{medium_points}}, 'medium', 'low') as severity,
  first_at as first_seen, last_at as last_seen, host, if(length(user_keys) = 1, first_user, null) as `user`, records, points,
  top.3 as decoded, top.4 as decoded_kind, arrayStringConcat(arrayMap(sign -> sign.1, top.1), ', ') as signs,
  top_length as length, top_run as base64_run, top_entropy as entropy, starts, is_often, process as process_name,
  leftUTF8(top.2, 2000) as command_line
from findings
where (empty({{hosts}}) or has({{hosts}}, upperUTF8(ifNull(host, ''))))
  and (empty({{users}}) or hasAny({{users}}, arrayMap(name -> assumeNotNull(name), user_keys)))
order by points desc, first_seen, host, process_name, command_line
limit {{row_cap}}
