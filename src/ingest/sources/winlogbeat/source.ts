import type { Source } from '../../source';
import { windowsEventTables } from '../../windowsEvents';
import type { WindowsNames } from '../../windowsFields';

const SYSTEM_NAMES: Readonly<Record<string, readonly string[]>> = {
  EventID: ['winlog.event_id', 'event.code'],
  Provider: ['winlog.provider_name', 'event.provider'],
  Channel: ['winlog.channel'],
  Computer: ['winlog.computer_name', 'host.name'],
  ClearedLog: ['winlog.user_data.Channel'],
  UserDomain: ['user.domain'],
  ImageName: ['process.name'],
  ParentName: ['process.parent.name'],
};

/** Where the modules of Winlogbeat and Elastic Agent move a field to, out of `winlog.event_data`. */
const MOVED_TO: Readonly<Record<string, readonly string[]>> = {
  User: ['user.name'],
  Image: ['process.executable'],
  CommandLine: ['process.command_line'],
  ParentImage: ['process.parent.executable'],
  ProcessId: ['process.pid'],
  NewProcessName: ['process.executable'],
  NewProcessId: ['process.pid'],
  ParentProcessName: ['process.parent.executable'],
  IpAddress: ['source.ip'],
  WorkstationName: ['source.domain'],
  SourceIp: ['source.ip'],
  DestinationIp: ['destination.ip'],
  DestinationPort: ['destination.port'],
  DestinationHostname: ['destination.domain'],
  Protocol: ['network.transport'],
  Initiated: ['network.direction'],
  TargetFilename: ['file.path'],
  TargetObject: ['registry.path'],
  Details: ['registry.data.strings'],
  QueryName: ['dns.question.name'],
  QueryResults: ['dns.answers', 'dns.resolved_ip'],
};

const namesOf: WindowsNames = (field) =>
  SYSTEM_NAMES[field] ?? [
    `winlog.event_data.${field}`,
    `winlog.user_data.${field}`,
    ...(MOVED_TO[field] ?? []),
  ];

export const source: Source = {
  id: 'winlogbeat',
  title: 'Windows events by Winlogbeat or Elastic Agent',
  requires: [
    ['@timestamp'],
    ['winlog.event_id', 'event.code'],
    ['winlog.channel'],
    ['winlog.computer_name', 'host.name'],
    ['winlog.provider_name', 'event.provider'],
  ],
  time: { names: ['@timestamp'], zone: 'utc' },
  tables: windowsEventTables(namesOf),
};
