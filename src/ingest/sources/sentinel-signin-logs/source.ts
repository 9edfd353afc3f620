import { SENTINEL_TIME } from '../../sentinelEvents';
import type { Source } from '../../source';

export const source: Source = {
  id: 'sentinel-signin-logs',
  title: 'Sentinel SigninLogs',
  fileName: /sign.?in/i,
  requires: [
    ['TimeGenerated', 'CreatedDateTime'],
    ['UserPrincipalName'],
    ['ResultType'],
    ['IPAddress', 'Location', 'DeviceDetail'],
    ['AppDisplayName', 'ConditionalAccessStatus', 'ClientAppUsed', 'ResultDescription'],
  ],
  time: { ...SENTINEL_TIME, names: ['TimeGenerated', 'CreatedDateTime'] },
  tables: [
    {
      table: 'auth_logs',
      fields: {
        user: { from: ['UserPrincipalName'], kind: 'account' },
        user_domain: { from: ['UserPrincipalName'], kind: 'account domain' },
        source_ip: { from: ['IPAddress'], kind: 'ip' },
        source_host: { from: ['DeviceDetail'], members: ['displayName'], kind: 'host' },
        status: { from: ['ResultType'], kind: 'text' },
        outcome: {
          from: ['ResultType'],
          kind: 'lower text',
          words: { '0': 'success' },
          others: 'failure',
        },
        reason: { from: ['ResultDescription'], kind: 'text' },
        event_code: { from: ['OperationName', 'Category'], kind: 'text' },
      },
    },
  ],
};
