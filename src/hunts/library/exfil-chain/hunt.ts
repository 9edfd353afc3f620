import type { Hunt } from '../../hunt';
import sql from './hunt.sql?raw';
import { PARAMETERS } from './parameters';

export const hunt: Hunt = {
  id: 'exfil-chain',
  version: 2,
  title: 'Encryption and upload on one host',
  question: 'Did a host whose files were encrypted also send data out around that time?',
  category: 'network and exfiltration',
  techniques: [
    { id: 'T1486', name: 'Data Encrypted for Impact' },
    { id: 'T1567', name: 'Exfiltration Over Web Service' },
    { id: 'T1567.002', name: 'Exfiltration Over Web Service: Exfiltration to Cloud Storage' },
  ],
  severity: 'high',
  needs: [],
  needsAnyOf: [
    {
      table: 'web_logs',
      columns: ['timestamp'],
      everyRecord: ['timestamp'],
      export: 'Export Cloudflare gateway_http with zero_trust_network_sessions, or a proxy log.',
    },
    {
      table: 'net_logs',
      columns: ['timestamp', 'bytes_out'],
      everyRecord: [],
      export: 'Export connections with sent bytes, as Zeek conn or a firewall writes them.',
    },
    {
      table: 'cloudflare_upload',
      columns: ['timestamp'],
      everyRecord: ['timestamp'],
      export: 'Export uploads (runbook F) from Cloudflare Gateway HTTP and session logs.',
    },
  ],
  sharpenedBy: [
    {
      table: 'lease_logs',
      columns: ['timestamp', 'host', 'ip'],
      everyRecord: [],
      export: 'The DHCP server log or DeviceNetworkInfo tells which host had an address at a time.',
    },
    {
      table: 'net_logs',
      columns: ['timestamp', 'host', 'source_ip'],
      everyRecord: [],
      export: 'Connections with host and source address tell which host had an address at a time.',
    },
    {
      table: 'auth_logs',
      columns: ['timestamp', 'host', 'user', 'logon_type'],
      everyRecord: [],
      export:
        'Logons tell who sat at the host near the start, and from which address machines came.',
    },
    {
      table: 'process_logs',
      columns: ['timestamp', 'host', 'user'],
      everyRecord: [],
      export: 'Process starts tell who worked at the host near the start.',
    },
  ],
  after: ['impact-file-spike'],
  automatic: true,
  params: PARAMETERS,
  falsePositives: [
    'Backup, archive and sync clients change many files and copy them to a cloud store.',
    'A build or migration changes many files while the same user uploads something else.',
    'A public source address is shared by a whole site, so a link by it is low and marked site level.',
    'A person who uploads from a second device is linked by user alone.',
    'A large transfer to a customer on the same day is linked although it has nothing to do with the encryption.',
  ],
  blindSpots: [
    'Uploads that do not pass through Cloudflare are not seen at all.',
    'Data that left days before the encryption lies outside the window until it is widened.',
    'Gateway HTTP logs have no request size, so the bytes may be unknown for a large upload.',
    'Data collected on one host and sent from another is not linked by device or address.',
    'Encryption over the network is recorded on the file server while the upload comes from the attacking host.',
    'Spikes without a time cannot be placed and take no part.',
    'Sent data smaller than the smallest upload, or sent within connections that receive more, is not looked at.',
  ],
  nextSteps: [
    'Name the destinations and ask whether the house uses them.',
    'Widen the window before the spike to a week.',
    'Look on the host for archive tools and transfer tools in the hours before the first upload.',
    'For site-level links, ask which host held the address behind the translation at that minute.',
    'For spikes without an upload record, get firewall or proxy logs of the host before calling it clean.',
  ],
  references: [
    'https://attack.mitre.org/techniques/T1486/',
    'https://attack.mitre.org/techniques/T1567/002/',
  ],
  sql,
};
