import { csvText, instant } from '../../src/hunts/testing/csvText';
import type { EdgeCase } from '../edgeCases';

const NOON = '2026-03-02T12:00:00.000Z';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MB = 1_000_000;
type Cells = Readonly<Record<string, string | number>>;

const at = (ms: number): string => instant(NOON, ms);

const tableOf = (columns: string, rows: readonly Cells[]): string =>
  csvText(
    columns,
    rows.map((row) => columns.split(',').map((column) => row[column] ?? '')),
  );

const spike = (host: string, ms: number, more: Cells = {}): Cells => ({
  timestamp: at(ms),
  host,
  user: 'SYSTEM',
  process_name: 'enc.exe',
  file_count: 900,
  ...more,
});

const sent = (host: string, ms: number, more: Cells = {}): Cells => ({
  timestamp: at(ms),
  host,
  source_ip: '198.51.100.7',
  url_host: 'drop.example',
  dest_ip: '203.0.113.9',
  bytes_out: 30 * MB,
  bytes_in: 7,
  session_id: `${host} ${ms}`,
  dataset: 'sessions',
  ...more,
});

const SPIKE = 'timestamp,host,user,local_ip,process_name,file_count,extension';
const WEB =
  'timestamp,host,user,source_ip,source_internal_ip,method,url_host,dest_ip,bytes_out,bytes_in,file_names,session_id,dataset,action';
const HOSTLESS = { source_internal_ip: '10.0.0.77', host: '' };

/** Uploads and addresses exactly a window away from a burst and a step beyond it, and each kind of evidence alone. */
export const EXFIL_CHAIN_EDGES: readonly EdgeCase[] = [
  {
    name: 'edges: uploads a window away from a burst',
    tables: {
      file_spike: tableOf(SPIKE, [
        ...['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((host) => spike(host, 0)),
        spike('MERGED', 0),
        spike('MERGED', 5 * MINUTE),
        spike('MERGED', 65 * MINUTE),
        spike('MERGED', 125 * MINUTE + 1),
        spike('FEW', 0, { file_count: 19 }),
        spike('FEWNEW', 0, { file_count: 19, extension: '.locked' }),
        spike('FEWOLD', 0, { file_count: 19, extension: 'docx' }),
        spike('BACKUP', 0, { process_name: 'VeeamAgent.exe' }),
        spike('SAVING', 0, { extension: 'tmp' }),
      ]),
      web_logs: tableOf(WEB, [
        sent('A', -DAY),
        sent('B', -DAY - 1),
        sent('C', HOUR),
        sent('D', HOUR + 1),
        sent('E', 0, { bytes_out: 19 * MB }),
        sent('F', 0, { bytes_out: '', url_host: 'mega.nz', method: 'POST', dataset: '' }),
        sent('F', 1, { bytes_out: '', url_host: 'a.example', method: 'POST', dataset: '' }),
        sent('G', 0, { url_host: 'eu.events.data.microsoft.com' }),
        sent('H', 0, { action: 'blocked' }),
        sent('H', 1, { url_host: 'files.corp' }),
        sent('H', 2, { dest_ip: '10.3.3.3' }),
        sent('E', 500, { bytes_out: 19 * MB, session_id: 'E 0' }),
        sent('MERGED', 125 * MINUTE),
        sent('MERGED', 125 * MINUTE + 1),
        sent('BACKUP', 0),
        sent('SAVING', 0),
        sent('FEWNEW', 0),
      ]),
    },
  },
  {
    name: 'edges: addresses and people of a burst',
    tables: {
      file_spike: tableOf(SPIKE, [
        spike('L1', 0),
        spike('L2', 0),
        spike('L3', 0),
        spike('L4', 0, { local_ip: '10.0.0.50' }),
        spike('L5', 0, { local_ip: '10.0.0.51' }),
        spike('L6', 0),
        spike('L7', 0, { user: 'ida' }),
        spike('L8', 0, { user: 'jon' }),
        spike('', 0, { local_ip: '10.0.0.60', user: 'kim' }),
      ]),
      lease_logs: tableOf('timestamp,host,ip,action', [
        { timestamp: at(-DAY), host: 'L1', ip: '10.0.0.71', action: 'assign' },
        { timestamp: at(-DAY - 1), host: 'L2', ip: '10.0.0.72', action: 'assign' },
        { timestamp: at(-HOUR), host: 'L3', ip: '10.0.0.73', action: 'assign' },
        { timestamp: at(-HOUR - 10 * MINUTE), host: 'OTHER', ip: '10.0.0.73', action: 'assign' },
        { timestamp: at(-HOUR), host: 'L6', ip: '10.0.0.74', action: 'assign' },
        { timestamp: at(-HOUR - 10 * MINUTE - 1), host: 'OTHER', ip: '10.0.0.74' },
        { timestamp: at(-1), host: 'L6', ip: '10.0.0.74', action: 'Released' },
      ]),
      auth_logs: tableOf('timestamp,host,user,outcome,logon_type,source_ip,source_host', [
        {
          timestamp: at(8 * HOUR),
          host: 'L7',
          user: 'IDA',
          outcome: 'success',
          logon_type: 'CachedInteractive',
        },
        {
          timestamp: at(-8 * HOUR - 1),
          host: 'L8',
          user: 'jon',
          outcome: 'success',
          logon_type: '2',
        },
        { timestamp: at(0), host: 'L6', user: 'dwm-1', outcome: 'success', logon_type: '2' },
        {
          timestamp: at(0),
          host: 'DC',
          user: 'x',
          outcome: 'success',
          source_ip: '10.0.0.75',
          source_host: 'l5.corp$',
        },
      ]),
      process_logs: tableOf('timestamp,host,user,process_name', [
        { timestamp: at(0), host: 'L1', user: 'lea', process_name: 'explorer.exe' },
        { timestamp: at(HOUR), host: 'L2', user: 'lea', process_name: 'explorer.exe' },
      ]),
      web_logs: tableOf(WEB, [
        sent('', 0, { ...HOSTLESS, source_internal_ip: '10.0.0.71' }),
        sent('', 1, { ...HOSTLESS, source_internal_ip: '10.0.0.72' }),
        sent('', 2, { ...HOSTLESS, source_internal_ip: '10.0.0.73' }),
        sent('', 3, { ...HOSTLESS, source_internal_ip: '10.0.0.74' }),
        sent('', HOUR, { ...HOSTLESS, source_internal_ip: '10.0.0.50' }),
        sent('ANOTHER', -HOUR - 1, { source_ip: '10.0.0.51' }),
        sent('', 4, { ...HOSTLESS, source_internal_ip: '10.0.0.75' }),
        sent('', 5, { ...HOSTLESS, source_internal_ip: '100.96.0.9', user: 'Ida' }),
        sent('', 6, { user: 'jon' }),
        sent('', 7, { user: 'lea' }),
        sent('', 8, { user: 'dwm-1' }),
        sent('', 9, { source_internal_ip: '10.0.0.60', user: '' }),
      ]),
    },
  },
];
