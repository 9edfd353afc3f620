import { FIREWALL_EVENTS, SENTINEL_COLUMNS, cloudflareTime } from '../../cloudflareFields';
import { ofDataset } from '../../cloudflareTables';
import type { Source } from '../../source';

export const source: Source = {
  id: 'cloudflare-firewall-events',
  title: 'Cloudflare Logpush: firewall_events',
  requires: [
    ['Datetime'],
    ['ClientIP'],
    ['Action'],
    ['ClientRequestHost', 'ClientRequestPath', 'ClientRequestMethod'],
    ['RuleID', 'Kind', 'Source', 'MatchIndex', 'Ref', 'RayID'],
  ],
  excludedBy: [...SENTINEL_COLUMNS, 'EdgeStartTimestamp'],
  time: cloudflareTime('Datetime'),
  ...ofDataset(FIREWALL_EVENTS),
};
