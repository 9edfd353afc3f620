-- Question: which written addresses are which source, and which lie outside? The own machine is no source.
-- Benign look-alike: none; a list of names.
create or replace temp table pivot_sources as
with named as materialized (
  select raw, known(raw) as shown, lower(known(raw)) as address
  from (select distinct source_ip as raw from auth_logs where source_ip is not null) d
),
numbered as (
  select
    raw, shown, address as key, ip_number(address) as number,
    not (
      address in ('::1', '0:0:0:0:0:0:0:1', '::', '0.0.0.0', 'localhost', 'local', 'unknown')
      or starts_with(address, '127.') or starts_with(address, '::ffff:127.')) as is_source
  from named
  where address is not null
)
select
  row_number() over (order by raw)::integer as id, raw, shown, key,
  case when is_source then dense_rank() over (order by key)::integer end as source,
  coalesce(is_source and not in_ranges(number, $internal_ranges), false) as is_outside
from numbered
