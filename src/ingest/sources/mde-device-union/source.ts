import {
  DEFENDER_LOG,
  DEFENDER_TIME,
  DEFENDER_TIME_NAMES,
  DEVICE_NAMES,
} from '../../defenderFields';
import { ALL_DEFENDER_TABLES } from '../../defenderUnion';
import type { Source } from '../../source';

/** Of each table (the registry also of DeviceEvents), columns that no other has. */
const MARKS: readonly (readonly string[])[] = [
  ['ProcessIntegrityLevel', 'ProcessVersionInfoOriginalFileName', 'InitiatingProcessSignerType'],
  ['PreviousFileName', 'PreviousFolderPath', 'RequestAccountName', 'ShareName'],
  ['LocalIPType'],
  ['LogonType', 'IsLocalAdmin', 'FailureReason'],
  ['RegistryKey', 'RegistryValueName', 'RegistryValueType'],
];

/** Two tables at least: whichever one is set aside, a mark of another is left. */
const marksOfTwo = MARKS.map((own) => MARKS.filter((marks) => marks !== own).flat());

const channel = { from: ['$table', 'Type'], kind: 'text' } as const;

/** A query over several tables gives the columns of all; each record has those of its own. */
export const source: Source = {
  id: 'mde-device-union',
  title: 'Defender advanced hunting: several Device tables',
  requires: [DEFENDER_TIME_NAMES, DEVICE_NAMES, ['ActionType'], ...marksOfTwo],
  time: DEFENDER_TIME,
  tables: ALL_DEFENDER_TABLES,
  log: DEFENDER_LOG.map((map) => ({ ...map, fields: { ...map.fields, channel } })),
};
