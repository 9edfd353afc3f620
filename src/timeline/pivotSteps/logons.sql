-- Question: which logons of user accounts are there, in numbers for names?
-- Benign look-alike: nearly all of them are what they seem.
create or replace temp table pivot_logons as
select
  r.ts, u.id as user_id, u.account, h.host, s.id as source_id, s.source, r.logon_type, r.is_success, r.file_id, r.record
from pivot_raw r
left join pivot_users u on r."user" = u.raw
left join pivot_hosts h on r.host = h.raw
left join pivot_sources s on r.source_ip = s.raw
where u.is_machine is not true and (not r.is_success or u.account is not null)
