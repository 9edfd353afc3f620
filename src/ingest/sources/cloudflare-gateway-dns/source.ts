import {
  GATEWAY_DNS,
  SENTINEL_COLUMNS,
  cloudflareTime,
  datasetTable,
} from '../../cloudflareFields';
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
  tables: [datasetTable(GATEWAY_DNS)],
};
