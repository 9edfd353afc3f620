import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { hunt } from './library/exfil-chain/hunt';
import { type CaseTables, loadTables, recordName, startHuntDb } from './testing/caseTables';
import { csvText, instant } from './testing/csvText';
import { runCase } from './testing/runCase';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const NOON = '2026-03-02T12:00:00.000Z';
const HOUR = 3_600_000;
type Row = readonly [offsetMs: number, host: string];

function chainTables(base: string, spikes: readonly Row[], uploads: readonly Row[]): CaseTables {
  return {
    file_spike: csvText(
      'timestamp,host',
      spikes.map(([ms, host]) => [instant(base, ms), host]),
    ),
    cloudflare_upload: csvText(
      'timestamp,host,url_host,bytes_out',
      uploads.map(([ms, host]) => [instant(base, ms), host, 'store.example', 1_000_000]),
    ),
  };
}

/** Severity and records of each finding. */
async function answers(tables: CaseTables): Promise<[string, ...string[]][]> {
  await loadTables(db, tables);
  const { findings } = await runCase(db, hunt);
  return findings.map((f) => [f.severity, ...f.rows.map(recordName)]);
}

const DAY = 24 * HOUR;

const LINKED = [['high', 'file_spike:1', 'cloudflare_upload:1']];
const ALONE = [['informational', 'file_spike:1']];

describe('exfil-chain window', () => {
  it.each([
    ['24 h before the spike', -DAY, true],
    ['24 h and 1 ms before the spike', -DAY - 1, false],
    ['60 min after the spike', HOUR, true],
    ['60 min and 1 ms after the spike', HOUR + 1, false],
    ['in the same instant', 0, true],
  ])('%s', async (_, uploadMs, linked) => {
    for (const base of [NOON, '2026-03-01T23:45:00.000Z', '2026-03-02T00:00:00.000Z']) {
      const tables = chainTables(base, [[0, 'FS1']], [[uploadMs, 'FS1']]);
      expect(await answers(tables)).toEqual(linked ? LINKED : ALONE);
    }
  });

  it('reaches from the first spike of a session to the last', async () => {
    const spikes: Row[] = [
      [2 * HOUR, 'FS1'],
      [0, 'FS1'],
      [HOUR, 'FS1'],
    ];
    const uploads: Row[] = [
      [3 * HOUR, 'FS1'],
      [-DAY, 'FS1'],
      [3 * HOUR + 1, 'FS1'],
    ];
    expect(await answers(chainTables(NOON, spikes, uploads))).toEqual([
      [
        'high',
        'file_spike:1',
        'file_spike:2',
        'file_spike:3',
        'cloudflare_upload:1',
        'cloudflare_upload:2',
      ],
    ]);
  });

  it('opens a new session after more than 60 min without a spike', async () => {
    const spikes: Row[] = [
      [0, 'FS1'],
      [HOUR + 1, 'FS1'],
    ];
    expect(await answers(chainTables(NOON, spikes, [[9 * HOUR, 'FS1']]))).toEqual([
      ['informational', 'file_spike:1'],
      ['informational', 'file_spike:2'],
    ]);
  });

  it('takes its window from its parameters', async () => {
    await loadTables(db, chainTables(NOON, [[0, 'FS1']], [[-20 * HOUR, 'FS1']]));
    const { findings } = await runCase(db, hunt, { minutes_before: 1_199 });
    expect(findings.map((finding) => finding.severity)).toEqual(['informational']);
  });
});

describe('exfil-chain links', () => {
  it('does not link the upload of another host', async () => {
    expect(await answers(chainTables(NOON, [[0, 'FS1']], [[0, 'FS2']]))).toEqual(ALONE);
  });

  it('lists both copies of an upload and counts its bytes once', async () => {
    const upload: Row = [-60_000, 'FS1'];
    await loadTables(db, chainTables(NOON, [[0, 'FS1']], [upload, upload]));
    const { findings } = await runCase(db, hunt);
    expect(findings[0]?.rows.map(recordName)).toEqual([
      'file_spike:1',
      'cloudflare_upload:1',
      'cloudflare_upload:2',
    ]);
    expect(findings[0]?.summary).toContain(
      '2 before and 0 after it began, 1,000,000 bytes before and 0 after to store.example',
    );
  });

  it.each([
    ['upload 24 h after the sighting', 24 * HOUR, 'medium'],
    ['upload 24 h and 1 ms after the sighting', 24 * HOUR + 1, 'informational'],
    ['upload 60 min after the sighting', HOUR, 'high'],
    ['upload 60 min and 1 ms after the sighting', HOUR + 1, 'medium'],
    ['upload 1 ms before the sighting', -1, 'informational'],
  ])('by the address map: %s', async (_, afterMs, severity) => {
    await loadTables(db, {
      file_spike: csvText('timestamp,host', [[instant(NOON, 0), 'FS1']]),
      cloudflare_upload: csvText('timestamp,source_ip', [[instant(NOON, 0), '10.0.0.5']]),
      net_logs: csvText('timestamp,host,source_ip', [[instant(NOON, -afterMs), 'FS1', '10.0.0.5']]),
    });
    const { findings } = await runCase(db, hunt);
    expect(findings.map((finding) => finding.severity)).toEqual([severity]);
  });

  it.each([
    ['10 min', 600_000, 'low', 'ambiguous with WS2'],
    ['10 min and 1 ms', 600_001, 'informational', ''],
  ])(
    'leaves it open whose an address is that changed hands within %s',
    async (_, apartMs, severity, text) => {
      await loadTables(db, {
        file_spike: csvText('timestamp,host', [[instant(NOON, 0), 'FS1']]),
        cloudflare_upload: csvText('timestamp,source_ip', [[instant(NOON, 0), '10.0.0.5']]),
        lease_logs: csvText('timestamp,host,ip', [
          [instant(NOON, -10_000 - apartMs), 'FS1', '10.0.0.5'],
          [instant(NOON, -10_000), 'WS2', '10.0.0.5'],
        ]),
      });
      const { findings } = await runCase(db, hunt);
      expect(findings.map((finding) => finding.severity)).toEqual([severity]);
      expect(findings[0]?.summary).toContain(text);
    },
  );

  it('tells three kinds of nothing apart', async () => {
    const tables = (uploads: readonly Row[]): CaseTables =>
      chainTables(NOON, [[0, 'FS1']], uploads);
    const summaryOf = async (uploads: readonly Row[]): Promise<string | undefined> => {
      await loadTables(db, tables(uploads));
      return (await runCase(db, hunt)).findings[0]?.summary;
    };
    const before: Row = [-25 * HOUR, 'FS1'];
    expect(await summaryOf([before, [HOUR, 'WS9']])).toContain(
      'none found: the 1 network records of this host',
    );
    expect(await summaryOf([before, [-HOUR, 'WS9']])).toContain(
      'none found in 2026-03-01 12:00 to 2026-03-02 11:00; the rest of the window is not covered.',
    );
    expect(await summaryOf([before])).toContain('the network records do not reach this time');
    expect(await summaryOf([[0, 'WS9']])).toContain('no network record of this host or address');
  });
});
