import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SourceReport } from '../ingest/sourceReport';
import { type NodeWorkbench, startNodeWorkbench } from './testing/nodeWorkbench';

let bench: NodeWorkbench;
beforeEach(() => {
  bench = startNodeWorkbench();
});
afterEach(() => bench.close());

interface Named {
  readonly name: string;
  readonly text: string;
}

async function load(...files: readonly Named[]): Promise<SourceReport[]> {
  return bench.workbench.load(files.map(({ name, text }) => new File([text], name)));
}

function reportOf(name: string): SourceReport | null {
  const { intake } = bench.workbench.store.getState();
  return intake.find((item) => item.name === name)?.report ?? null;
}

const ASKED: Named = { name: 'asked.csv', text: 'timestamp,a\n03/04/2024 10:00:00,1\n' };
const APRIL: Named = {
  name: 'april.csv',
  text: 'timestamp,a\n2024-04-01T09:00:00Z,1\n2024-04-05T09:00:00Z,2\n',
};
const MARCH: Named = { name: 'march.csv', text: 'timestamp,a\n2024-03-04T09:00:00Z,1\n' };

/** Days 1, 4, 7 and 10 of four months, one after another: day first by the order of the records. */
const SORTED: Named = {
  name: 'sorted.csv',
  text: `timestamp,a\n${['01', '02', '03', '04']
    .flatMap((month) => ['01', '04', '07', '10'].map((day) => `${day}/${month}/2024 10:00:00,1\n`))
    .join('')}`,
};

describe('the order of day and month', () => {
  it('is settled by the other files of the same drop, whichever comes first, and says why', async () => {
    const [asked] = await load(ASKED, APRIL);
    expect(asked).toMatchObject({
      undated: 0,
      firstSeen: '2024-04-03T10:00:00.000Z',
      time: { dateOrder: { order: 'day first', basis: 'other files', values: 1 } },
    });
    expect(asked?.time.note).toContain('Read day first, by the times of the other files');
    expect(asked?.warnings.join(' ')).not.toContain('cannot be told apart');
  });

  it('is settled by files that are dropped later', async () => {
    const [asked] = await load(ASKED);
    expect(asked).toMatchObject({
      undated: 1,
      time: { dateOrder: { order: null, basis: 'none', example: '03/04/2024 10:00:00' } },
    });
    await load(MARCH);
    expect(reportOf('asked.csv')).toMatchObject({
      undated: 0,
      firstSeen: '2024-03-04T10:00:00.000Z',
      time: { dateOrder: { order: 'month first', basis: 'other files' } },
    });
    const { rows } = await bench.workbench
      .query('select count(*) from asked where event_time is not null')
      .then((found) => ({ rows: found.cell(0, 0) }));
    expect(rows).toBe(1);
  });

  it('stays open where both readings lie within the other files', async () => {
    const [asked] = await load(ASKED, APRIL, MARCH);
    expect(asked).toMatchObject({ undated: 1, time: { dateOrder: { order: null } } });
  });

  it('is found by the order of the records', async () => {
    const [sorted] = await load(SORTED);
    expect(sorted).toMatchObject({
      undated: 0,
      firstSeen: '2024-01-01T10:00:00.000Z',
      lastSeen: '2024-04-10T10:00:00.000Z',
      time: { dateOrder: { order: 'day first', basis: 'records', values: 16 } },
    });
    expect(sorted?.time.note).toContain('its 16 days follow one another, else they jump back 3');
  });

  it('is open again where the other files contradict the order of the records', async () => {
    const swapped = [
      'timestamp,a',
      ...['01', '04', '07', '10'].flatMap((m) =>
        ['02', '03', '05', '06'].map((d) => `2024-${m}-${d}T10:00:00Z,1`),
      ),
    ].join('\n');
    const days = ['02', '03', '05', '06'].flatMap((month) =>
      ['01', '04', '07', '10'].map((day) => `${day}/${month}/2024 10:00:00,1\n`),
    );
    const parts = swapped.split('\n').slice(1);
    const files = parts.map((line, i) => ({ name: `w${i}.csv`, text: `timestamp,a\n${line}\n` }));
    const [sorted] = await load(
      { name: 'sorted.csv', text: `timestamp,a\n${days.join('')}` },
      ...files,
    );
    expect(sorted).toMatchObject({
      undated: 16,
      time: { dateOrder: { order: null, basis: 'conflict' } },
    });
    expect(sorted?.warnings.join(' ')).toMatch(
      /Read day first, by the order of the records.*But month first by the times of the other files/,
    );
  });

  it('is the one that the analyst chose, against all evidence, and keeps what was chosen before', async () => {
    const [asked] = await load(ASKED, APRIL);
    const again = await bench.workbench.readAgain(asked?.fileId ?? 0, {
      ...asked?.choice,
      dateOrder: 'month first',
      zoneOffsetMinutes: 60,
    });
    expect(again).toMatchObject({
      firstSeen: '2024-03-04T09:00:00.000Z',
      time: { dateOrder: { order: 'month first', basis: 'chosen' } },
      choice: { dateOrder: 'month first', zoneOffsetMinutes: 60 },
    });
  });
});

describe('the zone of a file whose times carry none', () => {
  const HEADER = 'timestamp,host,user,process_name,parent_process,arguments\n';
  const events = Array.from({ length: 30 }, (_, i) => Date.UTC(2024, 2, 4, 8, i * 7));
  const known: Named = {
    name: 'process_utc.csv',
    text:
      HEADER +
      events.map((ms, i) => `${new Date(ms).toISOString()},WS1,al,cmd.exe,x.exe,${i}\n`).join(''),
  };
  const bare: Named = {
    name: 'process_local.csv',
    text:
      HEADER +
      events
        .map((ms, i) => {
          const text = new Date(ms + 330 * 60_000).toISOString().slice(0, 19);
          return `${text},WS1,al,cmd.exe,x.exe,${i}\n`;
        })
        .join(''),
  };

  it('is offered after a load, is not applied by itself, and is gone once it is chosen', async () => {
    await load(known, bare);
    await vi.waitFor(() =>
      expect(reportOf('process_local.csv')?.time.zoneOffer).toMatchObject({
        kind: 'offer',
        offsetMinutes: 330,
      }),
    );
    const before = reportOf('process_local.csv');
    expect(before).toMatchObject({ firstSeen: '2024-03-04T13:30:00.000Z' });
    expect(reportOf('process_utc.csv')?.time.zoneOffer).toBeUndefined();
    const after = await bench.workbench.readAgain(before?.fileId ?? 0, { zoneOffsetMinutes: 330 });
    expect(after).toMatchObject({ firstSeen: '2024-03-04T08:00:00.000Z' });
    expect(reportOf('process_local.csv')?.time.zoneOffer).toBeUndefined();
  });
});
