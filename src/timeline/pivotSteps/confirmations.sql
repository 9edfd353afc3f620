-- Question: what in the half hour after each logon is not what that account and host do anyway?
-- Benign look-alike: a program that the host happens to start for the first time.
create or replace temp table pivot_confirmations as
with bursts_elsewhere as (
  select distinct id
  from (
    select id, count(distinct name) over (
      partition by id order by ts range between to_minutes($recon_window_min) preceding and current row) as tools
    from pivot_executions
    where not is_there and kind = 'recon'
  ) counted
  where tools >= $recon_burst_tools
),
told as (
  select
    id, ts, kind, process_name as label, name as label_key, host, same_host, file_id, record,
    case kind
      when 'recon' then case when is_habit then 0 else $recon_weight end
      when 'tool' then case when is_habit then 0 when is_known then $tool_weight / 2 else $tool_weight end
      else case
        when is_habit or is_known or name is null then 0
        when has_baseline and is_seen_elsewhere then $program_weight * $seen_elsewhere_share
        else $program_weight
      end
    end as weight,
    has_baseline
  from pivot_executions
  where is_there
  union all
  -- The logon names a gateway, and the work is done behind it: only a whole reconnaissance round counts.
  select
    id, ts, 'recon', process_name, name, host, false, file_id, record,
    case when is_habit then 0 else $recon_weight * $elsewhere_share end, true
  from pivot_executions
  where not is_there and kind = 'recon' and id in (select id from bursts_elsewhere)
  union all
  select id, ts, 'connection', label, label, host, true, file_id, record, $connection_weight, true
  from pivot_connections
  union all
  select id, ts, 'install', label, lower(label), host, true, file_id, record, $install_weight, true
  from pivot_installs
)
select
  id, kind, label_key, min(ts) as ts, max(weight) as weight, bool_or(has_baseline) as has_baseline,
  arg_min(
    {'ts': ts, 'label': label, 'host': host, 'same_host': same_host, 'file_id': file_id, 'record': record},
    (ts, file_id, record)) as mark
from told
where weight > 0
group by id, kind, label_key
