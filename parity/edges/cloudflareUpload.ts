import { csvText, instant } from '../../src/hunts/testing/csvText';
import type { EdgeCase } from '../edgeCases';

const BASE = '2026-03-02T23:30:00.000Z';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MB = 1_000_000;
type Cells = Readonly<Record<string, string | number>>;

const at = (ms: number): string => instant(BASE, ms);
const later = (ms: number): string => `${instant(BASE, ms)}001`;

const WEB = [
  ...[
    'timestamp',
    'host',
    'user',
    'email',
    'device_id',
    'source_ip',
    'source_internal_ip',
    'method',
    'url_host',
    'url',
  ],
  ...[
    'dest_ip',
    'bytes_out',
    'bytes_in',
    'file_names',
    'user_agent',
    'session_id',
    'dataset',
    'action',
    'content_match',
  ],
];

const tableOf = (columns: readonly string[], rows: readonly Cells[]): string =>
  csvText(
    columns.join(','),
    rows.map((row) => columns.map((column) => row[column] ?? '')),
  );

const session = (host: string, timestamp: string, sentMb: number, more: Cells = {}): Cells => ({
  timestamp,
  host,
  url_host: 'a.drop.example',
  dest_ip: '203.0.113.9',
  bytes_out: sentMb * MB,
  bytes_in: sentMb * MB,
  session_id: `${host} ${timestamp}`,
  dataset: 'sessions',
  ...more,
});

const WINDOWS: readonly Cells[] = [
  session('EDGE', at(0), 50),
  session('EDGE', at(HOUR), 50, { url_host: 'b.drop.example' }),
  session('LATE', at(0), 50),
  session('LATE', later(HOUR), 50),
  session('TWOBURSTS', at(0), 100),
  session('TWOBURSTS', at(HOUR), 100),
  session('TWOBURSTS', at(2 * HOUR + 1), 100),
  session('RATIO', at(0), 20, { bytes_in: 1.5 * MB }),
  session('RATIO', at(1), 0, { bytes_in: 0.5 * MB }),
  session('RATIO', at(2), 0, { bytes_in: 9 * MB, url_host: 'never-sent-to.drop.example' }),
  session('UNDER', at(0), 20, { bytes_in: 1.5 * MB }),
  session('UNDER', at(1), 0, { bytes_in: 0.5 * MB + 1 }),
  session('SILENT', at(0), 20, { bytes_in: '' }),
  session('TWIN', at(0), 60, { bytes_in: 0, session_id: 't1' }),
  session('TWIN', at(1), 60, { bytes_in: 0, session_id: 't1' }),
  session('TWIN', at(2), 60, { bytes_in: 0, session_id: 't2' }),
  session('REFUSED', at(0), 500, { action: 'Block' }),
  session('BEACON', at(0), 0.009_999, { bytes_in: 0 }),
];

const PLACES: readonly Cells[] = [
  session('P1', at(0), 100, { url_host: 'files.corp' }),
  session('P2', at(0), 100, { url_host: 'store' }),
  session('P3', at(0), 100, { url_host: 'x.drop.example', dest_ip: '10.2.3.4' }),
  session('P4', at(0), 100, { url_host: '', dest_ip: '239.1.2.3' }),
  session('P5', at(0), 100, { url_host: '', dest_ip: '2001:db8::7' }),
  session('P6', at(0), 100, { url_host: '', dest_ip: 'fd00::7' }),
  session('P7', at(0), 100, { url_host: '', dest_ip: '::ffff:203.0.113.50' }),
  session('P8', at(0), 100, { url_host: 'mine.s3.eu-west-1.amazonaws.com' }),
  session('P9', at(0), 100, { url_host: 'shop.co.uk:8443' }),
  session('P10', at(0), 100, { url_host: 'eu.events.data.microsoft.com' }),
  session('P11', at(0), 100, { url_host: 'api.mega.nz', user_agent: 'rclone/v1.66.0' }),
  session('P12', at(0), 100, { url_host: 'own.example', dataset: 'http_requests', method: 'POST' }),
  session('P13', at(0), 100, { url_host: 'own.example', dataset: 'http_requests', method: 'GET' }),
  session('P14', at(0), 0, {
    bytes_out: '',
    bytes_in: '',
    content_match: 'Card numbers',
    method: 'POST',
  }),
  session('P15', at(0), 0, {
    bytes_out: '',
    bytes_in: '',
    user_agent: 'rclone/v1.66.0',
    method: 'GET',
  }),
  session('', at(0), 100, { email: 'erin@corp.example', device_id: 'd1', session_id: 's-e' }),
  session('', at(1), 100, { device_id: 'd2' }),
  session('DEV2', at(2), 0, { device_id: 'd2' }),
  session('', at(3), 100, { device_id: 'd3' }),
  session('DEV3', at(4), 0, { device_id: 'd3' }),
  session('DEV4', at(4), 0, { device_id: 'd3' }),
  session('', at(5), 100, { session_id: 'told', url_host: '' }),
  session('TOLD', at(5), 0, {
    session_id: 'told',
    bytes_out: '',
    method: 'PUT',
    user: 'Fay',
    file_names: '"a.7z"',
  }),
  session('', at(6), 100, { source_ip: '10.0.0.8', session_id: 'lone' }),
];

