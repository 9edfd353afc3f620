import type { Source } from '../../source';
import type { WindowsNames } from '../../windowsFields';
import { windowsExport } from '../../windowsLog';

const SYSTEM_NAMES: Readonly<Record<string, readonly string[]>> = {
  EventID: ['event_id'],
  Provider: ['source_name'],
  Channel: ['log_name'],
  Computer: ['computer_name'],
  EventRecordID: ['record_number'],
  ExecutionProcessID: ['process_id'],
  RecordUser: ['user.name'],
  RecordDomain: ['user.domain'],
  PowerShellContext: ['event_data.param2', 'event_data.param3'],
  ClearedLog: ['user_data.Channel'],
};

const namesOf: WindowsNames = (field) =>
  SYSTEM_NAMES[field] ?? [`event_data.${field}`, `user_data.${field}`];

/** `host` is the collector, `user` the account that wrote the record: of scripts alone it is who ran them. */
export const source: Source = {
  id: 'winlogbeat-6',
  title: 'Windows events by Winlogbeat up to 6',
  requires: [['@timestamp'], ['event_id'], ['log_name'], ['computer_name'], ['source_name']],
  time: { names: ['@timestamp'], zone: 'utc' },
  ...windowsExport(namesOf),
};
