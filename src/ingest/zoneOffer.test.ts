import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceReport } from './sourceReport';
import { TestIntake } from './testing/intake';
import { type ZoneOffer, type ZonedFile, zoneOfferFor } from './zoneOffer';

const HEADER = 'timestamp,host,user,process_name,parent_process,arguments\n';
const START_MS = Date.UTC(2024, 2, 4, 8);
const MINUTE_MS = 60_000;

interface Start {
  readonly atMs: number;
  readonly args: string;
}

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

/** Process starts some minutes apart, each with arguments of its own. */
function starts(count: number): Start[] {
  return Array.from({ length: count }, (_, i) => ({
    atMs: START_MS + i * 7 * MINUTE_MS + (i % 13) * 1_000,
    args: `/c task ${i}`,
  }));
}

function utc(events: readonly Start[]): string {
  return csv(events, (ms) => new Date(ms).toISOString());
}

function local(events: readonly Start[], offsetOf: (ms: number) => number): string {
  return csv(events, (ms) =>
    new Date(ms + offsetOf(ms) * MINUTE_MS).toISOString().slice(0, 19).replace('T', ' '),
  );
}

function csv(events: readonly Start[], timeText: (ms: number) => string): string {
  return (
    HEADER +
    events.map(({ atMs, args }) => `${timeText(atMs)},WS1,al,cmd.exe,x.exe,${args}\n`).join('')
  );
}

function zoned({ fileId, name, tables, loaded }: SourceReport): ZonedFile {
  return { fileId, name, tables, records: loaded };
}

async function offerOf(own: string, ...others: readonly string[]): Promise<ZoneOffer | null> {
  const file = await intake.drop('process_local.csv', own);
  expect(file).toMatchObject({ undated: 0, time: { basis: 'assumed' } });
  const witnesses: ZonedFile[] = [];
  for (const [i, text] of others.entries()) {
    const report = await intake.drop(`process_${i + 1}.csv`, text);
    expect(report.time.basis).toBe('explicit');
    witnesses.push(zoned(report));
  }
  return zoneOfferFor(intake.db, zoned(file), witnesses);
}

describe('the zone that the same records in another file show', () => {
  it('is offered where they are one offset apart, with the numbers', async () => {
    const events = starts(230);
    const off = events.map((e, i) =>
      i < 17 ? { ...e, atMs: e.atMs + (i + 1) * 91 * MINUTE_MS } : e,
    );
    expect(
      await offerOf(
        local(off, () => 330),
        utc(events),
      ),
    ).toEqual({
      kind: 'offer',
      offsetMinutes: 330,
      sentence:
        '213 of 230 records that are also in "process_1.csv" stand exactly 5 h 30 min later than there: read this file as UTC+05:30?',
    });
  });

  it('may be west of Greenwich', async () => {
    const events = starts(40);
    const offer = await offerOf(
      local(events, () => -480),
      utc(events),
    );
    expect(offer).toMatchObject({ kind: 'offer', offsetMinutes: -480 });
    expect(offer?.sentence).toContain('8 h earlier than there: read this file as UTC-08:00?');
  });

  it('is not offered where the clock was changed in between, and it says so', async () => {
    const events = starts(300);
    const change = events[180]?.atMs ?? 0;
    const offer = await offerOf(
      local(events, (ms) => (ms < change ? 60 : 120)),
      utc(events),
    );
    expect(offer).toMatchObject({ kind: 'several', offsetMinutes: null });
    expect(offer?.sentence).toContain(
      '180 stand 1 h later than there and 120 2 h later than there, as where summer time began or ended in between: no one zone fits',
    );
  });

  it('is not offered where the times agree', async () => {
    const events = starts(60);
    expect(
      await offerOf(
        local(events, () => 0),
        utc(events),
      ),
    ).toMatchObject({
      kind: 'same',
      offsetMinutes: null,
      sentence: expect.stringContaining('60 of 60') as string,
    });
  });

  it('is not shown by events that repeat', async () => {
    const ticks = Array.from({ length: 200 }, (_, i) => ({
      atMs: START_MS + i * 30 * MINUTE_MS,
      args: '/c tick',
    }));
    expect(
      await offerOf(
        local(ticks.slice(0, 90), () => 0),
        utc(ticks),
      ),
    ).toBeNull();
  });

  it('is not shown by few records, by other records, or by distances that no zone has', async () => {
    const events = starts(60);
    expect(
      await offerOf(
        local(starts(19), () => 330),
        utc(events),
      ),
    ).toBeNull();
    const strangers = events.map((event) => ({ ...event, args: `${event.args} else` }));
    expect(
      await offerOf(
        local(strangers, () => 330),
        utc(events),
      ),
    ).toBeNull();
    expect(
      await offerOf(
        local(events, () => 7 * 24 * 60),
        utc(events),
      ),
    ).toBeNull();
    const scattered = events.map((e, i) => ({ ...e, atMs: e.atMs + i * i * 17 * MINUTE_MS }));
    expect(
      await offerOf(
        local(scattered, () => 0),
        utc(events),
      ),
    ).toBeNull();
  });

  it('is not offered where two files of known zone disagree', async () => {
    const events = starts(60);
    const moved = events.map((e) => ({ ...e, atMs: e.atMs + 60 * MINUTE_MS }));
    const offer = await offerOf(
      local(events, () => 330),
      utc(events),
      utc(moved),
    );
    expect(offer).toMatchObject({ kind: 'several', offsetMinutes: null });
    expect(offer?.sentence).toMatch(/5 h 30 min.*But: .*4 h 30 min.*No zone is offered/);
  });

  it('needs five records only where the log numbered them', async () => {
    const numbered = (time: (ms: number) => string): string =>
      `TimeCreated,Id,LevelDisplayName,LogName,ProviderName,MachineName,RecordId,Message\n${starts(
        6,
      )
        .map(
          ({ atMs }, i) =>
            `${time(atMs)},1102,Information,Security,Eventlog,WS1,${900 + i},cleared\n`,
        )
        .join('')}`;
    const own = await intake.drop(
      'own.csv',
      numbered((ms) => new Date(ms + 60 * MINUTE_MS).toISOString().slice(0, 19)),
    );
    const other = await intake.drop(
      'other.csv',
      numbered((ms) => new Date(ms).toISOString()),
    );
    expect(own.source).toBe('get-winevent-csv');
    const offer = await zoneOfferFor(intake.db, zoned(own), [zoned(other)]);
    expect(offer).toMatchObject({ kind: 'offer', offsetMinutes: 60 });
  });
});
