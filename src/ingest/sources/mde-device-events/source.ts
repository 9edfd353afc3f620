import {
  DEFENDER_LOG,
  DEFENDER_TIME,
  DEFENDER_TIME_NAMES,
  DEVICE_NAMES,
} from '../../defenderFields';
import {
  DEFENDER_ACCOUNTS,
  DEFENDER_CONTROLS,
  DEFENDER_NAMES,
  DEFENDER_SCRIPTS,
  DEFENDER_SERVICES,
} from '../../defenderChanges';
import { DEFENDER_PIPES } from '../../defenderObjects';
import type { Source } from '../../source';

export const source: Source = {
  id: 'mde-device-events',
  title: 'Defender advanced hunting: DeviceEvents',
  fileName: /device.?events/i,
  requires: [DEFENDER_TIME_NAMES, DEVICE_NAMES, ['ActionType'], ['AdditionalFields']],
  excludedBy: [
    'PreviousFileName',
    'PreviousRegistryKey',
    'LocalIPType',
    'IsLocalAdmin',
    'ProcessIntegrityLevel',
  ],
  time: DEFENDER_TIME,
  tables: [
    ...DEFENDER_SERVICES,
    DEFENDER_ACCOUNTS,
    DEFENDER_CONTROLS,
    DEFENDER_NAMES,
    DEFENDER_PIPES,
    DEFENDER_SCRIPTS,
  ],
  log: DEFENDER_LOG,
};
