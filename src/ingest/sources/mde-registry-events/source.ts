import {
  DEFENDER_LOG,
  DEFENDER_TIME,
  DEFENDER_TIME_NAMES,
  DEVICE_NAMES,
} from '../../defenderFields';
import { DEFENDER_REGISTRY, REGISTRY_ACTIONS } from '../../defenderObjects';
import type { Source } from '../../source';

export const source: Source = {
  id: 'mde-registry-events',
  title: 'Defender advanced hunting: DeviceRegistryEvents',
  fileName: /registry/i,
  requires: [
    DEFENDER_TIME_NAMES,
    DEVICE_NAMES,
    ['ActionType'],
    ['RegistryKey', 'PreviousRegistryKey'],
    ['RegistryValueName', 'RegistryValueData', 'PreviousRegistryKey'],
  ],
  excludedBy: ['ProcessCommandLine'],
  sampleHolds: { from: ['ActionType'], is: REGISTRY_ACTIONS },
  time: DEFENDER_TIME,
  tables: [DEFENDER_REGISTRY],
  log: DEFENDER_LOG,
};
