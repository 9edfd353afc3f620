import { csvText, instant } from '../../src/hunts/testing/csvText';
import type { EdgeCase } from '../edgeCases';

const BASE = '2026-03-02T23:30:00.000Z';
const SECOND = 1000;
const MINUTE = 60 * SECOND;

type Start = readonly [ms: number, host: string, parent: string, name: string, line: string];

const encoded = (command: string): string => Buffer.from(command, 'utf16le').toString('base64');
const SHADOWS = 'delete shadows /all /quiet';
const stops = (host: string, count: number, stepMs: number, service: string): Start[] =>
  Array.from({ length: count }, (_, i) => [
    i * stepMs,
    host,
    'cmd.exe',
    'net.exe',
    `stop ${service}${i} /y`,
  ]);

const starts: readonly Start[] = [
  // Encoded, with marks of the command shell, in a shell line, under another name.
  [0, 'ENC1', 'cmd.exe', 'powershell.exe', `-enc ${encoded('vssadmin ' + SHADOWS)}`],
  [
    0,
    'ENC2',
    'cmd.exe',
    'powershell.exe',
    `-e ${encoded("Get-WmiObject 'Win32_ShadowCopy' | % Delete()\r\n")}`,
  ],
  [0, 'ENC3', 'cmd.exe', 'powershell.exe', '-encodedcommand AAAAAAAAAAAAAAAAAAAAA shadow'],
  [0, 'CARET', 'explorer.exe', 'cmd.exe', '/c v^ssad^min de^lete sha^dows'],
  [0, 'DASH', 'explorer.exe', 'reagentc.exe', '–disable'],
  // A shell and its tool up to five seconds apart, and a millisecond more.
  [0, 'WRAP1', 'explorer.exe', 'cmd.exe', `/c vssadmin ${SHADOWS}`],
  [5 * SECOND, 'WRAP1', 'cmd.exe', 'vssadmin.exe', SHADOWS],
  [0, 'WRAP2', 'explorer.exe', 'cmd.exe', `/c vssadmin ${SHADOWS}`],
  [5 * SECOND + 1, 'WRAP2', 'cmd.exe', 'vssadmin.exe', SHADOWS],
  // Stops: five in a minute, four, ten slowly, nine, with and without a service of backup.
  ...stops('STOP1', 5, 15 * SECOND, 'sql'),
  ...stops('STOP2', 5, 15 * SECOND + 1, 'sql'),
  ...stops('STOP3', 10, 2 * MINUTE, 'veeam'),
  ...stops('STOP4', 9, 2 * MINUTE, 'veeam'),
  ...stops('STOP5', 12, SECOND, 'spooler'),
  // Two signs an hour apart, and a millisecond more; four in all.
  [0, 'SIGN1', 'cmd.exe', 'vssadmin.exe', SHADOWS],
  [60 * MINUTE, 'SIGN1', 'cmd.exe', 'wevtutil.exe', 'cl Application'],
  [0, 'SIGN2', 'cmd.exe', 'vssadmin.exe', SHADOWS],
  [60 * MINUTE + 1, 'SIGN2', 'cmd.exe', 'wevtutil.exe', 'cl Application'],
  [0, 'SIGN4', 'cmd.exe', 'bcdedit.exe', '/set {default} recoveryenabled no'],
  [1, 'SIGN4', 'cmd.exe', 'wbadmin.exe', 'delete catalog -quiet'],
  [2, 'SIGN4', 'cmd.exe', 'fsutil.exe', 'usn deletejournal /d c:'],
  [3, 'SIGN4', 'cmd.exe', 'vssadmin.exe', SHADOWS],
  // One sign on two hosts, fifteen minutes apart, and a millisecond more.
  [0, 'FLEET1', 'cmd.exe', 'cipher.exe', '/w:c'],
  [15 * MINUTE, 'FLEET2', 'cmd.exe', 'cipher.exe', '/w:c'],
  [30 * MINUTE + 1, 'FLEET3', 'cmd.exe', 'cipher.exe', '/w:c'],
  // By a service, a known tool, an installer, pruned by plan, and twice in one instant.
  [0, 'RISK', 'PSEXESVC.exe', 'vssadmin.exe', SHADOWS],
  [0, 'KNOWN', 'VeeamAgent.exe', 'vssadmin.exe', SHADOWS],
  [0, 'MSI', 'msiexec.exe', 'wevtutil.exe', 'sl x /e:false'],
  [0, 'PRUNE', 'cmd.exe', 'wbadmin.exe', 'delete backup -keepVersions:3'],
  [0, 'TWICE', 'cmd.exe', 'tmutil', 'delete x'],
  [0, 'TWICE', 'cmd.exe', 'tmutil', 'delete x'],
];

/** Signs at the edge of each window and number, alone on their days so that no host lends another its sign. */
export const RECOVERY_INHIBITION_EDGES: readonly EdgeCase[] = [
  {
    name: 'edges: signs of inhibited recovery',
    tables: {
      process_logs: csvText(
        'timestamp,host,user,parent_process,process_name,arguments',
        starts.map(([ms, host, parent, name, line]) => [
          instant(BASE, ms + dayOf(host) * 24 * 60 * MINUTE),
          host,
          host === 'SIGN1' && ms > 0 ? '' : 'Mallory',
          parent,
          name,
          `"${line.replaceAll('"', '""')}"`,
        ]),
      ),
      script_logs: csvText('timestamp,host,user,script_text,event_code', [
        [instant(BASE, 0), 'SCR1', 'eve', '"# Clear-EventLog -LogName x"', '4104'],
        [
          instant(BASE, 0),
          'SCR2',
          'eve',
          '"$a = 1; Get-WmiObject Win32_ShadowCopy | Remove-WmiObject; Clear-EventLog -LogName System"',
          '4104',
        ],
      ]),
      control_logs: csvText('timestamp,host,user,event_code,provider,action,subject', [
        [instant(BASE, 0), 'CTL1', 'eve', '1102', 'Eventlog', 'log cleared', 'Security'],
        [instant(BASE, 0), 'CTL2', 'eve', '104', 'Eventlog', 'log cleared', 'Application'],
        ['', 'CTL3', 'eve', '104', 'Eventlog', 'log cleared', ''],
        ...Array.from({ length: 5 }, (_, i): string[] => [
          instant(BASE, i * SECOND),
          'CTL4',
          '',
          '7040',
          'scm',
          'service disabled',
          `VSS ${i}`,
        ]),
      ]),
    },
  },
];

/** A day for each family of hosts: what is before the number in their name. */
function dayOf(host: string): number {
  const family = host.replace(/\d$/, '');
  return (
    [
      'ENC',
      'CARET',
      'DASH',
      'WRAP',
      'STOP',
      'SIGN',
      'FLEET',
      'RISK',
      'KNOWN',
      'MSI',
      'PRUNE',
      'TWICE',
    ].indexOf(family) + (family === 'FLEET' ? 0 : Number(/\d$/.exec(host)?.[0] ?? 0) * 20)
  );
}
