-- Question: which failures are guesses, seen once as of their account and once as from their source?
-- Benign look-alike: a failure off the beat of a metronome is a guess, so that guessing inside one stays visible.
create or replace temp table pivot_attempts as
with guesses as materialized (
  select f.ts, f.account, f.source, f.file_id, f.record
  from pivot_failures f
  left join pivot_metronomes m
    on f.account = m.account and f.source is not distinct from m.source and f.number = m.number
  where m.number is null or abs(f.gap_s - m.beat_s) > m.beat_s / 2
)
select 'account' as kind, account as key, ts, account, source, file_id, record
from guesses
where account is not null
union all
select 'source', source, ts, account, source, file_id, record
from guesses
where source is not null
