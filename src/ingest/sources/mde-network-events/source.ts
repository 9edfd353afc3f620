import {
  ACTING_PROCESS_NAMES,
  DEFENDER_LOG,
  DEFENDER_TIME,
  DEFENDER_TIME_NAMES,
  DEVICE_NAMES,
} from '../../defenderFields';
import { DEFENDER_NAMES } from '../../defenderChanges';
import { CONNECTION_ACTIONS, DEFENDER_CONNECTIONS } from '../../defenderTables';
import type { Source } from '../../source';

export const source: Source = {
  id: 'mde-network-events',
  title: 'Defender advanced hunting: DeviceNetworkEvents',
  fileName: /net|conn/i,
  requires: [
    DEFENDER_TIME_NAMES,
    DEVICE_NAMES,
    ['ActionType'],
    ['RemoteIP', 'RemoteUrl'],
    ['RemotePort', 'LocalPort', 'LocalIP', 'Protocol'],
    [...ACTING_PROCESS_NAMES, 'LocalIPType', 'RemoteIPType', 'ReportId'],
  ],
  excludedBy: ['RegistryKey', 'LogonType'],
  sampleHolds: { from: ['ActionType'], is: CONNECTION_ACTIONS },
  time: DEFENDER_TIME,
  tables: [...DEFENDER_CONNECTIONS, DEFENDER_NAMES],
  log: DEFENDER_LOG,
};
