import { trustedSql } from '../core/sqlText';
import type { LogCategory, LogPart } from './logCategory';

const OPTIONAL = { isRequired: false, isSteady: false, isOfEveryHost: false } as const;
const RARE = { isRequired: true, isSteady: false, isOfEveryHost: false } as const;
const STEADY = { isRequired: true, isSteady: true, isOfEveryHost: false } as const;
const OF_EVERY_HOST = { isRequired: true, isSteady: true, isOfEveryHost: true } as const;

const PROCESS_STARTS: LogPart = {
  ...OF_EVERY_HOST,
  id: 'process-starts',
  label: 'Process starts',
  noun: 'process start',
  table: 'process_logs',
  columns: ['process_name'],
  everyRecord: ['host', 'process_name', 'parent_process', 'arguments'],
  export:
    'Export process starts with parent and command line: DeviceProcessEvents, Sysmon 1, or Security 4688 with command lines audited.',
};

const FILE_CHANGES: LogPart = {
  ...RARE,
  id: 'file-changes',
  label: 'File changes',
  noun: 'file change',
  table: 'file_logs',
  columns: ['file_path'],
  everyRecord: ['host', 'file_path'],
  where: trustedSql("coalesce(operation, '') not in ('access', 'load', 'pipe')"),
  answeredBy: { table: 'file_spike' },
  export:
    'Export DeviceFileEvents, Sysmon 11, 23 and 26, or Security 4663; counted bursts come as file_spike.csv.',
};

const LOGONS: LogPart = {
  ...OF_EVERY_HOST,
  id: 'logons',
  label: 'Logons, let in or refused',
  noun: 'logon',
  table: 'auth_logs',
  columns: ['user', 'outcome'],
  everyRecord: ['host', 'user', 'outcome'],
  where: trustedSql("event_code is distinct from '4648'"),
  answeredBy: { table: 'logon_burst' },
  export:
    'Export Security 4624 and 4625 of hosts and domain controllers, DeviceLogonEvents, or sign-in logs; counted bursts come as logon_burst.csv.',
};

const PRIVILEGE_CHANGES: LogPart = {
  ...RARE,
  id: 'privilege-changes',
  label: 'Account, group and privilege changes',
  noun: 'account or group change',
  table: 'account_logs',
  columns: ['user'],
  everyRecord: ['user'],
  answeredBy: { table: 'priv_group_change' },
  channels: ['security'],
  export:
    'Export Security 4720 to 4767 of the domain controllers, above all 4728, 4732 and 4756, or priv_group_change.csv.',
};

const SERVICES: LogPart = {
  ...RARE,
  id: 'services-tasks',
  label: 'Services and scheduled tasks',
  noun: 'service or task',
  table: 'service_logs',
  columns: ['name', 'image_path'],
  everyRecord: ['host', 'name'],
  answeredBy: { table: 'service_task' },
  channels: ['system'],
  export:
    'Export System 7045 with Security 4697 and 4698, Defender ServiceInstalled and ScheduledTaskCreated, or service_task.csv.',
};

const NETWORK_LOGONS: LogPart = {
  ...STEADY,
  id: 'network-logons',
  label: 'Network and remote desktop logons',
  noun: 'network or remote desktop logon',
  table: 'auth_logs',
  columns: ['logon_type', 'source_ip'],
  everyRecord: ['host', 'user'],
  where: trustedSql(
    "list_contains(['3', '10', 'network', 'remoteinteractive'], lower(replace(logon_type, ' ', '')))",
  ),
  toldBy: 'logon_type',
  export:
    'Export Security 4624 with LogonType and IpAddress, or DeviceLogonEvents with LogonType and RemoteIP.',
};

const SHARES: LogPart = {
  ...OPTIONAL,
  id: 'share-access',
  label: 'Access to shares',
  noun: 'access to a share',
  table: 'file_logs',
  columns: ['share'],
  everyRecord: ['request_ip'],
  where: trustedSql('share is not null'),
  toldBy: 'share',
  export: 'Export Security 5140 and 5145 of the file servers, if share access is audited.',
};

const WEB: LogPart = {
  ...STEADY,
  id: 'web-requests',
  label: 'Web requests and sessions',
  noun: 'web request or session',
  table: 'web_logs',
  columns: ['url_host'],
  everyRecord: ['source_ip'],
  answeredBy: { table: 'cloudflare_upload' },
  export:
    'Export Cloudflare gateway_http and zero_trust_network_sessions, a proxy log, or cloudflare_upload.csv.',
};

