import type { Hunt } from '../../hunt';
import sql from './hunt.sql?raw';

export const hunt: Hunt = {
  id: 'lotl-parent-child',
  version: 1,
  title: 'Tools of the system started by an unlikely parent',
  question: 'Which processes were started by a parent that has no ordinary reason to start them?',
  category: 'endpoint execution and impact',
  techniques: [
    { id: 'T1059', name: 'Command and Scripting Interpreter' },
    { id: 'T1204.002', name: 'User Execution: Malicious File' },
    { id: 'T1218', name: 'System Binary Proxy Execution' },
    { id: 'T1566.001', name: 'Phishing: Spearphishing Attachment' },
    { id: 'T1190', name: 'Exploit Public-Facing Application' },
    { id: 'T1505.003', name: 'Server Software Component: Web Shell' },
    { id: 'T1047', name: 'Windows Management Instrumentation' },
  ],
  severity: 'high',
  needs: [
    {
      table: 'process_logs',
      columns: ['process_name', 'parent_process'],
      everyRecord: ['process_name', 'parent_process', 'host', 'timestamp'],
      export:
        'Export process starts with the parent: DeviceProcessEvents, Sysmon event 1, or Security 4688.',
    },
  ],
  automatic: true,
  params: [
    {
      name: 'known_good',
      label: 'Known tools of this estate',
      type: 'text-list',
      unit: '',
      default: [],
      why: 'Text in the arguments that marks a tool of your own; its starts become informational and labelled, never hidden.',
      source: 'Empty until the analyst knows the estate',
    },
  ],
  falsePositives: [
    'Office add-ins, mail-merge tools and print dialogues start cmd, rundll32 or msiexec during ordinary work.',
    'Software distribution and inventory agents use WMI, PowerShell and the service control manager on every machine.',
    'Vulnerability scanners and monitoring run discovery tools through web servers, WMI and remote management.',
    'Database products such as DATEV and Veeam use xp_cmdshell in their own jobs.',
    'Browser extensions with a native helper are started through cmd by Chromium browsers.',
    'Administrators script scheduled tasks, certificates and lookups from PowerShell.',
  ],
  blindSpots: [
    'A renamed program is not recognised, because the tables carry the file name and not the original name inside the file.',
    'A program started from a suspicious folder by an Office application is missed when its name is not listed, because the path is not kept.',
    'The command line of the parent is not in the tables, so a Java web server cannot be told from any other Java program.',
    'An attacker who breaks the chain, with a scheduled task, COM or WMI, appears under another parent.',
    'The benign labels rest on text in the arguments, which an attacker can imitate; labelled starts stay listed as informational.',
    'In exports where the parent column holds the grandparent, every pair is wrong.',
  ],
  nextSteps: [
    'Read the arguments of every start of the finding and decode what is encoded.',
    'Look at what the child did in the following ten minutes: files written, connections, further children.',
    'For Office parents, find the document and the mail it came with, and ask who else received it.',
    'For web server parents, list the files written under the web root before the first start and read the access log of that minute.',
    'Check whether the same pair runs on other hosts, and since when.',
  ],
  references: [
    'https://attack.mitre.org/techniques/T1059/',
    'https://attack.mitre.org/techniques/T1218/',
    'https://attack.mitre.org/techniques/T1505/003/',
  ],
  sql,
};