/** One place that five clients reach on three days, and one that only appears at the end. */
const HABITS: readonly Cells[] = [
  ...[1, 2, 3, 4, 5].flatMap((client) =>
    [0, 1, 2].flatMap((day) => [
      session(`C${client}`, at(day * DAY), 1, { url_host: 'sync.example', bytes_in: 5 * MB }),
      session(`C${client}`, at(day * DAY + 5), 1, { url_host: 'box.com', bytes_in: 5 * MB }),
    ]),
  ),
  session('C1', at(3 * DAY), 100, { url_host: 'sync.example' }),
  session('C2', at(3 * DAY), 100, { url_host: 'box.com' }),
  session('C3', at(3 * DAY), 100, { url_host: 'new.example' }),
  session('C4', at(3 * DAY), 100, { url_host: 'sync.example', user_agent: 'megasync' }),
  session('C5', at(DAY), 100, { url_host: 'a-day.example' }),
  session('C5', at(DAY - 1), 100, { url_host: 'not-a-day.example' }),
];

const OUTLIERS: readonly Cells[] = [
  ...Array.from({ length: 21 }, (_, i) =>
    session('USUAL', at(i * HOUR), 0.02 + i / 1000, { bytes_in: 0.2 * MB }),
  ),
  session('USUAL', at(30 * HOUR), 5, { bytes_in: 0.1 * MB }),
  ...Array.from({ length: 18 }, (_, i) =>
    session('FEW', at(i * HOUR), 0.02 + i / 1000, { bytes_in: 0.2 * MB }),
  ),
  session('FEW', at(30 * HOUR), 5, { bytes_in: 0.1 * MB }),
];

const label = (i: number): string => `${String(i).padStart(4, '0')}abcdefghijklmnopqrstuvwxyz`;

const lookups = (host: string, domain: string, count: number, stepMs: number): Cells[] =>
  Array.from({ length: count }, (_, i) => ({
    timestamp: at(i * stepMs),
    host,
    user: i === 3 ? 'gina' : '',
    query: `${label(i)}.${domain}`,
  }));

