import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import type { ParamOverrides } from './hunt';
import { hunt } from './library/cloudflare-upload/hunt';
import { type CaseTables, loadTables, recordName, startHuntDb } from './testing/caseTables';
import { csvText, instant } from './testing/csvText';
import { type CaseFinding, runCase } from './testing/runCase';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const NIGHT = '2026-03-02T23:40:00.000Z';
const HOUR = 3_600_000;
const MB = 1_000_000;

const SESSIONS = 'timestamp,host,url_host,dest_ip,bytes_out,bytes_in,dataset,session_id';
type Session = readonly [offsetMs: number, host: string, place: string, out: number, back: number];

function sessions(rows: readonly Session[]): CaseTables {
  return {
    web_logs: csvText(
      SESSIONS,
      rows.map(([ms, host, place, out, back], i) => [
        instant(NIGHT, ms),
        host,
        place,
        '198.51.100.9',
        out,
        back,
        'sessions',
        `s${i}`,
      ]),
    ),
  };
}

async function found(
  tables: CaseTables,
  overrides: ParamOverrides = {},
): Promise<readonly CaseFinding[]> {
  await loadTables(db, tables);
  return (await runCase(db, hunt, overrides)).findings;
}

const severities = async (tables: CaseTables, overrides: ParamOverrides = {}): Promise<string[]> =>
  (await found(tables, overrides)).map((finding) => finding.severity);

describe('cloudflare-upload by volume', () => {
  it.each([
    ['100 MB in 60 min', HOUR, 50 * MB, 1],
    ['one byte less', HOUR, 50 * MB - 1, 0],
    ['1 ms more than 60 min', HOUR + 1, 50 * MB, 0],
  ])('%s', async (_, apartMs, second, findings) => {
    const rows: Session[] = [
      [apartMs, 'WS1', 'drop.example', second, 90 * MB],
      [0, 'WS1', 'drop.example', 50 * MB, 90 * MB],
    ];
    expect(await severities(sessions(rows))).toEqual(Array(findings).fill('medium'));
  });

  it('counts each host and each registered domain alone, and the names of one domain together', async () => {
    const to = (host: string, place: string): Session => [0, host, place, 60 * MB, 60 * MB];
    expect(await severities(sessions([to('WS1', 'a.example'), to('WS2', 'a.example')]))).toEqual(
      [],
    );
    expect(await severities(sessions([to('WS1', 'a.example'), to('WS1', 'b.example')]))).toEqual(
      [],
    );
    const rows = await found(sessions([to('WS1', 'x.a.example'), to('WS1', 'y.a.example')]));
    expect(rows.map((f) => f.rows.map(recordName))).toEqual([['web_logs:1', 'web_logs:2']]);
  });

  it('counts a session that two files tell of once', async () => {
    const { web_logs: text = '' } = sessions([[0, 'WS1', 'drop.example', 60 * MB, 60 * MB]]);
    const twice = text + (text.split('\n')[1] ?? '') + '\n';
    expect(await severities({ web_logs: twice })).toEqual([]);
    const [big] = await found({ web_logs: twice.replaceAll('60000000', '100000000') });
    expect(big?.summary).toContain('sent 100,000,000 bytes in 1 record to drop.example');
    expect(big?.rows.map(recordName)).toEqual(['web_logs:1', 'web_logs:2']);
  });

  it('counts a transfer once that the gateway and a sensor on the wire both tell of', async () => {
    const tables: CaseTables = {
      web_logs: csvText('timestamp,source_ip,dest_ip,bytes_out,bytes_in,dataset,session_id', [
        [instant(NIGHT, 0), '10.0.0.5', '198.51.100.9', 60 * MB, 60 * MB, 'sessions', 's1'],
      ]),
      net_logs: csvText('timestamp,source_ip,dest_ip,bytes_out,bytes_in,source_port', [
        [instant(NIGHT, 310), '10.0.0.5', '198.51.100.9', 60 * MB, 60 * MB, 50_001],
      ]),
    };
    expect(await severities(tables)).toEqual([]);
    expect(await severities(tables, { volume_mb: 60 })).toEqual(['medium']);
  });

  it('opens a new finding after more than 60 min', async () => {
    const at = (ms: number): Session => [ms, 'WS1', 'drop.example', 100 * MB, 100 * MB];
    expect(await severities(sessions([at(0), at(HOUR)]))).toHaveLength(1);
    expect(await severities(sessions([at(0), at(HOUR + 1)]))).toHaveLength(2);
  });
});

