import { ACCESS_REQUESTS, SENTINEL_COLUMNS, cloudflareTime } from '../../cloudflareFields';
import { ofDataset } from '../../cloudflareTables';
import type { Source } from '../../source';

export const source: Source = {
  id: 'cloudflare-access-requests',
  title: 'Cloudflare Logpush: access_requests',
  requires: [
    ['CreatedAt'],
    ['Allowed'],
    ['AppDomain', 'AppUUID'],
    ['Email', 'UserUID'],
    ['IPAddress', 'Country', 'Connection', 'RayID'],
  ],
  excludedBy: SENTINEL_COLUMNS,
  time: cloudflareTime('CreatedAt'),
  ...ofDataset(ACCESS_REQUESTS),
};
