-- Question: how much was looked at, and how far did it come?
-- Benign look-alike: a count of nothing where the evidence lacks what is counted.
with linked as (
  select * from pivot_access where basis = 'failures'
),
followed as (
  select id, bool_or(is_there) as is_there from pivot_executions group by id
)
select
  (select count(*)::integer from pivot_failures) as failures,
  (select count(*)::integer from pivot_logons where is_success) as successes,
  (select count(*)::integer from pivot_bursts) as bursts,
  count(*)::integer as successes_after_burst,
  count(*) filter (where f.is_there)::integer as successes_with_execution,
  count(*) filter (where not f.is_there)::integer as successes_with_execution_elsewhere,
  (select count(*)::integer from pivot_access where basis <> 'failures') as new_logons
from linked l
left join followed f using (id)
