with recursive starts as (
  select
    `timestamp`, upper(host) as host, `user`, process_name, parent_process, arguments,
    convert(lower(`user`) using utf8mb4) collate utf8mb4_bin as user_key,
    convert(regexp_replace(lower(parent_process), '[.]exe$', '') using utf8mb4) collate utf8mb4_bin as parent,
    convert(regexp_replace(lower(process_name), '[.]exe$', '') using utf8mb4) collate utf8mb4_bin as child,
    convert(concat(' ', lower(arguments)) using utf8mb4) collate utf8mb4_bin as command_text
  from process_logs
  where (`timestamp` between {{from}} and {{to}} or `timestamp` is null)
),
-- This schema has no path, original name or parent's command line, so rows that ask for them never fit here.
rule_lines as (
  select
    cast(item as char(8000)) as line_text, cast(substring_index(item, ' | ', 1) as char(255)) as family,
    cast(substring_index(substring_index(item, ' | ', 2), ' | ', -1) as signed) as severity_rank,
    substring(item, length_to_third) as lists_text
  from (
    select item, char_length(substring_index(item, ' | ', 2)) + 4 as length_to_third from {{rules}} as rule_items
  ) as rule_rows
  where regexp_replace(substring_index(substring_index(item, ' | ', 2), ' | ', -1), '^-?[0-9]+$', '') = ''
  union all
  select
    cast(item as char(8000)), cast(substring_index(item, ' | ', 1) as char(255)), 0,
    substring(item, char_length(substring_index(item, ' | ', 1)) + 4)
  from {{look_alikes}} as look_alike_items
),
all_rules as (
  select
    row_number() over (order by severity_rank, line_text) as rule_number, family, severity_rank,
    substring_index(lists_text, ' | ', 1) as parent_list,
    substring_index(substring_index(lists_text, ' | ', 2), ' | ', -1) as child_list,
    if(char_length(lists_text) - char_length(replace(lists_text, ' | ', '  ')) = 2,
      substring_index(lists_text, ' | ', -1), '') as place_text
  from rule_lines
),
usable_rules as (
  select
    rule_number, family, severity_rank, parent_list like '!%' as not_parents, child_list like '!%' as not_children,
    concat(', ', trim(leading '!' from parent_list), ', ') as parent_list,
    concat(', ', trim(leading '!' from child_list), ', ') as child_list,
    if(place_text like 'arguments: %', substring(place_text, 12), null) as words_text
  from all_rules
  where place_text = '' or place_text like 'arguments: %'
  union all
  select 0, 'your list of known tools', 0, 1, 1, ', , ', ', , ', null
  from (select 1 as one) as once
  where exists (select 1 from {{known_good}} as known_items)
),
rule_words as (
  select
    rule_number, cast(substring_index(words_text, ', ', 1) as char(4000)) as word,
    cast(if(locate(', ', words_text) = 0, null, substring(words_text, locate(', ', words_text) + 2)) as char(4000))
      as rest
  from usable_rules
  where words_text is not null
  union all
  select
    rule_number, cast(substring_index(rest, ', ', 1) as char(4000)),
    cast(if(locate(', ', rest) = 0, null, substring(rest, locate(', ', rest) + 2)) as char(4000))
  from rule_words
  where rest is not null
),
all_words as (
  select rule_number, word from rule_words
  union all
  select 0, item from {{known_good}} as known_items
),
pairs as (
  select parent, child, count(distinct host) as hosts, count(*) as pair_starts, min(`timestamp`) as first_at
  from starts
  where parent is not null and child is not null
  group by parent, child
),
pair_rules as (
  select pairs.parent, pairs.child, rule_number, family, severity_rank, words_text is not null or rule_number = 0 as is_asked
  from pairs
  join usable_rules
    on (locate(concat(', ', pairs.parent, ', '), parent_list) > 0) <> not_parents
    and (locate(concat(', ', pairs.child, ', '), child_list) > 0) <> not_children
),
suspect_pairs as (
  select parent, child from pair_rules group by parent, child having max(severity_rank) > 0
),
suspect_starts as (
  select
    -- Numbered by every column, so that the number is the same wherever the query is read.
    row_number() over (
      order by starts.`timestamp`, host, user_key, starts.parent, starts.child, process_name, parent_process, command_text,
        arguments) as start_number,
    `timestamp`, host, `user`, user_key, process_name,
    parent_process, arguments, starts.parent, starts.child, command_text
  from starts
  join suspect_pairs on suspect_pairs.parent = starts.parent and suspect_pairs.child = starts.child
  where (not exists (select 1 from {{hosts}} as host_items) or host in (select item from {{hosts}} as host_items))
    and (not exists (select 1 from {{users}} as user_items) or user_key in (select item from {{users}} as user_items))
),
met_rules as (
  select suspect_starts.start_number, pair_rules.family, pair_rules.severity_rank
  from suspect_starts
  join pair_rules on pair_rules.parent = suspect_starts.parent and pair_rules.child = suspect_starts.child
  where not is_asked
    or exists (
      select 1 from all_words
      where all_words.rule_number = pair_rules.rule_number and locate(all_words.word, suspect_starts.command_text) > 0)
),
start_families as (
  select
    start_number, family, severity_rank,
    row_number() over (
      partition by start_number order by severity_rank desc, family collate utf8mb4_bin desc) as place_in_order
  from met_rules
),
start_look_alikes as (
  select start_number, group_concat(distinct family order by family separator ', ') as look_alikes
  from met_rules
  where severity_rank = 0
  group by start_number
),
judged_starts as (
  select
    suspect_starts.start_number, `timestamp`, host, `user`, user_key, process_name, parent_process, arguments, parent,
    child, family, severity_rank, look_alikes,
    timestampdiff(microsecond, lag(`timestamp`) over in_time, `timestamp`) > {{merge_gap_h}} * 3600000000 as opens
  from suspect_starts
  join start_families
    on start_families.start_number = suspect_starts.start_number and place_in_order = 1 and severity_rank > 0
  left join start_look_alikes on start_look_alikes.start_number = suspect_starts.start_number
  window in_time as (
    partition by host, user_key, family, parent, child
    order by `timestamp` is null, `timestamp`, suspect_starts.start_number)
),
numbered_starts as (
  select
    start_number, `timestamp`, host, `user`, user_key, process_name, parent_process, arguments, parent, child, family,
    severity_rank, look_alikes,
    sum(coalesce(opens, 0)) over (
      partition by host, user_key, family, parent, child
      order by `timestamp` is null, `timestamp`, start_number) as episode
  from judged_starts
),
numbered_arguments as (
  select
    host, user_key, family, parent, child, episode, arguments,
    row_number() over (
      partition by host, user_key, family, parent, child, episode order by arguments) as argument_number
  from numbered_starts
  where arguments is not null
  group by host, user_key, family, parent, child, episode, arguments
),
episode_examples as (
  select
    host, user_key, family, parent, child, episode,
    group_concat(arguments order by arguments separator ' ; ') as examples
  from numbered_arguments
  where argument_number <= {{examples}}
  group by host, user_key, family, parent, child, episode
),
episodes as (
  select
    host, user_key, family, parent, child, episode, min(`user` collate utf8mb4_bin) as `user`,
    min(process_name) as process_name, min(parent_process) as parent_process,
    max(if(look_alikes is null, severity_rank, 1)) as severity_rank, count(*) as start_count,
    count(look_alikes) as known_starts, group_concat(distinct look_alikes separator ', ') as known_labels,
    min(`timestamp`) as first_seen, max(`timestamp`) as last_seen
  from numbered_starts
  group by host, user_key, family, parent, child, episode
),
estate as (
  select count(distinct host) as estate_hosts, max(`timestamp`) as last_at from starts
),
findings as (
  select
    episodes.host, episodes.`user`, family, episodes.parent, episodes.child, process_name, parent_process,
    severity_rank, start_count, known_starts, known_labels, first_seen, last_seen, examples,
    pairs.hosts as hosts_with_pair, pair_starts, first_at,
    coalesce(estate_hosts >= {{estate_hosts}} and pairs.hosts <= {{rare_hosts}} and pair_starts < {{rare_starts}}
      and first_at >= last_at - interval {{recent_days}} day, 0) as is_rare,
    pairs.hosts >= {{common_hosts}} and pair_starts >= {{common_starts}} as is_common
  from (
    select episodes.*, episode_examples.examples
    from episodes
    left join episode_examples
      on episode_examples.host <=> episodes.host and episode_examples.user_key <=> episodes.user_key
      and episode_examples.family = episodes.family and episode_examples.parent = episodes.parent
      and episode_examples.child = episodes.child and episode_examples.episode = episodes.episode
  ) as episodes
  join pairs on pairs.parent = episodes.parent and pairs.child = episodes.child
  cross join estate
)
select
  elt(if(start_count = known_starts, 1, greatest(2, least(4, severity_rank + is_rare - is_common))),
    'informational', 'low', 'medium', 'high', 'critical') as severity,
  first_seen, last_seen, host, `user`, start_count as records, parent_process, process_name, family,
  start_count as starts, known_starts, if(start_count = known_starts, known_labels, null) as known_as,
  hosts_with_pair, pair_starts, first_at as pair_first_seen, examples
from findings
order by first_seen, host, `user`, family, process_name
limit {{row_cap}}
