import { SENTINEL_COLUMNS, ZERO_TRUST_SESSIONS, cloudflareTime } from '../../cloudflareFields';
import { ofDataset } from '../../cloudflareTables';
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
  ...ofDataset(ZERO_TRUST_SESSIONS),
};
