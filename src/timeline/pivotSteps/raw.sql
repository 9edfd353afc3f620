-- Question: which logons have an outcome and a plausible time?
-- Benign look-alike: none; the records as they are.
create or replace temp table pivot_raw as
select
  timestamp as ts, "user", host, source_ip, logon_type, outcome = 'success' as is_success, file_id, record
from auth_logs
where outcome in ('failure', 'success') and $in_plausible_year
