import { csvText, instant } from '../../src/hunts/testing/csvText';
import type { CaseTables } from '../../src/hunts/testing/caseTables';
import type { EdgeCase } from '../edgeCases';

const NOON = '2026-03-02T12:00:00.000Z';
const MINUTE = 60_000;
const WEEK = 7 * 24 * 60;
type Row = readonly [minute: number, host: string, channel: string, number?: number];

const at = (minute: number): string => instant(NOON, minute * MINUTE);

const logOf = (rows: readonly Row[]): string =>
  csvText(
    'timestamp,host,channel,record_number',
    rows.map(([minute, host, channel, number = '']) => [at(minute), host, channel, number]),
  );

const steady = (host: string, channel: string, from: number, to: number, step = 1): Row[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => [
    from + i * step,
    host,
    channel,
  ]);

/** A log with a silence of 40 minutes from minute 110, its record numbers jumping by `jump` where one is given. */
const silent = (host: string, channel: string, jump?: number): Row[] =>
  [...steady(host, channel, 0, 110), ...steady(host, channel, 150, 260)].map((row, i): Row =>
    jump === undefined ? row : [row[0], host, channel, 2_000 + i + (i > 110 ? jump : 0)],
  );

/** Channels are their own for every host, so that none explains another. */
const alone = (host: string, jump?: number): Row[] => silent(host, `Log ${host}`, jump);
const alive = (host: string): Row[] => [...alone(host), ...steady(host, `Other ${host}`, 0, 260)];
const numberedAlive = (host: string, jump: number): Row[] => [
  ...alone(host, jump),
  ...steady(host, `Other ${host}`, 0, 260),
];
const ahead = (host: string): Row[] =>
  [
    [0, 100, 1],
    [401, 450, 102],
    [101, 260, 152],
  ].flatMap(([from = 0, to = 0, first = 0]) =>
    steady(host, `Log ${host}`, from, to).map(([minute], i): Row => [
      minute,
      host,
      `Log ${host}`,
      first + i,
    ]),
  );

const MARKERS: readonly (readonly [
  host: string,
  minute: number,
  action: string,
  subject: string,
])[] = [
  ['M1', 100, 'log cleared', ''],
  ['M2', 99, 'log cleared', ''],
  ['M3', 160, 'log cleared', ''],
  ['M4', 109, 'service stopped', 'WinlogBeat'],
  ['M5', 109, 'service stopped', 'Spooler'],
  ['M6', 150, 'clock changed', ''],
  ['M7', 111, 'system stopped', ''],
  ['A7', 111, 'system stopped', ''],
  ['M8', 155, 'audit policy changed', ''],
  ['A1', 105, 'configuration changed', 'Sysmon'],
];

const COMMANDS: readonly (readonly [
  host: string,
  minute: number,
  program: string,
  line: string,
])[] = [
  ['C1', 108, 'wevtutil.exe', 'cl Security'],
  ['C2', 108, 'sc.exe', 'stop splunkforwarder'],
  ['C3', 108, 'sc.exe', 'stop spooler'],
  ['C4', 108, 'reg.exe', 'add HKLM\\SYSTEM\\CurrentControlSet\\Control\\MiniNt'],
  ['C5', 108, 'net.exe', 'use'],
  ['C6', 165, 'auditpol.exe', '/clear /y'],
  ['C7', 108, 'net1.exe', 'stop "windows event log"'],
];