describe('cloudflare-upload by other signs', () => {
  it.each([
    ['10 times what is received, 20 MB', 20 * MB, 2 * MB, 1],
    ['a little less than 10 times', 20 * MB, 2 * MB + 1, 0],
    ['one byte less than 20 MB', 20 * MB - 1, 1 * MB, 0],
  ])('ratio: %s', async (_, out, back, findings) => {
    const tables = sessions([[0, 'WS1', 'drop.example', out, back]]);
    expect(await severities(tables)).toHaveLength(findings);
  });

  it('never sums beacons', async () => {
    const beacons: Session[] = Array.from({ length: 300 }, (_, i) => [
      i * 1_000,
      'WS1',
      'beat.example',
      9_999,
      10,
    ]);
    expect(await severities(sessions(beacons), { volume_mb: 1, ratio_mb: 1 })).toEqual([]);
    const larger = beacons.map(([ms, host, place, , back]): Session => [
      ms,
      host,
      place,
      10_000,
      back,
    ]);
    expect(await severities(sessions(larger), { volume_mb: 1 })).toHaveLength(1);
  });

  it.each([
    ['20 names', 20, 'low'],
    ['19 names', 19, undefined],
  ])('%s without a size', async (_, count, severity) => {
    const rows = Array.from({ length: count }, (_name, i) => [
      instant(NIGHT, i * 60_000),
      'alice@corp.example',
      'POST',
      'files.example',
      `"[""f${i}.pdf"",""<unknown file name>""]"`,
      'gateway_http',
    ]);
    const tables = {
      web_logs: csvText('timestamp,email,method,url_host,file_names,dataset', rows),
    };
    const [finding] = await found(tables);
    expect(finding?.severity).toBe(severity);
    if (finding) expect(finding.summary).toContain('Evidence: U2.');
  });

  it('takes bytes from the session and names from its requests', async () => {
    const [finding, ...others] = await found({
      web_logs: csvText(
        'timestamp,host,method,url_host,bytes_out,bytes_in,file_names,user_agent,dataset,session_id',
        [
          [instant(NIGHT, 0), 'WS1', '', '', 300 * MB, MB, '', '', 'sessions', 's1'],
          [
            instant(NIGHT, 5),
            'WS1',
            'PUT',
            'a.drop.example',
            '',
            '',
            'a.7z',
            'rclone/v1.66',
            'gateway_http',
            's1',
          ],
        ],
      ),
    });
    expect(others).toEqual([]);
    expect(finding?.severity).toBe('high');
    expect(finding?.summary).toBe(
      'WS1 sent 300,000,000 bytes in 2 records to drop.example, 300 times what it received; 1 file name, such as ' +
        'a.7z; program rclone/v1.66. Evidence: U1, U2.',
    );
    expect(finding?.rows.map(recordName)).toEqual(['web_logs:1', 'web_logs:2']);
  });

  it('never counts a method alone, nor what was refused', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => [
      instant(NIGHT, i * 1_000),
      'WS1',
      'POST',
      'api.mega.nz',
      i % 2 === 0 ? '' : 'a.zip',
      i % 2 === 0 ? 'allow' : 'block',
    ]);
    const header = 'timestamp,host,method,url_host,file_names,action';
    expect(await severities({ web_logs: csvText(header, rows) })).toEqual([]);
  });

  it('reports a copy program that connects out, without any size', async () => {
    const header = 'timestamp,host,dest_ip,process_name';
    const row = (ip: string): string[] => [instant(NIGHT, 0), 'WS1', ip, 'rclone.exe'];
    expect(await severities({ net_logs: csvText(header, [row('203.0.113.4')]) })).toEqual(['high']);
    expect(await severities({ net_logs: csvText(header, [row('10.0.0.4')]) })).toEqual([]);
  });

  it.each([
    ['100 long names', 100, 1],
    ['99 long names', 99, 0],
  ])('names: %s in 60 min', async (_, count, findings) => {
    const rows = Array.from({ length: count }, (_name, i) => [
      instant(NIGHT, i * 36_000),
      'WS1',
      `${String(i).padStart(4, '0')}${'k7x2m9q4'.repeat(4)}.t.tunnel.example`,
    ]);
    const asked = await found({ dns_logs: csvText('timestamp,host,query', [...rows, ...rows]) });
    expect(asked.map((f) => f.severity)).toEqual(Array(findings).fill('medium'));
  });
});

