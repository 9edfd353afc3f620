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

const LINKED = [['high', 'file_spike:1', 'cloudflare_upload:1']];
const ALONE = [['informational', 'file_spike:1']];

describe('exfil-chain window', () => {
  it.each([
    ['60 min before the spike', -HOUR, true],
    ['60 min and 1 ms before the spike', -HOUR - 1, false],
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
      [-HOUR, 'FS1'],
      [3 * HOUR + 1, 'FS1'],
    ];
    expect(await answers(chainTables(NOON, spikes, uploads))).toEqual([
      [
        'high',
        'file_spike:2',
        'file_spike:3',
        'file_spike:1',
        'cloudflare_upload:2',
        'cloudflare_upload:1',
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
    const { findings } = await runCase(db, hunt, { minutes_before: 1_200 });
    expect(findings.map((finding) => finding.severity)).toEqual(['high']);
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
      '2 before and 0 after it began, 1.0 MB to store.example',
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

  it('leaves an address to the host that had it last', async () => {
    await loadTables(db, {
      file_spike: csvText('timestamp,host', [[instant(NOON, 0), 'FS1']]),
      cloudflare_upload: csvText('timestamp,source_ip', [[instant(NOON, 0), '10.0.0.5']]),
      net_logs: csvText('timestamp,host,source_ip', [
        [instant(NOON, -20_000), 'FS1', '10.0.0.5'],
        [instant(NOON, -10_000), 'WS2', '10.0.0.5'],
      ]),
    });
    const { findings } = await runCase(db, hunt);
    expect(findings.map((finding) => finding.severity)).toEqual(['informational']);
  });

  it('tells three kinds of nothing apart', async () => {
    const tables = (uploads: readonly Row[]): CaseTables =>
      chainTables(NOON, [[0, 'FS1']], uploads);
    const summaryOf = async (uploads: readonly Row[]): Promise<string | undefined> => {
      await loadTables(db, tables(uploads));
      return (await runCase(db, hunt)).findings[0]?.summary;
    };
    const before: Row = [-5 * HOUR, 'FS1'];
    expect(await summaryOf([before, [5 * HOUR, 'WS9']])).toContain('none in window');
    expect(await summaryOf([before])).toContain('the upload export does not reach this time');
    expect(await summaryOf([[0, 'WS9']])).toContain('no upload record of this host or address');
  });
});
