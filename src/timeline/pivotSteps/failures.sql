-- Question: which failed logons of user accounts are there?
-- Benign look-alike: a service that retries a stale password fails more often than anybody.
create or replace temp table pivot_failures as
select ts, epoch_us(ts) as us, account, source, file_id, record
from pivot_logons
where not is_success
