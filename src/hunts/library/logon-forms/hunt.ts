import type { Hunt } from '../../hunt';
import { INTERNAL_RANGES } from '../../internalRanges';
import { list, whole } from '../../paramForms';
import sql from './hunt.sql?raw';

export const hunt: Hunt = {
  id: 'logon-forms',
  version: 1,
  title: 'Logons in the form of stolen credentials',
  question:
    'Which successful logons have a form that stolen credentials and tunnels give them, with no failure before?',
  category: 'authentication and privilege',
  techniques: [
    { id: 'T1550.002', name: 'Use Alternate Authentication Material: Pass the Hash' },
    { id: 'T1078', name: 'Valid Accounts' },
    { id: 'T1021.001', name: 'Remote Services: Remote Desktop Protocol' },
    { id: 'T1133', name: 'External Remote Services' },
    { id: 'T1572', name: 'Protocol Tunneling' },
  ],
  severity: 'high',
  needs: [
    {
      table: 'auth_logs',
      columns: ['timestamp', 'user', 'outcome', 'logon_type'],
      everyRecord: ['timestamp', 'logon_type'],
      export: 'Export logons with their type: Security 4624 or DeviceLogonEvents.',
    },
  ],
  sharpenedBy: [
    {
      table: 'auth_logs',
      columns: ['source_ip'],
      everyRecord: [],
      export: 'The address of a logon tells whether it came from outside or through a tunnel.',
    },
    {
      table: 'auth_logs',
      columns: ['logon_process', 'key_length'],
      everyRecord: [],
      export: 'Logon process and key length of Security 4624 show pass the hash.',
    },
  ],
  automatic: true,
  params: [
    INTERNAL_RANGES,
    {
      name: 'loopback_ranges',
      label: 'Addresses of the machine itself',
      type: 'cidr-list',
      unit: '',
      default: ['127.0.0.0/8', '::1/128'],
      why: 'Nobody sits at a machine and opens its own remote desktop; a tunnel ends there.',
      source: 'RFC 1122, RFC 4291',
    },
    whole({
      name: 'spread_hosts',
      label: 'Hosts that one account reaches',
      unit: 'hosts',
      default: 31,
      min: 2,
      max: 100_000,
      why: 'No person works on that many machines in minutes; a scanner or a spreading tool does.',
      source: 'Published by Splunk: more than 30 in 5 minutes',
    }),
    whole({
      name: 'spread_minutes',
      label: 'Reaches them within',
      unit: 'min',
      default: 5,
      max: 1_440,
      why: 'A longer window adds up the work of a whole morning.',
      source: 'Published by Splunk: more than 30 in 5 minutes',
    }),
    whole({
      name: 'hash_hosts',
      label: 'Hosts that raise pass the hash',
      unit: 'hosts',
      default: 2,
      min: 2,
      max: 1_000,
      why: 'On one host the form is often that of old software; whoever moves on uses it on the next host too.',
      source: 'Own choice: the least that can be called moving on',
    }),
    whole({
      name: 'session_minutes',
      label: 'Logons belong together up to',
      unit: 'min',
      default: 60,
      max: 1_440,
      why: 'One use of an account is one finding, even with pauses.',
      source: 'Published by Microsoft Sentinel: sessions with gaps of an hour',
    }),
    list({
      name: 'known_sources',
      label: 'Known sources and accounts',
      default: [],
      why: 'Jump hosts, gateways and scanners have these forms by design; they stay listed as low and labelled.',
      source: 'Own choice: empty until the analyst knows the estate',
    }),
  ],
  falsePositives: [
    'Old software, printers and scanners log on with NTLM and leave the same form as pass the hash.',
    'Administrators use runas with credentials for the network only.',
    'Remote desktop gateways and servers with a public address are reached from outside on purpose.',
    'Vulnerability scanners, inventory and backup reach hundreds of hosts within minutes.',
    'Tools for remote support forward the remote desktop to the machine itself.',
  ],
  blindSpots: [
    'Pass the hash with a session key, and tickets that were stolen, look like any other logon.',
    'A stolen password used from a usual machine at a usual hour has no form of its own.',
    'A gateway hides the public address, so the logon seems to come from inside.',
    'Exports without logon process and key length cannot show pass the hash.',
  ],
  nextSteps: [
    'Ask the owner of the account whether the logon was theirs, and from which machine.',
    'Look at what ran in that logon session, and what was reached from that host afterwards.',
    'For remote desktop from the machine itself, look for the program that holds the tunnel open.',
    'For pass the hash, find the machine where the account was logged on before, since its hash was taken there.',
  ],
  references: [
    'https://attack.mitre.org/techniques/T1550/002/',
    'https://attack.mitre.org/techniques/T1021/001/',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4624',
  ],
  sql,
};
