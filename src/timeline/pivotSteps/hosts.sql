-- Question: which written host names are which host?
-- Benign look-alike: none; a list of names.
create or replace temp table pivot_hosts as
select raw, dense_rank() over (order by key)::integer as host, key
from (
  select raw, upper(known(raw)) as key
  from (select distinct host as raw from auth_logs where host is not null) d
) named
where key is not null
