import { csvText, instant } from '../../src/hunts/testing/csvText';
import type { EdgeCase } from '../edgeCases';

const BASE = '2026-03-02T12:00:00.000Z';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const HEADER =
  'timestamp,host,user,source_ip,source_host,status,outcome,logon_type,reason,event_code,subject_user,process_name';

interface Logon {
  readonly ms: number;
  readonly user: string;
  readonly ip?: string;
  readonly from?: string;
  readonly ok?: boolean;
  readonly type?: string;
  readonly reason?: string;
  readonly code?: string;
  readonly host?: string;
}

function logons(list: readonly Logon[]): string {
  return csvText(
    HEADER,
    list.map((one) => [
      instant(BASE, one.ms),
      one.host ?? 'DC1',
      one.user,
      one.ip ?? '10.0.0.5',
      one.from ?? '',
      one.ok ? 'SUCCESS' : 'FAILURE',
      one.ok ? 'success' : 'failure',
      one.type ?? '10',
      one.reason ?? '0xC000006A',
      one.code ?? (one.ok ? '4624' : '4625'),
      '',
      '',
    ]),
  );
}

/** So many failures of one account, evenly over a time. */
const guesses = (user: string, count: number, overMs: number, more: Partial<Logon> = {}): Logon[] =>
  Array.from({ length: count }, (_, i) => ({
    user,
    ip: `10.1.0.${user.length}`,
    ms: Math.round((overMs * i) / (count - 1)) + (i % 2),
    ...more,
  })).map((one, i, all) => ({
    ...one,
    ms: i === 0 ? 0 : i === all.length - 1 ? overMs : one.ms,
  }));

/** One source that fails with so many accounts, each once, the last so long after the first. */
const spray = (ip: string, count: number, overMs: number, reason = '0xC000006A'): Logon[] =>
  Array.from({ length: count }, (_, i) => ({
    user: `${ip}-${i}`,
    ip,
    reason,
    ms: Math.round((overMs * i) / (count - 1)),
  }));

const pool = (user: string, count: number, overMs: number, each = 1): Logon[] =>
  Array.from({ length: count * each }, (_, i) => ({
    user,
    ip: `10.9.${user.length}.${i % count}`,
    ms: Math.round((overMs * i) / (count * each - 1)),
  }));

const explicit = (process: string, overMs: number): (string | number)[][] =>
  Array.from({ length: 5 }, (_, i) => [
    instant(BASE, Math.round((overMs * i) / 4)),
    'WS1',
    `${process}${i}`,
    '',
    '',
    '',
    '',
    '',
    '',
    '4648',
    'mallory',
    process,
  ]);

