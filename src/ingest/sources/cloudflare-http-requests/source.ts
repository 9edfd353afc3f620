import { HTTP_REQUESTS, SENTINEL_COLUMNS, cloudflareTime } from '../../cloudflareFields';
import { ofDataset } from '../../cloudflareTables';
import type { Source } from '../../source';

export const source: Source = {
  id: 'cloudflare-http-requests',
  title: 'Cloudflare Logpush: http_requests',
  requires: [
    ['EdgeStartTimestamp', 'EdgeEndTimestamp'],
    ['ClientIP'],
    ['ClientRequestHost', 'ClientRequestURI', 'ClientRequestPath'],
    ['ClientRequestMethod', 'ClientRequestBytes', 'EdgeResponseBytes', 'EdgeResponseStatus'],
    ['RayID', 'ClientRequestUserAgent', 'EdgeServerIP', 'EdgeResponseStatus', 'EdgeResponseBytes'],
  ],
  excludedBy: SENTINEL_COLUMNS,
  time: cloudflareTime('EdgeStartTimestamp', 'EdgeEndTimestamp'),
  ...ofDataset(HTTP_REQUESTS),
};
