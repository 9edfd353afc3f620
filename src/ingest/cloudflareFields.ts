import type { Condition, FieldRule, TableMap } from './source';

/** What one Logpush dataset fills, and what tells its records from those of other datasets in one table. */
export interface Dataset extends TableMap {
  readonly name: string;
  /** The device of the client speaks in it: it is that device's log. */
  readonly isOfDevice?: boolean;
  readonly marks: readonly Condition[];
}

/** A column of one of these is of Sentinel: the same fields, and the records of all datasets. */
export const SENTINEL_COLUMNS = ['TimeGenerated'];

export function cloudflareTime(...names: readonly string[]) {
  return { names, zone: 'utc', note: 'Cloudflare writes UTC.' } as const;
}

const filled = (...from: readonly string[]): Condition => ({ from, notIn: [] });
const empty = (...from: readonly string[]): Condition => ({ from, in: [''], orAbsent: true });

const text = (...from: readonly string[]): FieldRule => ({ from, kind: 'text' });
const lower = (...from: readonly string[]): FieldRule => ({ from, kind: 'lower text' });
const ip = (...from: readonly string[]): FieldRule => ({ from, kind: 'ip' });
const integer = (...from: readonly string[]): FieldRule => ({ from, kind: 'integer' });
const list = (...from: readonly string[]): FieldRule => ({ from, kind: 'list' });

const EMAIL = {
  user: { from: ['Email'], kind: 'account' },
  user_domain: { from: ['Email'], kind: 'account domain' },
} as const;

export const CLIENT_DEVICE = {
  host: { from: ['DeviceName'], kind: 'host' },
  full_host: { from: ['DeviceName'], kind: 'full host' },
} as const;

/**
 * Who used the gateway. `SourceIP` is the public address before the gateway; `SourceInternalIP`, where a tunnel lets
 * Cloudflare see it, is the machine's own and goes first: it is the one that leases and other logs know.
 */
const GATEWAY_CLIENT = {
  ...CLIENT_DEVICE,
  ...EMAIL,
  source_ip: ip('SourceInternalIP', 'SourceIP'),
} as const;

/** What `web_logs` alone has a column for. */
const DEVICE_DETAILS = {
  device_id: text('DeviceID'),
  source_internal_ip: ip('SourceInternalIP'),
  email: lower('Email'),
} as const;

const SITE_CLIENT = {
  source_ip: ip('ClientIP'),
  method: text('ClientRequestMethod'),
  url_host: lower('ClientRequestHost', 'EdgeRequestHost'),
  url: text('ClientRequestURI', 'ClientRequestPath'),
  user_agent: text('ClientRequestUserAgent'),
} as const;

const HTTP_REQUEST_MARKS = [
  'EdgeStartTimestamp',
  'EdgeEndTimestamp',
  'ClientRequestBytes',
  'EdgeResponseBytes',
];
const GATEWAY_HTTP_MARKS = ['HTTPHost', 'HTTPMethod'];

export const HTTP_REQUESTS: Dataset = {
  name: 'http_requests',
  table: 'web_logs',
  marks: [filled(...HTTP_REQUEST_MARKS)],
  fields: {
    dataset: { constant: 'http_requests' },
    ...SITE_CLIENT,
    status: text('EdgeResponseStatus', 'ClientStatus', 'OriginResponseStatus'),
    dest_ip: ip('OriginIP', 'DestinationIP'),
    bytes_out: integer('ClientRequestBytes'),
    bytes_in: integer('EdgeResponseBytes'),
    action: text('SecurityAction', 'WAFAction'),
  },
};

/** The path stands without its query, which has a column of its own in the evidence. */
export const FIREWALL_EVENTS: Dataset = {
  name: 'firewall_events',
  table: 'web_logs',
  marks: [
    filled('ClientIP'),
    filled('Action', 'RuleID', 'Kind'),
    filled('ClientRequestHost', 'ClientRequestMethod', 'ClientRequestPath'),
    empty(...HTTP_REQUEST_MARKS),
  ],
  fields: {
    dataset: { constant: 'firewall_events' },
    ...SITE_CLIENT,
    status: text('EdgeResponseStatus', 'OriginResponseStatus'),
    action: text('Action'),
  },
};