export const CLOUDFLARE_UPLOAD_EDGES: readonly EdgeCase[] = [
  { name: 'edges: uploads a window apart', tables: { web_logs: tableOf(WEB, WINDOWS) } },
  { name: 'edges: uploads to all kinds of places', tables: { web_logs: tableOf(WEB, PLACES) } },
  { name: 'edges: everyday and new destinations', tables: { web_logs: tableOf(WEB, HABITS) } },
  { name: 'edges: one session far above the usual', tables: { web_logs: tableOf(WEB, OUTLIERS) } },
  {
    name: 'edges: programs that copy, and one transfer in two logs',
    tables: {
      web_logs: tableOf(WEB, [session('WS1', at(500), 60, { bytes_in: 7 })]),
      net_logs: tableOf(
        [
          'timestamp',
          'host',
          'source_ip',
          'dest_ip',
          'dest_host',
          'bytes_out',
          'bytes_in',
          'process_name',
          'outcome',
        ],
        [
          {
            timestamp: at(0),
            host: 'WS1',
            dest_ip: '203.0.113.9',
            dest_host: 'drop.example',
            bytes_out: 60 * MB,
            bytes_in: 7,
          },
          {
            timestamp: at(2000),
            host: 'WS1',
            dest_ip: '203.0.113.9',
            dest_host: 'drop.example',
            bytes_out: 39 * MB,
            bytes_in: 7,
          },
          { timestamp: at(0), host: 'WS2', dest_ip: '203.0.113.77', process_name: 'RClone.exe' },
          {
            timestamp: at(0),
            host: 'WS3',
            dest_ip: '203.0.113.77',
            process_name: 'rclone.exe',
            outcome: 'failure',
          },
          { timestamp: at(0), host: 'WS4', dest_ip: '10.0.0.77', process_name: 'rclone.exe' },
          { timestamp: at(0), source_ip: '10.0.0.9', dest_ip: '203.0.113.78', bytes_out: 200 * MB },
        ],
      ),
    },
  },
  {
    name: 'edges: long names in look-ups',
    tables: {
      dns_logs: tableOf(
        ['timestamp', 'host', 'user', 'source_ip', 'query'],
        [
          ...lookups('TUNNEL', 'evil.example', 100, 36_000),
          ...lookups('SLOW', 'evil.example', 100, 36_400),
          ...lookups('FEWER', 'evil.example', 99, 1000),
          ...lookups('FEWER', 'evil.example', 99, 1500),
          ...lookups('KNOWN', 'sophosxl.net', 120, 1000),
          ...lookups('SHORT', 'evil.example', 120, 1000).map((row) => ({
            ...row,
            query: String(row['query']).slice(1),
          })),
        ],
      ),
    },
  },
  {
    name: 'edges: uploads of the export a window apart',
    tables: {
      cloudflare_upload: tableOf(
        [
          'timestamp',
          'host',
          'user',
          'source_ip',
          'method',
          'url_host',
          'url',
          'file_names',
          'bytes_out',
        ],
        [
          {
            timestamp: at(0),
            host: 'EDGE',
            method: 'PUT',
            url_host: 'a.drop.example',
            bytes_out: 50 * MB,
          },
          {
            timestamp: at(HOUR),
            host: 'EDGE',
            method: 'PUT',
            url_host: 'b.drop.example',
            bytes_out: 50 * MB,
          },
          {
            timestamp: at(HOUR),
            host: 'EDGE',
            method: 'PUT',
            url_host: 'b.drop.example',
            bytes_out: 50 * MB,
          },
          {
            timestamp: at(0),
            host: 'LATE',
            method: 'PUT',
            url_host: 'a.drop.example',
            bytes_out: 50 * MB,
          },
          {
            timestamp: later(HOUR),
            host: 'LATE',
            method: 'PUT',
            url_host: 'a.drop.example',
            bytes_out: 50 * MB,
          },
          {
            timestamp: at(0),
            host: 'READ',
            method: 'GET',
            url_host: 'a.drop.example',
            bytes_out: 500 * MB,
          },
          {
            timestamp: '',
            host: 'UNDATED',
            method: 'PUT',
            url_host: 'a.drop.example',
            bytes_out: 500 * MB,
          },
          { timestamp: at(2 * DAY), user: 'Hal', url_host: '10.0.0.9', bytes_out: 500 * MB },
          { timestamp: at(2 * DAY), source_ip: 'FE80::1', url_host: '', bytes_out: 500 * MB },
          { timestamp: at(2 * DAY), host: 'SHARED', url_host: 'mega.nz', bytes_out: 500 * MB },
          ...Array.from({ length: 20 }, (_, i) => ({
            timestamp: at(3 * DAY + i),
            host: 'NAMES',
            method: 'POST',
            url_host: 'share.example',
            file_names: `f${i}.docx`,
          })),
        ],
      ),
    },
  },
];
