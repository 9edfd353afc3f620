import { CREDENTIAL_ABUSE_PARAMS } from '../../credentialAbuseParams';
import type { Hunt } from '../../hunt';
import sql from './hunt.sql?raw';
import resultSql from './result.sql?raw';

export const hunt: Hunt = {
  id: 'credential-abuse',
  version: 1,
  title: 'Passwords guessed, sprayed, and used',
  question: 'Whose credentials were guessed, sprayed or tried, from where, and did it succeed?',
  letter: 'D',
  category: 'authentication and privilege',
  techniques: [
    { id: 'T1110', name: 'Brute Force' },
    { id: 'T1110.001', name: 'Brute Force: Password Guessing' },
    { id: 'T1110.003', name: 'Brute Force: Password Spraying' },
    { id: 'T1110.004', name: 'Brute Force: Credential Stuffing' },
    { id: 'T1078', name: 'Valid Accounts' },
  ],
  severity: 'high',
  needs: [
    {
      table: 'auth_logs',
      columns: ['timestamp', 'outcome'],
      everyRecord: ['timestamp', 'user', 'host'],
      export:
        'Export failed and successful logons: Security 4624, 4625, 4648, 4771 and 4776, DeviceLogonEvents, or sign-in logs.',
    },
  ],
  sharpenedBy: [
    {
      table: 'auth_logs',
      columns: ['source_ip', 'logon_type', 'reason'],
      everyRecord: [],
      export: 'Address, logon type and reason of each logon tell sprays from old passwords.',
    },
  ],
  result: { table: 'logon_burst', sql: resultSql },
  automatic: true,
  params: CREDENTIAL_ABUSE_PARAMS,
  falsePositives: [
    'Services and tasks with an old password fail at even intervals; they stay listed as low and labelled.',
    'Terminal servers, gateways, mail servers and proxies hide many people behind one address.',
    'Vulnerability scanners and password audits try many accounts by design.',
    'Phones keep an old password and lock an account out from many addresses after it was changed.',
    'Monitoring and deployment tools use many accounts with explicit credentials from one process.',
    'A domain controller reports failures of many machines as its own when only 4776 is exported.',
  ],
  blindSpots: [
    'Stolen credentials that work at the first try leave no failure and are not seen here.',
    'Tickets requested and cracked offline write no failed logon.',
    'Kerberos failures are only on domain controllers; without their export a spray over Kerberos is invisible.',
    'A source that changes its address for each try is seen only by the account that it tries often.',
    'An export of nothing but credentials given by processes, Security 4648, holds no outcome and is not judged.',
    'An export that was cut at a number of rows may have lost the success that follows the failures.',
  ],
  nextSteps: [
    'For a finding with a success, treat the account as taken: list its logons and what ran in its sessions from then on.',
    'Find out what the source is: a gateway, a server, a person’s machine or an address outside.',
    'Compare the accounts tried with the list of real accounts: a list of old names comes from a leak.',
    'For a stale credential, find the service or task on the source and renew its password.',
    'Ask the domain controllers and the gateway for the same period, since one log shows a part of it.',
  ],
  references: [
    'https://attack.mitre.org/techniques/T1110/',
    'https://attack.mitre.org/techniques/T1110/003/',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4771',
  ],
  sql,
};
