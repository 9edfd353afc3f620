import { AUDIT_LOGS, SENTINEL_COLUMNS, cloudflareTime } from '../../cloudflareFields';
import { ofDataset } from '../../cloudflareTables';
import type { Source } from '../../source';

export const source: Source = {
  id: 'cloudflare-audit-logs',
  title: 'Cloudflare Logpush: audit_logs',
  requires: [
    ['When', 'ActionTimestamp'],
    ['ActionType', 'ActionDescription'],
    ['ActorEmail', 'ActorID'],
    ['ResourceType', 'ResourceProduct', 'ResourceID'],
    ['ActorIP', 'ActorIPAddress', 'ActorType', 'ActionResult', 'OwnerID', 'AccountID'],
  ],
  excludedBy: SENTINEL_COLUMNS,
  time: cloudflareTime('When', 'ActionTimestamp'),
  ...ofDataset(AUDIT_LOGS),
};
