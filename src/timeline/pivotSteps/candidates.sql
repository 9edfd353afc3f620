-- Question: which logon is the pivot, which others fit, and which records show it?
-- Benign look-alike: the logon of the highest score may be a later step of the same intruder, so the earliest of those
-- that come near it is the pivot.
with one_a_burst as (
  select *
  from pivot_scores
  where is_confirmed
  qualify row_number() over (
    partition by account, basis, kind, key, first_ts
    order by score >= $rival_share * best_of_burst desc, ts, file_id, record) = 1
),
ranked as (
  select
    *,
    row_number() over (
      order by confidence = 'low', score >= $rival_share * best desc,
        case when score >= $rival_share * best then ts end, score desc, ts, file_id, record) as place
  from (
    select *, max(score) over (partition by confidence = 'low') as best
    from one_a_burst
  ) b
),
-- Behind those that are confirmed, those that are not: the analyst may know better.
unconfirmed as (
  select *, 1000 + row_number() over (order by weight desc, ts, file_id, record) as place
  from (
    select * exclude (best_of_burst), null as best
    from pivot_scores
    where not is_confirmed and basis = 'failures' and factor >= $least_score
    qualify row_number() over (partition by account, kind, key, first_ts order by weight desc, ts, file_id, record) = 1
  ) one_each
),
shown as materialized (
  select * exclude (best_of_burst) from ranked where place <= $most_candidates
  union all by name
  select * from unconfirmed where place <= 1000 + $most_runners_up
),
spans as materialized (
  select place, target, epoch_us(first_ts) as from_us, epoch_us(ts) as to_us
  from shown
  where first_ts is not null
),
pair_failures as (
  select
    c.place, k.account, k.source, count(*) as failures, make_timestamp(min(k.us)) as first_ts,
    make_timestamp(max(k.us)) as last_ts
  from spans c
  join pivot_attempts k on k.target = c.target and k.us between c.from_us and c.to_us
  group by c.place, k.account, k.source
),
shown_failures as (
  select
    f.place,
    sum(f.failures)::integer as failures,
    count(distinct f.account)::integer as failed_accounts,
    count(distinct f.source)::integer as failed_sources,
    min(t.key) as failed_source,
    min(f.first_ts) as first_failure,
    max(f.last_ts) as last_failure
  from pair_failures f
  left join (select distinct source, key from pivot_sources where source is not null) t on f.source = t.source
  group by f.place
),
-- The newest failures, and those of the same instant as the oldest of them.
last_places as (
  select c.place, c.target, c.from_us, c.to_us, max(i.place) as last_place
  from spans c
  join pivot_instants i on i.target = c.target and i.us between c.from_us and c.to_us
  group by c.place, c.target, c.from_us, c.to_us
),
newest_spans as (
  select c.place, c.target, c.to_us, min(i.us) as from_us
  from last_places c
  join pivot_instants i
    on i.target = c.target and i.us between c.from_us and c.to_us and i.place > c.last_place - $most_failure_rows
  group by c.place, c.target, c.to_us
),
failure_lists as (
  select
    c.place,
    list({'file_id': k.file_id, 'record': k.record} order by k.ts desc, k.file_id desc, k.record desc)
      [1:$most_failure_rows] as failure_rows
  from newest_spans c
  join pivot_attempts k on k.target = c.target and k.us between c.from_us and c.to_us
  group by c.place
),
shown_marks as (
  select
    c.place,
    list({
      'kind': m.kind, 'label': m.mark.label, 'at': m.ts, 'host': m.mark.host,
      'file_id': m.mark.file_id, 'record': m.mark.record} order by m.ts, m.kind, m.label_key)[1:$most_marks] as marks
  from shown c
  join pivot_confirmations m using (id)
  group by c.place
)
select
  c.ts as at, u.shown as "user", coalesce(h.key, c.first_mark.host) as host, s.shown as source,
  c.file_id, c.record, c.is_confirmed, c.basis, c.kind as by,
  case c.kind when 'account' then a.key when 'source' then k.key end as key,
  c.confidence, c.score, c.own_failure, c.other_source, c.known_source, c.same_host, c.shared_source, c.has_baseline,
  c.is_recon_burst, h.key as logon_host, m.marks,
  f.first_failure, f.last_failure, f.failures, f.failed_accounts, f.failed_sources, f.failed_source, r.failure_rows
from shown c
left join shown_failures f using (place)
left join failure_lists r using (place)
left join shown_marks m using (place)
left join pivot_users u on c.user_id = u.id
left join pivot_sources s on c.source_id = s.id
left join (select distinct host, key from pivot_hosts) h on c.host = h.host
left join (select distinct account, key from pivot_users) a on c.account = a.account
left join (select distinct source, key from pivot_sources where source is not null) k on c.source = k.source
order by c.place
