import type { Browser } from '@playwright/test';
import { openPage } from './benchPage';
import { type Figure, milliseconds } from './figure';
import { TARGETS } from './targets';

const RECORDS = 200_000;
const USERS = 50;
const RUNS = 3;

/** Logons, processes and connections of some users at scattered instants of ten days. */
const EVENTS = ['logons', 'processes', 'connections']
  .map(
    (name, kind) => `${name} as materialized (
      select i as id, 'user' || (hash(i * 7 + ${kind}) % ${USERS}) as user_key, null::varchar as host,
        timestamp '2026-02-01' + to_milliseconds((hash(i * 3 + ${kind}) % 864000000)::bigint) as timestamp
      from range(${RECORDS}) as numbers(i)
    )`,
  )
  .join(',\n');

/** The steps of the hunt for chains: time slots, and the nearest earlier record. */
const SLOTTED = `with ${EVENTS},
  logon_slots as (
    select timestamp, slot_of(timestamp, 60) as slot, meetings_earlier(user_key, host)[1] as meeting from logons
  ),
  process_logons as (
    select later.id, any_value(later.user_key) as user_key, any_value(later.timestamp) as timestamp
    from (
      select id, user_key, timestamp, meetings_later(user_key, host)[2] as meeting, slot_of(timestamp, 60) - back as slot
      from processes cross join (values (0), (1)) as slots(back)
    ) as later
    join logon_slots on later.meeting = logon_slots.meeting and later.slot = logon_slots.slot
    where follows(later.timestamp, logon_slots.timestamp, 60)
    group by later.id
  )
  select count(distinct later.id)
  from (
    select id, user_key, timestamp, slot_of(timestamp, 60) - back as slot
    from connections cross join (values (0), (1)) as slots(back)
  ) as later
  join process_logons as starts on later.user_key = starts.user_key and later.slot = slot_of(starts.timestamp, 60)
  where follows(later.timestamp, starts.timestamp, 60)`;

/** The same question as it is often asked: two range joins. */
const BETWEEN = `with ${EVENTS}
  select count(distinct connections.id)
  from logons
  join processes
    on logons.user_key = processes.user_key
    and processes.timestamp between logons.timestamp and logons.timestamp + interval 60 seconds
  join connections
    on processes.user_key = connections.user_key
    and connections.timestamp between processes.timestamp and processes.timestamp + interval 60 seconds`;

/** Logon, process and connection within a minute of each other, by time slots and by range joins. */
export async function joinFigures(browser: Browser): Promise<readonly Figure[]> {
  const page = await openPage(browser);
  await page.evaluate(() => huntbench.ready.then(() => undefined));
  const measure = async (text: string, runs: number): Promise<{ ms: number; answer: number }> => {
    const measured = await page.evaluate(
      async ({ query, times }) => {
        let ms = Number.POSITIVE_INFINITY;
        let answer = 0;
        for (let run = 0; run < times; run++) {
          const startedMs = performance.now();
          const { rows } = await huntbench.sql(query);
          ms = Math.min(ms, performance.now() - startedMs);
          answer = Number(rows[0]?.[0]);
        }
        return { ms, answer };
      },
      { query: text, times: runs },
    );
    return measured;
  };
  const slotted = await measure(SLOTTED, RUNS);
  const between = await measure(BETWEEN, 1);
  await page.context().close();
  if (slotted.answer !== between.answer) {
    throw new Error(`The joins differ: ${slotted.answer} and ${between.answer} connections.`);
  }
  const size = `3 x ${RECORDS.toLocaleString('en')} records, ${USERS} users`;
  return [
    {
      name: `logon, process, connection within 60 s: ${size}`,
      measured: milliseconds(slotted.ms),
      target: '',
    },
    { name: '  the same by range joins', measured: milliseconds(between.ms), target: '' },
    {
      name: '  times faster',
      measured: (between.ms / slotted.ms).toFixed(0),
      target: `at least ${TARGETS.joinSpeedup}`,
    },
  ];
}
