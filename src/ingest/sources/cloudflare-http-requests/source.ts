import {
  HTTP_REQUESTS,
  SENTINEL_COLUMNS,
  cloudflareTime,
  datasetTable,
} from '../../cloudflareFields';
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
  tables: [datasetTable(HTTP_REQUESTS)],
};