/** Every window of the hunt at its edge and one millisecond beyond, and rows that name no account or source. */
export const CREDENTIAL_ABUSE_EDGES: readonly EdgeCase[] = [
  {
    name: 'edges: guesses of accounts at the end of their windows',
    tables: {
      auth_logs: logons([
        ...guesses('brute', 10, 10 * MINUTE),
        ...guesses('brutes', 10, 10 * MINUTE + 1),
        ...guesses('fast', 5, 10 * SECOND, { ip: '10.2.0.1' }),
        ...guesses('fast2', 5, 10 * SECOND + 1, { ip: '10.2.0.2' }),
        ...guesses('same', 5, 5 * MINUTE, { ip: '10.2.0.3' }),
        { user: 'SAME@corp.example', ip: '10.2.0.3', ms: 65 * MINUTE, ok: true, type: '3' },
        ...guesses('late', 5, 5 * MINUTE, { ip: '10.2.0.4' }),
        { user: 'late', ip: '10.2.0.4', ms: 65 * MINUTE + 1, ok: true, type: '3' },
        ...guesses('other', 5, 5 * MINUTE, { ip: '10.2.0.5' }),
        { user: 'other', ip: '10.2.9.9', ms: 6 * MINUTE, ok: true, type: '3', host: 'SRV2' },
        { user: 'other', ip: '10.2.0.5', ms: 7 * MINUTE, ok: true, type: '5', host: 'SRV3' },
        ...guesses('both', 10, 5 * MINUTE, { ip: '10.2.0.6', host: 'WS1' }),
        { user: 'both', ip: '10.2.9.8', ms: 6 * MINUTE, ok: true, type: '3', host: 'SRV2' },
        { user: 'both', ip: '10.2.0.6', ms: 8 * MINUTE, ok: true, type: '3', host: 'SRV3' },
        ...guesses('typist', 4, MINUTE, { ip: '10.2.0.7', type: '2' }),
        { user: 'typist', ip: '10.2.0.7', ms: 3 * MINUTE, ok: true, type: '2' },
        ...guesses('again', 10, 5 * MINUTE, { ip: '10.2.0.8' }),
        ...guesses('again', 10, 5 * MINUTE, { ip: '10.2.0.8' }).map((one) => ({
          ...one,
          ms: one.ms + 65 * MINUTE,
        })),
        ...guesses('anew', 10, 5 * MINUTE, { ip: '10.2.0.9' }),
        ...guesses('anew', 10, 5 * MINUTE, { ip: '10.2.0.9' }).map((one) => ({
          ...one,
          ms: one.ms + 65 * MINUTE + 1,
        })),
        ...guesses('twin', 9, MINUTE, { ip: '10.2.0.10' }),
        { user: 'twin', ip: '10.2.0.10', ms: MINUTE + SECOND, code: '4776' },
        { user: 'twin', ip: '10.2.0.10', ms: MINUTE + 2 * SECOND + 1, code: '4776' },
        ...guesses('alone', 10, 9 * MINUTE, { ip: '10.2.0.11', code: '4776' }),
        ...guesses('ghost', 10, 5 * MINUTE, { ip: '10.2.0.12', reason: '0xC0000133' }),
        ...guesses('PC$', 10, 5 * MINUTE, { ip: '10.2.0.13' }),
        ...guesses('', 10, 5 * MINUTE, { ip: '127.0.0.1', from: 'KIOSK' }),
        ...guesses('nowhere', 10, 5 * MINUTE, { ip: '' }),
        ...guesses('Örjan', 10, 5 * MINUTE, { ip: '::1' }),
        ...pool('pool', 5, HOUR),
        ...pool('pools', 5, HOUR + 1),
        ...pool('pooled', 5, HOUR, 4),
      ]),
    },
  },
  {
    name: 'edges: sprays and old passwords at the end of their windows',
    tables: {
      auth_logs: logons([
        ...spray('10.3.0.1', 10, 5 * MINUTE),
        ...spray('10.3.0.2', 10, 5 * MINUTE + 1),
        ...spray('10.3.0.3', 4, 5 * MINUTE, '0xC0000064'),
        ...spray('10.3.0.4', 4, 5 * MINUTE + 1, '0xC0000064'),
        ...spray('10.3.0.5', 4, 4 * MINUTE, '0xC0000064'),
        ...spray('10.3.0.5', 6, 3 * MINUTE + 1).map((one) => ({ ...one, user: `${one.user}x` })),
        ...spray('10.3.0.6', 10, 24 * HOUR),
        ...spray('10.3.0.7', 10, 24 * HOUR + 1),
        ...spray('10.3.0.8', 10, 90 * MINUTE),
        ...spray('10.3.0.9', 10, 90 * MINUTE + 9),
        { user: 'anybody', ip: '10.3.0.1', ms: 30 * MINUTE, ok: true, type: '3' },
        ...guesses('beat', 10, 90 * SECOND, { ip: '10.3.1.1', type: '3' }),
        ...guesses('beats', 10, 90 * SECOND - 9, { ip: '10.3.1.2', type: '3' }),
        ...guesses('people', 10, 90 * MINUTE, { ip: '10.3.1.3', type: '2' }),
        ...guesses('expired', 10, 9 * MINUTE, { ip: '10.3.1.4', reason: '0xC0000071', type: '2' }),
        ...guesses('days', 10, 9 * 24 * HOUR, { ip: '10.3.1.5', type: '5' }),
        ...guesses('weeks', 10, 9 * (24 * HOUR + 2), { ip: '10.3.1.6', type: '5' }),
      ]),
    },
  },
  {
    name: 'edges: explicit credentials at the end of their window',
    tables: {
      auth_logs: csvText(HEADER, [
        [
          instant(BASE, 0),
          'WS1',
          'mallory',
          '10.0.0.5',
          '',
          'SUCCESS',
          'success',
          '2',
          '',
          '4624',
          '',
          '',
        ],
        ...explicit('tool.exe', 5 * MINUTE),
        ...explicit('slow.exe', 5 * MINUTE + 1),
        ...explicit('', 4 * MINUTE).map((row, i) => row.with(2, i === 0 ? 'MALLORY' : `n${i}`)),
        ...explicit('host.exe', MINUTE).map((row) => row.with(10, 'WS1$')),
        ...explicit('none.exe', MINUTE).map((row) => row.with(10, '').with(1, '')),
      ]),
    },
  },
];