describe('cloudflare-upload places', () => {
  const big = (place: string): CaseTables => sessions([[0, 'WS1', place, 400 * MB, MB]]);

  it.each([
    ['drop.example', ['medium']],
    ['g.api.mega.co.nz', ['high']],
    ['omega.nz', ['medium']],
    ['eu.settings.events.data.microsoft.com', ['low']],
    ['files.corp', []],
  ])('%s', async (place, expected) => {
    expect(await severities(big(place))).toEqual(expected);
  });

  it('does not count what is internal until it is taken out of the ranges', async () => {
    const tables = { web_logs: (big('')['web_logs'] ?? '').replace('198.51.100.9', '192.168.0.4') };
    expect(await severities(tables)).toEqual([]);
    expect(await severities(tables, { internal_ranges: ['10.0.0.0/8'] })).toEqual(['medium']);
  });

  it('raises a place that nobody reached in a day of evidence before', async () => {
    const before = (ms: number, place: string): Session => [ms, 'WS2', place, 2_000, 9_000];
    const upload: Session = [0, 'WS1', 'drop.example', 400 * MB, MB];
    const day = 24 * HOUR;
    expect(await severities(sessions([before(-day, 'x.example'), upload]))).toEqual(['high']);
    expect(await severities(sessions([before(1 - day, 'x.example'), upload]))).toEqual(['medium']);
    expect(await severities(sessions([before(-day, 'www.drop.example'), upload]))).toEqual([
      'medium',
    ]);
  });

  it('labels a place that five clients use on three days', async () => {
    const uses = (days: number): Session[] =>
      [1, 2, 3, 4].map((n) => [
        -n * 24 * HOUR * (n < days ? 1 : 0),
        `WS${n + 1}`,
        'house.example',
        9_000,
        9_000,
      ]);
    const upload: Session = [0, 'WS1', 'house.example', 400 * MB, MB];
    expect(await severities(sessions([...uses(3), upload]))).toEqual(['low']);
    expect(await severities(sessions([...uses(2), upload]))).toEqual(['medium']);
  });
});

describe('cloudflare-upload single sessions', () => {
  const usual: Session[] = Array.from({ length: 40 }, (_, i) => [
    i * 60_000,
    'WS1',
    'news.example',
    1_000 + ((i * 137) % 900),
    40_000,
  ]);
  const one = (out: number, back = 20_000): Session => [HOUR, 'WS1', 'drop.example', out, back];

  it.each([
    ['2 MB out of line', [...usual, one(2 * MB)], ['low']],
    ['below 1 MB', [...usual, one(MB - 1)], []],
    ['that receives as much', [...usual, one(2 * MB, 2 * MB)], []],
    ['without a baseline', [...usual.slice(0, 18), one(2 * MB)], []],
    ['with the smallest baseline', [...usual.slice(0, 19), one(2 * MB)], ['low']],
    [
      'of a host that always sends as much',
      [...Array(30).keys()].map((i): Session => [
        i * 2 * HOUR,
        'WS1',
        `p${i}.example`,
        (2 + (i % 5)) * MB,
        10,
      ]),
      [],
    ],
  ] as const)('%s', async (_, rows, expected) => {
    expect(await severities(sessions(rows))).toEqual(expected);
  });
});
