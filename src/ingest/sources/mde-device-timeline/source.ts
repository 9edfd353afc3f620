import { ACTING_PROCESS_NAMES } from '../../defenderFields';
import {
  DEFENDER_ACCOUNTS,
  DEFENDER_CONNECTIONS,
  DEFENDER_CONTROLS,
  DEFENDER_FILES,
  DEFENDER_LOGONS,
  DEFENDER_NAMES,
  DEFENDER_PROCESSES,
  DEFENDER_REGISTRY,
  DEFENDER_SERVICES,
} from '../../defenderTables';
import type { Source } from '../../source';

export const source: Source = {
  id: 'mde-device-timeline',
  title: 'Defender device timeline',
  fileName: /timeline/i,
  requires: [
    ['Event Time'],
    ['Machine Id', 'Computer Name'],
    ['Action Type'],
    ['File Name', 'Folder Path'],
    ACTING_PROCESS_NAMES,
    ['Process Command Line', 'Report Id', 'Data Type'],
  ],
  time: {
    names: ['Event Time'],
    zone: 'utc',
    note: 'The device timeline is documented to write UTC, without saying so.',
  },
  tables: [
    DEFENDER_PROCESSES,
    ...DEFENDER_FILES,
    ...DEFENDER_CONNECTIONS,
    DEFENDER_LOGONS,
    DEFENDER_REGISTRY,
    ...DEFENDER_SERVICES,
    DEFENDER_ACCOUNTS,
    DEFENDER_CONTROLS,
    DEFENDER_NAMES,
  ],
};
