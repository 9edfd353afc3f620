import { GATEWAY_NETWORK, SENTINEL_COLUMNS, cloudflareTime } from '../../cloudflareFields';
import { ofDataset } from '../../cloudflareTables';
import type { Source } from '../../source';

export const source: Source = {
  id: 'cloudflare-gateway-network',
  title: 'Cloudflare Logpush: gateway_network',
  requires: [
    ['Datetime'],
    ['DestinationIP', 'SNI'],
    ['DestinationPort', 'OverridePort', 'SourcePort'],
    ['SourceIP', 'SourceInternalIP', 'Email', 'DeviceName'],
    ['Action', 'PolicyName', 'PolicyID'],
    ['TransportProtocol', 'Transport', 'DetectedProtocol', 'SessionID', 'ProxyEndpoint'],
  ],
  excludedBy: [...SENTINEL_COLUMNS, 'HTTPHost', 'HTTPMethod', 'URL', 'ClientIP'],
  time: cloudflareTime('Datetime'),
  ...ofDataset(GATEWAY_NETWORK),
};
