import {
  DEFENDER_LOG,
  DEFENDER_TIME,
  DEFENDER_TIME_NAMES,
  DEVICE_NAMES,
} from '../../defenderFields';
import { DEFENDER_LOGONS, LOGON_ACTIONS } from '../../defenderTables';
import type { Source } from '../../source';

export const source: Source = {
  id: 'mde-logon-events',
  title: 'Defender advanced hunting: DeviceLogonEvents',
  fileName: /logon|login/i,
  requires: [
    DEFENDER_TIME_NAMES,
    DEVICE_NAMES,
    ['ActionType'],
    ['AccountName', 'AccountSid'],
    ['LogonType', 'IsLocalAdmin', 'RemoteIP', 'RemoteDeviceName'],
  ],
  excludedBy: ['TargetAccountDisplayName', 'DestinationDeviceName', 'RegistryKey'],
  sampleHolds: { from: ['ActionType'], is: LOGON_ACTIONS },
  time: DEFENDER_TIME,
  tables: [DEFENDER_LOGONS],
  log: DEFENDER_LOG,
};