const SIZES: LogPart = {
  ...RARE,
  id: 'upload-sizes',
  label: 'Bytes sent out',
  noun: 'request or session with its size',
  table: 'web_logs',
  columns: ['bytes_out'],
  everyRecord: [],
  where: trustedSql('bytes_out is not null'),
  toldBy: 'bytes_out',
  answeredBy: { table: 'cloudflare_upload', column: 'bytes_out' },
  export:
    'Cloudflare gateway_http has no sizes: export zero_trust_network_sessions, whose BytesSent belongs to the same session. http_requests counts only what reaches your own sites.',
};

const CONNECTIONS: LogPart = {
  ...STEADY,
  id: 'connections',
  label: 'Network connections',
  noun: 'connection',
  table: 'net_logs',
  columns: ['source_ip', 'dest_ip'],
  everyRecord: ['source_ip', 'dest_ip'],
  export: 'Export DeviceNetworkEvents, Sysmon 3, firewall or Zeek connections, or gateway_network.',
};

const LEASES: LogPart = {
  ...OPTIONAL,
  id: 'leases',
  label: 'Addresses of hosts',
  noun: 'address of a host',
  table: 'lease_logs',
  columns: ['host', 'ip'],
  everyRecord: ['host', 'ip'],
  export: 'Export the DHCP server log or DeviceNetworkInfo, so that an address leads to its host.',
};

const COMMANDS: LogPart = {
  ...STEADY,
  id: 'command-lines',
  label: 'Command lines of processes',
  noun: 'process start',
  table: 'process_logs',
  columns: ['arguments'],
  everyRecord: ['arguments'],
  answeredBy: { table: 'backup_delete' },
  export:
    'Export process starts with command lines: DeviceProcessEvents, Sysmon 1, or 4688 with command lines audited; deletions alone come as backup_delete.csv.',
};

const CONTROLS: LogPart = {
  ...RARE,
  id: 'log-clears',
  label: 'Logs cleared, logging stopped',
  noun: 'cleared log or stopped service',
  table: 'control_logs',
  columns: [],
  everyRecord: ['host'],
  where: trustedSql("provider is distinct from 'Cloudflare'"),
  channels: ['security', 'system'],
  export:
    'Export Security 1102 and 1100 with System 104, 7036 and 7040 of every host, or Defender SecurityLogCleared.',
};

const SCRIPTS: LogPart = {
  ...OPTIONAL,
  id: 'script-text',
  label: 'Text of scripts',
  noun: 'script text',
  table: 'script_logs',
  columns: ['script_text'],
  everyRecord: ['host', 'script_text'],
  export: 'Export PowerShell 4104 from Microsoft-Windows-PowerShell/Operational.',
};

/** The five log categories, in the order of the runbook. */
export const LOG_CATEGORIES: readonly LogCategory[] = [
  {
    id: 'endpoint execution and impact',
    title: 'Endpoint execution and impact',
    purpose: 'Shows what ran on each host and what it did to files.',
    sources:
      'DeviceProcessEvents, DeviceFileEvents, Sysmon, Security 4688 and 4663, file_spike.csv',
    parts: [PROCESS_STARTS, FILE_CHANGES],
  },
  {
    id: 'authentication and privilege',
    title: 'Authentication and privilege',
    purpose: 'Shows who was let in, who was refused, and who gained rights.',
    sources:
      'Security log, DeviceLogonEvents, sign-in logs, logon_burst.csv, priv_group_change.csv',
    parts: [LOGONS, PRIVILEGE_CHANGES],
  },
  {
    id: 'remote execution channels',
    title: 'Remote execution channels',
    purpose: 'Shows how one host could make another run something.',
    sources: 'System and Security log, DeviceLogonEvents, DeviceEvents, service_task.csv',
    parts: [SERVICES, NETWORK_LOGONS, SHARES],
  },
  {
    id: 'network and exfiltration',
    title: 'Network and exfiltration',
    purpose: 'Shows where hosts connected to and how much left.',
    sources:
      'Cloudflare gateway and sessions, DeviceNetworkEvents, Sysmon 3, Zeek, DHCP, cloudflare_upload.csv',
    parts: [WEB, SIZES, CONNECTIONS, LEASES],
  },
  {
    id: 'backup and recovery tampering',
    title: 'Backup and recovery tampering',
    purpose: 'Shows whether backups, shadow copies or logs were tampered with.',
    sources: 'Command lines, Security 1102, System 104, PowerShell 4104, backup_delete.csv',
    parts: [COMMANDS, CONTROLS, SCRIPTS],
  },
];
