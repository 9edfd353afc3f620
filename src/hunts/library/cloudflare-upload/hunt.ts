import type { Hunt } from '../../hunt';
import sql from './hunt.sql?raw';
import { PARAMETERS } from './parameters';
import resultSql from './result.sql?raw';

export const hunt: Hunt = {
  id: 'cloudflare-upload',
  version: 1,
  title: 'Data sent out to one place',
  question: 'Which device or account sent much data, many files or hidden data out of the network?',
  letter: 'F',
  category: 'network and exfiltration',
  techniques: [
    { id: 'T1567', name: 'Exfiltration Over Web Service' },
    { id: 'T1567.002', name: 'Exfiltration Over Web Service: Exfiltration to Cloud Storage' },
    { id: 'T1048', name: 'Exfiltration Over Alternative Protocol' },
    { id: 'T1041', name: 'Exfiltration Over C2 Channel' },
    { id: 'T1030', name: 'Data Transfer Size Limits' },
  ],
  severity: 'high',
  needs: [],
  needsAnyOf: [
    {
      table: 'web_logs',
      columns: ['timestamp', 'bytes_out'],
      everyRecord: ['timestamp'],
      export:
        'Requests through Cloudflare Gateway have no sizes: export zero_trust_network_sessions, or a proxy log with sent bytes.',
    },
    {
      table: 'web_logs',
      columns: ['timestamp', 'method'],
      everyRecord: ['timestamp'],
      export: 'Export gateway_http, which names uploaded files and matches of content rules.',
    },
    {
      table: 'net_logs',
      columns: ['timestamp', 'bytes_out'],
      everyRecord: ['timestamp'],
      export: 'Export connections with sent bytes, as Zeek conn or a firewall writes them.',
    },
    {
      table: 'net_logs',
      columns: ['timestamp', 'process_name'],
      everyRecord: ['timestamp'],
      export:
        'Export connections with their process (DeviceNetworkEvents, Sysmon 3) to see copy programs.',
    },
    {
      table: 'dns_logs',
      columns: ['timestamp', 'query'],
      everyRecord: ['timestamp'],
      export:
        'Export looked-up names (gateway_dns, DNS server, Sysmon 22) to see data hidden in them.',
    },
  ],
  result: { table: 'cloudflare_upload', sql: resultSql },
  automatic: true,
  params: PARAMETERS,
  falsePositives: [
    'Backup and sync to a cloud store that the house uses looks the same until it is listed as known.',
    'Video meetings and remote support send as much as they receive, to names that may not be listed.',
    'Builds, crash dumps and log shippers send large files to the vendors of software.',
    'A designer or a lab may send large files to a customer as daily work.',
    'Reputation services of security software ask for many long names; list their domains as known.',
  ],
  blindSpots: [
    'A request that only posts, without size, file name or match of a content rule, is never reported (U4): nearly all software posts.',
    'Requests through Cloudflare Gateway have no size; without the session log a large upload of few files is not seen.',
    'Traffic that does not pass the gateway or the sensor is not seen, such as a device with its client switched off.',
    'Data sent slowly, in requests below the size of a beacon, or spread over many places stays below the limits.',
    'A server inside that an attacker downloads from answers instead of sending, which is not counted.',
    'Destinations inside the internal ranges are not counted, even when the attacker sits there.',
    'Records without a time take no part.',
  ],
  nextSteps: [
    'Ask the owner of the device what was sent, and whether the house uses the destination.',
    'Name the process behind it from endpoint logs: archive and copy tools in the hour before tell most.',
    'Take addresses that an attacker used out of the internal ranges and run this again.',
    'Add destinations that the house uses to the known ones, so that the next answer is shorter.',
    'Run the chain from encryption to upload where files were changed in bulk.',
  ],
  references: [
    'https://attack.mitre.org/techniques/T1567/002/',
    'https://attack.mitre.org/software/S1040/',
    'https://developers.cloudflare.com/logs/logpush/logpush-job/datasets/account/zero_trust_network_sessions/',
    'https://developers.cloudflare.com/logs/logpush/logpush-job/datasets/account/gateway_http/',
  ],
  sql,
};
