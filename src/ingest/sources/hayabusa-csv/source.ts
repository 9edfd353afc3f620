import { oncePerEvent } from '../../alertTables';
import type { Source } from '../../source';
import { windowsEventTables } from '../../windowsEvents';
import type { WindowsNames } from '../../windowsFields';

const SYSTEM_NAMES: Readonly<Record<string, readonly string[]>> = {
  EventID: ['EventID'],
  Provider: ['Provider'],
  Channel: ['ChannelName'],
  Computer: ['Computer'],
  EventRecordID: ['RecordID'],
};

const namesOf: WindowsNames = (field) => SYSTEM_NAMES[field] ?? [`Fields.${field}`];

/**
 * Hayabusa's timeline, as CSV or JSON, of any profile that keeps fields of the events: a record for each rule that an
 * event matched. Fields of the event are those that its short labels stand for; the profile decides which there are.
 */
export const source: Source = {
  id: 'hayabusa-csv',
  title: 'Hayabusa timeline',
  requires: [
    ['Timestamp', 'datetime'],
    ['RuleTitle', 'message'],
    ['Level'],
    ['Computer'],
    ['Channel'],
    ['EventID'],
    ['Details', 'AllFieldInfo', 'ExtraFieldInfo', 'EventAlert'],
  ],
  time: { names: ['Timestamp', 'datetime'] },
  tables: oncePerEvent(windowsEventTables(namesOf)),
  // What no rule looked for is not in it: it shows no host's log.
  log: [],
};
