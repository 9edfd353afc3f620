-- Question: which program is each written process name, and when was it first started?
-- Benign look-alike: none; a list of names.
create or replace temp table pivot_programs as
select
  process_name, first_ts,
  regexp_replace(lower(file_name(process_name)), '\.exe$', '') as name
from (
  select process_name, min(timestamp) as first_ts
  from process_logs
  where process_name is not null and $in_plausible_year
  group by process_name
) named
