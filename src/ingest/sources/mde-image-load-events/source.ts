import { DEFENDER_TIME, DEFENDER_TIME_NAMES, DEVICE_NAMES } from '../../defenderFields';
import type { Source } from '../../source';

/** Evidence alone: no normalised table is about loaded modules. */
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
  sampleHolds: { from: ['ActionType'], is: ['imageloaded'] },
  time: DEFENDER_TIME,
  tables: [],
};
