import { csvText, instant } from '../src/hunts/testing/csvText';
import type { CaseTables } from '../src/hunts/testing/caseTables';
import { CLOUDFLARE_UPLOAD_EDGES } from './edges/cloudflareUpload';
import { CORRELATE_TABLES_EDGES } from './edges/correlateTables';
import { EXFIL_CHAIN_EDGES } from './edges/exfilChain';
import { CREDENTIAL_ABUSE_EDGES } from './edges/credentialAbuse';
import { IMPACT_FILE_SPIKE_EDGES } from './edges/impactFileSpike';
import { RECOVERY_INHIBITION_EDGES } from './edges/recoveryInhibition';
import { REMOTE_EXECUTION_EDGES } from './edges/remoteExecution';
import { COMMAND_ENTROPY_EDGES } from './edges/commandEntropy';
import { COMMAND_OBFUSCATION_EDGES } from './edges/commandObfuscation';
import { LOG_GAPS_EDGES } from './edges/logGaps';
import { PRIVILEGE_CHANGE_EDGES } from './edges/privilegeChange';

export interface EdgeCase {
  readonly name: string;
  readonly tables: CaseTables;
  /** The hunt it was made for; all are tried on a case of none. */
  readonly hunt?: string;
}

const BASE = '2026-03-02T23:50:00.000Z';
const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const at = (ms: number): string => instant(BASE, ms);

/** What the golden cases leave out: rows on a window's edge and one step beyond, rare and common pairs, wide logons. */
export const EDGE_CASES: readonly EdgeCase[] = [
  ...of('log-gaps', LOG_GAPS_EDGES),
  ...of('command-entropy', COMMAND_ENTROPY_EDGES),
  ...of('command-obfuscation', COMMAND_OBFUSCATION_EDGES),
  {
    name: 'edges: starts a merge gap apart',
    tables: {
      process_logs: csvText('timestamp,host,user,process_name,parent_process,arguments', [
        ...[0, DAY, 2 * DAY + 1, 2 * DAY + 1, 10 * DAY].map((ms) => [
          at(ms),
          'WS1',
          ms === DAY ? 'ALICE' : 'alice',
          'cmd.exe',
          'WINWORD.EXE',
          `/c ${ms}`,
        ]),
        [at(0), 'WS1', 'bob', 'cmd.exe', 'winword.exe', '/c x'],
        [at(5), 'WS9', 'bob', 'cmd.exe', 'wmiprvse.exe', '/c C:\\Windows\\ccmcache\\a.cmd'],
        [at(6), 'WS9', 'bob', 'notepad.exe', 'explorer.exe', 'nessus_1'],
        [at(7), 'WS9', 'bob', 'rundll32.exe', 'chrome.exe', 'printui.dll'],
        [at(8), 'WS9', 'bob', 'cmd.exe', 'java.exe', '/c ver'],
      ]),
    },
  },
  {
    name: 'edges: rare and common pairs',
    tables: {
      process_logs: csvText('timestamp,host,user,process_name,parent_process,arguments', [
        ...Array.from({ length: 100 }, (_, i) => [
          at(i * SECOND),
          `WS${i % 10}`,
          'svc',
          'powershell.exe',
          'services.exe',
          '-file a.ps1',
        ]),
        ...Array.from({ length: 99 }, (_, i) => [
          at(i * SECOND),
          `WS${i % 10}`,
          'svc',
          'cmd.exe',
          'services.exe',
          '/c b.cmd',
        ]),
        [at(-15 * DAY), 'WS1', 'eve', 'mshta.exe', 'services.exe', 'old'],
        [at(0), 'WS2', 'eve', 'bitsadmin.exe', 'services.exe', 'new'],
      ]),
    },
  },
  {
    name: 'edges: one account on many hosts',
    tables: {
      auth_logs: csvText('timestamp,host,user,source_ip,status,outcome,logon_type', [
        ...Array.from({ length: 31 }, (_, i) => [
          at(i * 10 * SECOND),
          `H${i}`,
          'scan',
          '10.0.0.9',
          'SUCCESS',
          'success',
          '3',
        ]),
        ...Array.from({ length: 31 }, (_, i) => [
          at(i * 10 * SECOND + (i === 30 ? 1 : 0)),
          `H${i}`,
          'late',
          '10.0.0.9',
          'SUCCESS',
          'success',
          '3',
        ]),
        ...Array.from({ length: 31 }, (_, i) => [
          at(i * SECOND),
          `H${i}`,
          i % 2 === 0 ? 'zoë' : 'ZOË',
          '10.0.0.8',
          'SUCCESS',
          'success',
          '3',
        ]),
        [at(0), 'H1', 'out', '203.0.113.9', 'SUCCESS', 'success', '10'],
        [at(HOUR), 'H1', 'out', '203.0.113.9', 'SUCCESS', 'success', '10'],
        [at(2 * HOUR + 1), 'H1', 'out', '203.0.113.9', 'SUCCESS', 'success', '10'],
      ]),
    },
  },
  {
    name: 'edges: chains a window long',
    tables: chainsApart([
      ['onedge', 60 * SECOND, 60 * SECOND],
      ['latestart', 60 * SECOND + 1, 0],
      ['latecontact', 0, 60 * SECOND + 1],
      ['sameinstant', 0, 0],
      ['dwm-1', SECOND, SECOND],
      ['jürgen', SECOND, SECOND],
    ]),
  },
  ...of('impact-file-spike', IMPACT_FILE_SPIKE_EDGES),
  ...of('recovery-inhibition', RECOVERY_INHIBITION_EDGES),
  ...of('remote-execution', REMOTE_EXECUTION_EDGES),
  ...of('cloudflare-upload', CLOUDFLARE_UPLOAD_EDGES),
  ...of('correlate-tables', CORRELATE_TABLES_EDGES),
  ...of('exfil-chain', EXFIL_CHAIN_EDGES),
  ...of('privilege-change', PRIVILEGE_CHANGE_EDGES),
  ...of('credential-abuse', CREDENTIAL_ABUSE_EDGES),
];

function of(hunt: string, cases: readonly EdgeCase[]): EdgeCase[] {
  return cases.map((one) => ({ ...one, hunt }));
}

function chainsApart(chains: readonly (readonly [string, number, number])[]): CaseTables {
  return {
    auth_logs: csvText(
      'timestamp,user,source_ip,status,outcome',
      chains.map(([user]) => [at(0), user, '10.0.0.5', 'SUCCESS', 'success']),
    ),
    process_logs: csvText(
      'timestamp,host,user,process_name,parent_process,arguments',
      chains.map(([user, start]) => [
        at(start),
        'WS1',
        user.toUpperCase(),
        'cmd.exe',
        'explorer.exe',
        '',
      ]),
    ),
    net_logs: csvText('timestamp,user,source_ip,dest_ip,dest_port', [
      ...chains.map(([user]) => [at(-14 * DAY), user, '10.0.0.5', '10.1.0.1', 445]),
      ...chains.map(([user, start, contact]) => [
        at(start + contact),
        user,
        '10.0.0.5',
        '10.1.0.2',
        445,
      ]),
      ...chains.map(([user, start, contact]) => [
        at(start + contact),
        user,
        '10.0.0.5',
        '10.1.0.1',
        3389,
      ]),
      ...chains.map(([user, start, contact]) => [
        at(start + contact),
        user,
        '10.0.0.5',
        '8.8.8.8',
        443,
      ]),
    ]),
  };
}
