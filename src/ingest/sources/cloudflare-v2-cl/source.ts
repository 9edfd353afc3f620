import { DATASET_TIMES, ofAllDatasets } from '../../cloudflareTables';
import type { Source } from '../../source';

/** One wide table of every Logpush dataset, by the names of Logpush. */
export const source: Source = {
  id: 'cloudflare-v2-cl',
  title: 'Sentinel CloudflareV2_CL',
  requires: [
    ['TimeGenerated'],
    DATASET_TIMES,
    [
      ...['ClientIP', 'SourceIP', 'SourceInternalIP', 'SrcIP', 'IPAddress'],
      ...['ActorIP', 'ActorIPAddress'],
    ],
    [
      ...['ClientRequestHost', 'ClientRequestURI', 'ClientRequestPath', 'HTTPHost', 'URL'],
      ...['QueryName', 'SNI', 'DestinationIP', 'OriginIP', 'AppDomain', 'ResourceType'],
    ],
    [
      ...['ClientRequestMethod', 'ClientRequestBytes', 'EdgeResponseStatus', 'HTTPMethod'],
      ...['Action', 'ResolverDecision', 'BytesSent', 'Allowed', 'ActionType', 'EdgeResponseBytes'],
    ],
    [
      ...['RayID', 'SessionID', 'PolicyName', 'PolicyID', 'ClientRequestUserAgent', 'UserAgent'],
      ...['Email', 'ActorEmail', 'DeviceName', 'QueryID', 'AccountID', 'ZoneName'],
    ],
  ],
  excludedBy: ['DeviceVendor', 'EventID'],
  sampleHolds: { from: ['Type'], is: ['cloudflarev2_cl'], orAbsent: true },
  time: {
    names: [...DATASET_TIMES, 'TimeGenerated'],
    anyOfNames: true,
    zone: 'utc',
    note: 'Log Analytics keeps times in UTC.',
  },
  ...ofAllDatasets((field) => [field]),
};
