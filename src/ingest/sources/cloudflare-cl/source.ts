import { DATASET_TIMES, ofAllDatasets } from '../../cloudflareTables';
import type { Source } from '../../source';

/** Log Analytics names a custom column by its field and the type it saw: text, number, time, true or false, GUID. */
const suffixed = (field: string): readonly string[] =>
  ['s', 'd', 't', 'b', 'g'].map((type) => `${field}_${type}`);
const TIMES = DATASET_TIMES.map((name) => `${name}_t`);

export const source: Source = {
  id: 'cloudflare-cl',
  title: 'Sentinel Cloudflare_CL',
  requires: [
    ['TimeGenerated', ...TIMES],
    ['ClientIP_s', 'SourceIP_s', 'SrcIP_s', 'IPAddress_s', 'ActorIP_s', 'SourceInternalIP_s'],
    [
      ...['ClientRequestHost_s', 'ClientRequestURI_s', 'ClientRequestPath_s', 'HTTPHost_s'],
      ...['QueryName_s', 'DestinationIP_s', 'OriginIP_s', 'AppDomain_s', 'ResourceType_s'],
    ],
    [
      ...['ClientRequestMethod_s', 'ClientRequestBytes_d', 'EdgeResponseStatus_d', 'Action_s'],
      ...['HTTPMethod_s', 'ResolverDecision_s', 'BytesSent_d', 'Allowed_b', 'ActionType_s'],
      ...['EdgeResponseBytes_d', 'ClientRequestUserAgent_s'],
    ],
  ],
  sampleHolds: { from: ['Type'], is: ['cloudflare_cl'], orAbsent: true },
  time: {
    names: [...TIMES, 'TimeGenerated'],
    anyOfNames: true,
    zone: 'utc',
    note: 'Log Analytics keeps times in UTC.',
  },
  ...ofAllDatasets(suffixed),
};
