import { GATEWAY_DNS, SENTINEL_COLUMNS, cloudflareTime } from '../../cloudflareFields';
import { ofDataset } from '../../cloudflareTables';
import type { Source } from '../../source';

export const source: Source = {
  id: 'cloudflare-gateway-dns',
  title: 'Cloudflare Logpush: gateway_dns',
  requires: [
    ['Datetime'],
    ['QueryName'],
    ['ResolverDecision', 'ResolvedIPs', 'ResourceRecordsJSON', 'ResourceRecords', 'RCode'],
    ['SrcIP', 'Email', 'DeviceName'],
    ['QueryTypeName', 'QueryType', 'QuerySize', 'Protocol', 'RCode'],
    ['PolicyName', 'Location', 'LocationID', 'ColoCode', 'QueryID', 'DstIP', 'DeviceID', 'UserID'],
  ],
  excludedBy: SENTINEL_COLUMNS,
  time: cloudflareTime('Datetime'),
  ...ofDataset(GATEWAY_DNS),
};
