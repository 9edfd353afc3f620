-- Question: which written user names are which account? Numbers stand for the texts from here on.
-- Benign look-alike: machine accounts, which are left out.
create or replace temp table pivot_users as
select
  row_number() over (order by raw)::integer as id, raw, shown,
  dense_rank() over (order by key)::integer as account, key,
  ends_with(key, '$') as is_machine,
  len(list_filter($system_accounts, lambda name: key glob name)) > 0 as is_system
from (
  select raw, known(raw) as shown, lower(known(raw)) as key
  from (select distinct "user" as raw from auth_logs where "user" is not null) d
) named
where key is not null
