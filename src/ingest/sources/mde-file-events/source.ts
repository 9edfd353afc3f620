import {
  ACTING_PROCESS_NAMES,
  DEFENDER_LOG,
  DEFENDER_TIME,
  DEFENDER_TIME_NAMES,
  DEVICE_NAMES,
} from '../../defenderFields';
import { DEFENDER_FILES, FILE_ACTIONS } from '../../defenderObjects';
import type { Source } from '../../source';

export const source: Source = {
  id: 'mde-file-events',
  title: 'Defender advanced hunting: DeviceFileEvents',
  fileName: /file/i,
  requires: [
    DEFENDER_TIME_NAMES,
    DEVICE_NAMES,
    ['ActionType'],
    ['FileName', 'FolderPath'],
    [...ACTING_PROCESS_NAMES, 'PreviousFileName', 'RequestAccountName', 'RequestSourceIP'],
  ],
  excludedBy: ['ProcessCommandLine', 'RegistryKey'],
  sampleHolds: { from: ['ActionType'], is: FILE_ACTIONS },
  time: DEFENDER_TIME,
  tables: DEFENDER_FILES,
  log: DEFENDER_LOG,
};
