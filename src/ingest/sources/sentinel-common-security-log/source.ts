import { SENTINEL_TIME } from '../../sentinelEvents';
import type { Source } from '../../source';

/** The client's name: `Computer` and `DeviceName` are the gateway that wrote the record, one for all clients. */
const CLIENT = {
  host: { from: ['SourceHostName'], kind: 'host' },
  user: { from: ['SourceUserName'], kind: 'account' },
  user_domain: {
    from: ['SourceNTDomain'],
    kind: 'text',
    otherwise: { from: ['SourceUserName'], kind: 'account domain' },
  },
  source_ip: { from: ['SourceIP'], kind: 'ip' },
  dest_ip: { from: ['DestinationIP'], kind: 'ip' },
  dest_port: { from: ['DestinationPort'], kind: 'integer' },
  bytes_out: { from: ['SentBytes'], kind: 'integer' },
} as const;
const REQUEST_NAMES = ['RequestURL', 'RequestMethod'];

export const source: Source = {
  id: 'sentinel-common-security-log',
  title: 'Sentinel CommonSecurityLog',
  fileName: /common.?security/i,
  requires: [
    ['TimeGenerated'],
    ['DeviceVendor'],
    ['DeviceProduct', 'DeviceEventClassID', 'LogSeverity'],
    ['SourceIP', 'DestinationIP', 'RequestURL', 'SourceUserName'],
    ['DeviceAction', 'Activity', 'DeviceEventClassID', 'LogSeverity', 'SentBytes'],
  ],
  time: SENTINEL_TIME,
  tables: [
    {
      table: 'web_logs',
      where: [{ from: REQUEST_NAMES, notIn: [] }],
      fields: {
        ...CLIENT,
        method: { from: ['RequestMethod'], kind: 'text' },
        url: { from: ['RequestURL'], kind: 'text' },
        url_host: {
          from: ['RequestURL'],
          kind: 'url host',
          otherwise: { from: ['DestinationHostName'], kind: 'lower text' },
        },
        status: { from: ['EventOutcome'], kind: 'text' },
        bytes_in: { from: ['ReceivedBytes'], kind: 'integer' },
        user_agent: { from: ['RequestClientApplication'], kind: 'text' },
        action: { from: ['DeviceAction', 'SimplifiedDeviceAction'], kind: 'text' },
      },
    },
    {
      table: 'net_logs',
      where: [
        { from: REQUEST_NAMES, in: [''], orAbsent: true },
        { from: ['DestinationIP'], notIn: [] },
      ],
      fields: {
        ...CLIENT,
        protocol: { from: ['Protocol'], kind: 'text' },
        process_name: { from: ['SourceProcessName'], kind: 'file name' },
        dest_host: { from: ['DestinationHostName'], kind: 'lower text' },
        direction: { from: ['CommunicationDirection'], kind: 'text' },
        event_code: { from: ['DeviceEventClassID'], kind: 'text' },
      },
    },
  ],
};
