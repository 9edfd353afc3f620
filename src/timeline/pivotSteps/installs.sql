-- Question: which services and tasks were new on a host in the half hour after each logon?
-- Benign look-alike: software distribution, which installs the same service everywhere.
create or replace temp table pivot_installs as
with installed as (
  $installs
),
firsts as (
  select
    host, lower(name) as name, min(ts) as ts,
    arg_min({'file_id': file_id, 'record': record, 'name': name}, (ts, file_id, record)) as ref
  from installed
  where host is not null and name is not null
  group by host, lower(name)
)
select a.id, f.ts, f.host, f.ref.name as label, f.ref.file_id as file_id, f.ref.record as record
from pivot_access a
join (select distinct host, key from pivot_hosts) h on a.host = h.host
join firsts f on h.key = f.host and f.ts between a.ts and a.until_ts
