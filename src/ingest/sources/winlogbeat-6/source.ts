import type { Source } from '../../source';
import { windowsEventTables } from '../../windowsEvents';
import type { WindowsNames } from '../../windowsFields';

const SYSTEM_NAMES: Readonly<Record<string, readonly string[]>> = {
  EventID: ['event_id'],
  Provider: ['source_name'],
  Channel: ['log_name'],
  Computer: ['computer_name'],
  ClearedLog: ['user_data.Channel'],
};

const namesOf: WindowsNames = (field) =>
  SYSTEM_NAMES[field] ?? [`event_data.${field}`, `user_data.${field}`];

/** `host` is the collector and `user` the account that wrote the record; neither is used. */
export const source: Source = {
  id: 'winlogbeat-6',
  title: 'Windows events by Winlogbeat up to 6',
  requires: [['@timestamp'], ['event_id'], ['log_name'], ['computer_name'], ['source_name']],
  time: { names: ['@timestamp'], zone: 'utc' },
  tables: windowsEventTables(namesOf),
};
