import {
  DEFENDER_LOG,
  DEFENDER_TIME,
  DEFENDER_TIME_NAMES,
  DEVICE_NAMES,
} from '../../defenderFields';
import { DEFENDER_MODULES, MODULE_ACTIONS } from '../../defenderObjects';
import type { Source } from '../../source';

export const source: Source = {
  id: 'mde-image-load-events',
  title: 'Defender advanced hunting: DeviceImageLoadEvents',
  fileName: /image/i,
  requires: [
    DEFENDER_TIME_NAMES,
    DEVICE_NAMES,
    ['ActionType'],
    ['FileName', 'FolderPath'],
    ['InitiatingProcessFileName', 'InitiatingProcessFolderPath'],
  ],
  excludedBy: ['ProcessCommandLine', 'PreviousFileName', 'RegistryKey'],
  sampleHolds: { from: ['ActionType'], is: MODULE_ACTIONS },
  time: DEFENDER_TIME,
  tables: [DEFENDER_MODULES],
  log: DEFENDER_LOG,
};
