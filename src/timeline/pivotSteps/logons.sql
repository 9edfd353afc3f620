-- Question: which logons of user accounts are there, in numbers for names?
-- Benign look-alike: nearly all of them are what they seem.
create or replace temp table pivot_logons as
select
  r.timestamp as ts, u.id as user_id, u.account, h.host, s.id as source_id, s.source, r.logon_type,
  r.outcome = 'success' as is_success, r.file_id, r.record
from auth_logs r
left join pivot_users u on r."user" = u.raw
left join pivot_hosts h on r.host = h.raw
left join pivot_sources s on r.source_ip = s.raw
where list_contains(['failure', 'success'], r.outcome) and $in_plausible_year
  and u.is_machine is not true and (r.outcome = 'failure' or u.account is not null)
