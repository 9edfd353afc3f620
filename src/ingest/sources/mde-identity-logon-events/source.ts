import {
  ACCOUNT_FIELDS,
  ACTION_FIELD,
  DEFENDER_TIME,
  DEFENDER_TIME_NAMES,
} from '../../defenderFields';
import { LOGON_ACTIONS } from '../../defenderTables';
import type { Source } from '../../source';

/** The server that judged the logon, for it is the one that recorded it; `DeviceName` is where it came from. */
const JUDGE = {
  host: { from: ['DestinationDeviceName'], kind: 'host' },
  full_host: { from: ['DestinationDeviceName'], kind: 'full host' },
} as const;

export const source: Source = {
  id: 'mde-identity-logon-events',
  title: 'Defender advanced hunting: IdentityLogonEvents',
  fileName: /identity/i,
  requires: [
    DEFENDER_TIME_NAMES,
    ['ActionType'],
    ['AccountName', 'AccountUpn', 'AccountSid', 'AccountDisplayName'],
    [
      'DestinationDeviceName',
      'DestinationIPAddress',
      'TargetAccountDisplayName',
      'TargetDeviceName',
    ],
    ['LogonType', 'Protocol', 'FailureReason', 'Application'],
  ],
  excludedBy: ['InitiatingProcessFileName', 'RemoteDeviceName', 'QueryType', 'QueryTarget'],
  sampleHolds: { from: ['ActionType'], is: LOGON_ACTIONS },
  time: DEFENDER_TIME,
  tables: [
    {
      table: 'auth_logs',
      where: [{ from: ['ActionType'], in: LOGON_ACTIONS }],
      fields: {
        ...JUDGE,
        ...ACCOUNT_FIELDS,
        user_sid: { from: ['AccountSid'], kind: 'text' },
        source_ip: { from: ['IPAddress'], kind: 'ip' },
        source_host: { from: ['DeviceName'], kind: 'host' },
        target_host: { from: ['TargetDeviceName'], kind: 'host' },
        status: ACTION_FIELD,
        outcome: {
          from: ['ActionType'],
          kind: 'lower text',
          words: { logonsuccess: 'success', logonfailed: 'failure' },
        },
        logon_type: { from: ['LogonType'], kind: 'text' },
        auth_package: { from: ['Protocol'], kind: 'text' },
        reason: { from: ['FailureReason'], kind: 'text' },
        event_code: ACTION_FIELD,
      },
    },
  ],
  log: [{ fields: { ...JUDGE, event_code: ACTION_FIELD } }],
};
