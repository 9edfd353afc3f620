import type { Hunt } from '../../hunt';
import { PARAMETERS } from './parameters';
import sql from './hunt.sql?raw';

export const hunt: Hunt = {
  id: 'command-obfuscation',
  version: 1,
  title: 'Command lines that hide what they do',
  question:
    'Which command lines and scripts hide what they do: encoded, joined from pieces, or written to be unreadable?',
  category: 'endpoint execution and impact',
  techniques: [
    { id: 'T1027.010', name: 'Obfuscated Files or Information: Command Obfuscation' },
    { id: 'T1027', name: 'Obfuscated Files or Information' },
    { id: 'T1140', name: 'Deobfuscate/Decode Files or Information' },
    { id: 'T1059.001', name: 'Command and Scripting Interpreter: PowerShell' },
    { id: 'T1059.003', name: 'Command and Scripting Interpreter: Windows Command Shell' },
  ],
  severity: 'high',
  needs: [
    {
      table: 'process_logs',
      columns: ['arguments', 'process_name'],
      everyRecord: ['arguments', 'process_name', 'host', 'timestamp'],
      export:
        'Export process starts with the command line: DeviceProcessEvents, Sysmon event 1, or 4688 with command lines audited.',
    },
  ],
  sharpenedBy: [
    {
      table: 'script_logs',
      columns: ['script_text'],
      everyRecord: [],
      export:
        'Export PowerShell script blocks (event 4104): they hold the text after it was decoded.',
    },
  ],
  automatic: true,
  params: PARAMETERS,
  falsePositives: [
    'Management agents and installers pass PowerShell as an encoded command to avoid quoting; the decoded text tells.',
    'Chromium and Electron start children with long encoded flags; they lose three points.',
    'Updaters and compilers pass encoded reports and generated names; they lose three points.',
    'Tokens and certificates passed in arguments decode to data, which counts one point only.',
    'Administrators and developers use -join, [char] and Invoke-Expression in their own scripts.',
  ],
  blindSpots: [
    'Records without a command line cannot be judged, and Windows leaves it out unless auditing is set to keep it.',
    'Scripts read from files, the registry or standard input leave nothing in the arguments.',
    'Base64 split by dots, spaces or replaced letters is not put together again and not decoded.',
    'Encryption and compression are not undone; such a block is named as a program or archive, or by its length.',
    'A command stored in environment variables and put together by the shell looks ordinary.',
  ],
  nextSteps: [
    'Read the decoded text; look for addresses, downloads and further stages.',
    'Check the parent process and what the process did in the next minutes.',
    'Search the same line on other hosts, and the same payload in script block logs.',
    'Ask the owner of the management software before closing a line that is seen on several hosts.',
  ],
  references: [
    'https://attack.mitre.org/techniques/T1027/010/',
    'https://attack.mitre.org/techniques/T1059/001/',
    'https://attack.mitre.org/techniques/T1140/',
  ],
  sql,
};
