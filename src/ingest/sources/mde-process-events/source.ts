import {
  ACTING_PROCESS_NAMES,
  DEFENDER_LOG,
  DEFENDER_TIME,
  DEFENDER_TIME_NAMES,
  DEVICE_NAMES,
} from '../../defenderFields';
import { DEFENDER_PROCESSES } from '../../defenderTables';
import type { Source } from '../../source';

export const source: Source = {
  id: 'mde-process-events',
  title: 'Defender advanced hunting: DeviceProcessEvents',
  fileName: /process/i,
  requires: [
    DEFENDER_TIME_NAMES,
    DEVICE_NAMES,
    ['FileName', 'FolderPath'],
    ['ProcessCommandLine'],
    ACTING_PROCESS_NAMES,
  ],
  sampleHolds: { from: ['ActionType'], is: ['processcreated'], orAbsent: true },
  excludedBy: ['RegistryKey', 'RemoteUrl', 'RemoteIP', 'LocalIP', 'FileOriginUrl'],
  time: DEFENDER_TIME,
  tables: [DEFENDER_PROCESSES],
  log: DEFENDER_LOG,
};
