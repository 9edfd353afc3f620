-- Question: which failures are guesses, seen once as of their account and once as from their source? `target` is the
-- number of the account, or that of the source below zero.
-- Benign look-alike: a failure off the beat of a metronome is a guess, so that guessing inside one stays visible.
create or replace temp table pivot_attempts as
with beaten as (
  select
    ts, us, account, source, file_id, record,
    (us - lag(us) over (partition by account, source order by us, file_id, record)) / 1e6 as pause_s
  from pivot_failures
  semi join pivot_metronomes using (account)
),
guesses as materialized (
  select ts, us, account, source, file_id, record
  from pivot_failures
  anti join pivot_metronomes using (account)
  union all
  select b.ts, b.us, b.account, b.source, b.file_id, b.record
  from beaten b
  left join pivot_metronomes m
    on b.account = m.account and b.source is not distinct from m.source and b.ts between m.first_ts and m.last_ts
  where m.account is null
    or b.pause_s <= $burst_window_min * 60 and abs(b.pause_s - m.beat_s) > m.beat_s / 2
)
select account as target, us, ts, account, source, file_id, record
from guesses
where account is not null
union all
select -source, us, ts, account, source, file_id, record
from guesses
where source is not null
