import { ACTING_PROCESS_NAMES, DEFENDER_LOG } from '../../defenderFields';
import { ALL_DEFENDER_TABLES } from '../../defenderUnion';
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
  tables: ALL_DEFENDER_TABLES,
  log: DEFENDER_LOG,
};
