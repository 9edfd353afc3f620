-- Question: when did the source of the pivot come back, after a pause?
-- Benign look-alike: another person behind the same address, where accounts share it; such a source has no returns.
with chosen as (
  select *
  from pivot_scores
  where file_id = $pivot_file and record = $pivot_record and not shared_source and not known_source
),
from_there as (
  select l.*, ts - lag(ts) over (order by ts, file_id, record) as pause
  from pivot_logons l
  where is_success and source in (select source from chosen)
)
select t.ts as at, u.shown as "user", h.key as host, s.shown as source, t.file_id, t.record
from from_there t
join chosen c on t.ts > c.ts and (t.account = c.account or c.kind = 'source' or c.basis = 'outside')
left join pivot_users u on t.user_id = u.id
left join pivot_sources s on t.source_id = s.id
left join (select distinct host, key from pivot_hosts) h on t.host = h.host
where t.pause > to_minutes($reentry_pause_min)
order by t.ts, t.file_id, t.record
limit $most_runners_up
