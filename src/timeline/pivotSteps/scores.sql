-- Question: how well is each logon confirmed, and how sure is it that it is the pivot?
-- Benign look-alike: a score of the least noise; so each basis has a least confirmation of its own.
create or replace temp table pivot_scores as
with recon_bursts as (
  select id, max(tools) as tools
  from (
    select id, count(distinct name) over (
      partition by id order by ts range between to_minutes($recon_window_min) preceding and current row) as tools
    from pivot_executions
    where is_there and kind = 'recon'
  ) counted
  group by id
),
kinds as (
  select
    id,
    count(*) filter (where kind = 'recon') as recon,
    coalesce(sum(weight) filter (where kind = 'recon'), 0) as recon_sum,
    coalesce(sum(weight) filter (where kind = 'tool'), 0) as tool_sum,
    coalesce(sum(weight) filter (where kind = 'program'), 0) as program_sum,
    coalesce(bool_or(has_baseline) filter (where kind = 'program'), true) as has_baseline,
    coalesce(sum(weight) filter (where kind = 'connection'), 0) as connection_sum,
    coalesce(sum(weight) filter (where kind = 'install'), 0) as install_sum,
    arg_min(mark, (mark.ts, kind = 'program', mark.file_id, mark.record)) as first_mark,
    bool_or((mark.same_host)) as same_host
  from pivot_confirmations
  group by id
),
confirmed as (
  select
    a.*, k.first_mark, coalesce(k.same_host, false) as same_host,
    coalesce(k.recon > 0 and b.tools >= $recon_burst_tools, false) as is_recon_burst,
    coalesce(k.has_baseline, true) as has_baseline,
    case when k.id is null then 0 else
      case
        when is_recon_burst then $recon_burst_weight
        else least(k.recon_sum, 2 * $recon_weight)
      end
      + least(k.tool_sum, 2 * $tool_weight)
      + least(k.program_sum, case when k.has_baseline then 2 else 1 end * $program_weight)
      + least(k.connection_sum, 2 * $connection_weight)
      + least(k.install_sum, 2 * $install_weight)
    end as confirmation
  from pivot_access a
  left join kinds k using (id)
  left join recon_bursts b using (id)
),
graded as (
  select
    *,
    weight * (1 - power(0.5, confirmation)) as score,
    case basis
      when 'failures' then confirmation >= $least_confirmation
        and factor * (1 - power(0.5, confirmation)) >= $least_score
      when 'spray' then confirmation >= $least_confirmation
      else confirmation >= $new_logon_confirmation
    end as is_confirmed,
    case
      when basis not in ('failures', 'spray') then
        case when basis = 'outside' and is_recon_burst and confirmation > $recon_burst_weight then 'medium' else 'low' end
      when basis = 'spray' then
        case when confirmation >= $new_logon_confirmation then 'medium' else 'low' end
      when shared_source then 'low'
      when known_source then case when confirmation >= $new_logon_confirmation then 'medium' else 'low' end
      when kind = 'account' and other_source then
        case when is_wide and confirmation >= $new_logon_confirmation then 'medium' else 'low' end
      when confirmation < $recon_weight then 'low'
      when own_failure and same_host then 'high'
      when own_failure or same_host then 'medium'
      else 'low'
    end as confidence
  from confirmed
)
select
  *,
  max(score) filter (where is_confirmed) over (partition by account, basis, kind, key, first_ts) as best_of_burst
from graded
