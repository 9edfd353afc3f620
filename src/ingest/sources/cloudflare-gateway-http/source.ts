import { GATEWAY_HTTP, SENTINEL_COLUMNS, cloudflareTime } from '../../cloudflareFields';
import { ofDataset } from '../../cloudflareTables';
import type { Source } from '../../source';

export const source: Source = {
  id: 'cloudflare-gateway-http',
  title: 'Cloudflare Logpush: gateway_http',
  requires: [
    ['Datetime'],
    ['HTTPHost', 'URL'],
    ['HTTPMethod', 'HTTPStatusCode', 'HTTPVersion'],
    ['SourceIP', 'SourceInternalIP', 'Email', 'DeviceName'],
    ['Action', 'PolicyName', 'PolicyID', 'RequestID', 'SessionID', 'UploadedFileNames'],
    ['URL', 'UserAgent', 'UploadedFileNames', 'DestinationIP', 'Email', 'DeviceName'],
  ],
  excludedBy: SENTINEL_COLUMNS,
  time: cloudflareTime('Datetime'),
  ...ofDataset(GATEWAY_HTTP),
};
