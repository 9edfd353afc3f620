import {
  SENTINEL_COLUMNS,
  ZERO_TRUST_SESSIONS,
  cloudflareTime,
  datasetTable,
} from '../../cloudflareFields';
import type { Source } from '../../source';

export const source: Source = {
  id: 'cloudflare-zero-trust-sessions',
  title: 'Cloudflare Logpush: zero_trust_network_sessions',
  requires: [
    ['SessionStartTime', 'SessionEndTime'],
    ['BytesSent', 'BytesReceived'],
    ['OriginIP', 'OriginPort', 'SNI', 'ResolvedFQDN'],
    ['SourceIP', 'SourceInternalIP', 'Email', 'DeviceName'],
    ['SessionID', 'ConnectionCloseReason', 'Offramp', 'Protocol', 'EgressIP'],
  ],
  excludedBy: SENTINEL_COLUMNS,
  time: cloudflareTime('SessionStartTime', 'SessionEndTime'),
  tables: [datasetTable(ZERO_TRUST_SESSIONS)],
};