const MANY: CaseTables = {
  log_records: logOf([
    ...['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M8', 'A1'].flatMap(alive),
    ...COMMANDS.flatMap(([host]) => alive(host)),
    ...['M7', 'A2', 'L1', 'L2', 'N1', 'W1', 'D1'].flatMap((host) => alone(host)),
    ...alive('A7'),
    ...[146, 147, 113].flatMap((minute): Row[] => [
      ...alone(`W${minute}`),
      ...[0, minute, 262].map((m): Row => [m, `W${minute}`, `System W${minute}`]),
    ]),
    ...numberedAlive('R0', 0),
    ...numberedAlive('R25', 25),
    ...numberedAlive('RNEW', -1_000),
    ...alone('R900', 900),
    ...silent('DEF1', 'Defender raw process records'),
    ...steady('DEF1', 'Other DEF1', 0, 260),
  ]),
  control_logs: csvText(
    'timestamp,host,action,subject',
    MARKERS.map(([host, minute, action, subject]) => [at(minute), host, action, subject]),
  ),
  process_logs: csvText(
    'timestamp,host,process_name,arguments',
    COMMANDS.map(([host, minute, program, line]) => [
      at(minute),
      host,
      program,
      `"${line.replaceAll('"', '""')}"`,
    ]),
  ),
  auth_logs: csvText('timestamp,host,source_host,source_ip', [
    [at(130), 'SRV2', 'l1.corp.example', ''],
    [at(148), 'SRV2', 'l2.corp.example', ''],
    [at(130), 'SRV2', '', '10.0.0.9'],
  ]),
  net_logs: csvText('timestamp,host,source_ip,dest_ip,direction', [
    [at(10), 'N1', '10.0.0.9', '10.0.0.1', 'outbound'],
    [at(11), 'N1', '10.0.0.9', '10.0.0.1', 'outbound'],
    [at(12), 'N1', '10.0.0.8', '10.0.0.1', 'outbound'],
    [at(13), 'N1', '10.9.9.9', '10.0.0.1', 'Inbound'],
  ]),
  web_logs: csvText('timestamp,host', [[at(129), 'W1']]),
  lease_logs: csvText('timestamp,host,ip', [[at(140), 'D1', '10.0.0.77']]),
};

/** Silences beside every kind of witness and marker, fleets, habits, open ends and clocks that ran ahead. */
export const LOG_GAPS_EDGES: readonly EdgeCase[] = [
  { name: 'edges: silences, each with its own witness', tables: MANY },
  ...[1, 2].map((count) => ({
    name: `edges: ${count} of 4 other hosts silent alike`,
    tables: {
      log_records: logOf([
        ...silent('SRV1', 'Security'),
        ...steady('SRV1', 'System', 0, 260),
        ...['SRV2', 'SRV3', 'SRV4', 'SRV5'].flatMap((host, i) =>
          i < count ? silent(host, 'Security') : steady(host, 'Security', 0, 260),
        ),
      ]),
    },
  })),
  {
    name: 'edges: nights, an open end and a log not judged',
    tables: {
      log_records: logOf([
        ...['WS-07', 'DC-07'].flatMap((host) => [
          ...steady(host, `Log ${host}`, 0, 330),
          ...steady(host, `Log ${host}`, 1_200, 1_300),
        ]),
        ...steady('SRV1', 'Security', 0, 1_240),
        ...steady('SRV1', 'System', 0, 1_300),
        ...steady('SRV2', 'Slow', 0, 1_298, 11),
        ...steady('', 'Sensor', 0, 240),
        ...steady('', 'Sensor', 290, 1_300),
      ]),
    },
  },
  ...[2, 3].map((count) => ({
    name: `edges: silent at one hour of ${count} weeks`,
    tables: {
      log_records: logOf([
        ...Array.from({ length: count }, (_, k) => [
          ...steady('SRV1', 'Security', k * WEEK, k * WEEK + 110),
          ...steady('SRV1', 'Security', k * WEEK + 150, (k + 1) * WEEK - 2, 5),
        ]).flat(),
        ...steady('SRV1', 'Security', count * WEEK, count * WEEK + 5),
      ]),
    },
  })),
  ...['SRV1', 'SRV2'].map((host) => ({
    name: `edges: a clock ahead on SRV1, changed on ${host}`,
    tables: {
      log_records: logOf(ahead('SRV1')),
      control_logs: csvText('timestamp,host,action', [[at(401), host, 'clock changed']]),
    },
  })),
];