/** The gateway counts no bytes; the session of the same number does. */
export const GATEWAY_HTTP: Dataset = {
  name: 'gateway_http',
  isOfDevice: true,
  table: 'web_logs',
  marks: [filled(...GATEWAY_HTTP_MARKS)],
  fields: {
    dataset: { constant: 'gateway_http' },
    ...GATEWAY_CLIENT,
    ...DEVICE_DETAILS,
    method: text('HTTPMethod'),
    url_host: { ...lower('HTTPHost'), otherwise: { from: ['URL'], kind: 'url host' } },
    url: text('URL'),
    status: text('HTTPStatusCode'),
    dest_ip: ip('DestinationIP'),
    dest_port: integer('DestinationPort'),
    file_names: list('UploadedFileNames'),
    content_match: list('UploadMatchedDlpProfiles', 'UploadMatchedDlpProfileEntries'),
    user_agent: text('UserAgent'),
    session_id: text('SessionID'),
    action: text('Action'),
  },
};

export const ZERO_TRUST_SESSIONS: Dataset = {
  name: 'sessions',
  isOfDevice: true,
  table: 'web_logs',
  marks: [filled('SessionStartTime')],
  fields: {
    dataset: { constant: 'sessions' },
    ...GATEWAY_CLIENT,
    ...DEVICE_DETAILS,
    url_host: lower('SNI', 'ResolvedFQDN'),
    dest_ip: ip('OriginIP'),
    dest_port: integer('OriginPort'),
    bytes_out: integer('BytesSent'),
    bytes_in: integer('BytesReceived'),
    session_id: text('SessionID'),
    action: text('ConnectionCloseReason'),
  },
};

export const GATEWAY_DNS: Dataset = {
  name: 'gateway_dns',
  isOfDevice: true,
  table: 'dns_logs',
  marks: [filled('QueryName'), filled('ResolverDecision', 'SrcIP')],
  fields: {
    ...CLIENT_DEVICE,
    ...EMAIL,
    source_ip: ip('SrcIP'),
    query: text('QueryName'),
    answers: {
      ...list('ResolvedIPs'),
      otherwise: { ...list('ResourceRecordsJSON'), otherwise: list('ResourceRecords') },
    },
  },
};

export const GATEWAY_NETWORK: Dataset = {
  name: 'gateway_network',
  isOfDevice: true,
  table: 'net_logs',
  marks: [
    filled('DestinationIP', 'SNI'),
    filled('Action', 'PolicyName', 'TransportProtocol', 'Transport'),
    empty(...GATEWAY_HTTP_MARKS, 'SessionStartTime', 'ClientIP'),
  ],
  fields: {
    ...GATEWAY_CLIENT,
    dest_ip: ip('DestinationIP'),
    source_port: integer('SourcePort'),
    dest_port: integer('DestinationPort'),
    dest_host: lower('SNI'),
    protocol: text('TransportProtocol', 'Transport'),
    outcome: { ...lower('Action'), words: { block: 'failure' } },
    event_code: text('Action'),
  },
};

/** A logout tells nothing of whether an attempt was let in. */
export const ACCESS_REQUESTS: Dataset = {
  name: 'access_requests',
  table: 'auth_logs',
  marks: [filled('AppDomain', 'AppUUID'), filled('Allowed')],
  where: [{ from: ['Action'], in: ['', 'login'], orAbsent: true }],
  fields: {
    ...EMAIL,
    source_ip: ip('IPAddress'),
    status: text('Allowed'),
    outcome: { ...lower('Allowed'), words: { true: 'success', false: 'failure' } },
    logon_type: text('Connection'),
    event_code: text('Action'),
  },
};

/** Both versions of the audit log: every one of its records is about the control of Cloudflare itself. */
export const AUDIT_LOGS: Dataset = {
  name: 'audit_logs',
  table: 'control_logs',
  marks: [filled('When', 'ActionTimestamp'), filled('ActionType', 'ActionDescription')],
  fields: {
    user: { from: ['ActorEmail'], kind: 'account' },
    user_domain: { from: ['ActorEmail'], kind: 'account domain' },
    provider: { constant: 'Cloudflare' },
    action: text('ActionDescription', 'ActionType'),
    subject: text('ResourceType', 'ResourceProduct', 'ResourceID'),
  },
};
