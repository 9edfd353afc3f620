import type { Source, TableMap } from '../../source';
import { windowsEventTables } from '../../windowsEvents';
import type { WindowsNames } from '../../windowsFields';
import { windowsLog } from '../../windowsLog';

const SYSTEM_NAMES: Readonly<Record<string, readonly string[]>> = {
  EventID: ['winlog.event_id', 'event.code'],
  Provider: ['winlog.provider_name', 'event.provider'],
  Channel: ['winlog.channel'],
  Computer: ['winlog.computer_name', 'host.name'],
  EventRecordID: ['winlog.record_id'],
  ExecutionProcessID: ['winlog.process.pid'],
  RecordUser: ['winlog.user.name'],
  RecordDomain: ['winlog.user.domain'],
  PowerShellContext: ['winlog.event_data.param2', 'winlog.event_data.param3'],
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
  ParentCommandLine: ['process.parent.command_line'],
  ParentProcessId: ['process.parent.pid'],
  ProcessGuid: ['process.entity_id'],
  OriginalFileName: ['process.pe.original_file_name'],
  Company: ['process.pe.company'],
  Hashes: ['process.hash.sha256'],
  ProcessId: ['process.pid'],
  ProcessID: ['process.pid'],
  ProcessName: ['process.executable'],
  NewProcessName: ['process.executable'],
  NewProcessId: ['process.pid'],
  ParentProcessName: ['process.parent.executable'],
  IpAddress: ['source.ip'],
  WorkstationName: ['source.domain'],
  SourceIp: ['source.ip'],
  SourcePort: ['source.port'],
  SourceAddress: ['source.ip'],
  DestAddress: ['destination.ip'],
  DestPort: ['destination.port'],
  Application: ['process.executable'],
  Direction: ['network.direction'],
  DestinationIp: ['destination.ip'],
  DestinationPort: ['destination.port'],
  DestinationHostname: ['destination.domain'],
  Protocol: ['network.transport'],
  Initiated: ['network.direction'],
  TargetFilename: ['file.path'],
  ImageLoaded: ['file.path'],
  PipeName: ['file.name'],
  ScriptBlockText: ['powershell.file.script_block_text'],
  ScriptBlockId: ['powershell.file.script_block_id'],
  Path: ['file.path'],
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

/** `process.pid` is the new process of 4688, and never its creator. */
function withCreator(map: TableMap): TableMap {
  if (!map.where?.some((condition) => condition.in?.includes('4688'))) return map;
  const parent_id = {
    from: ['winlog.event_data.ProcessId', 'process.parent.pid'],
    kind: 'hex or decimal',
  } as const;
  return { ...map, fields: { ...map.fields, parent_id } };
}

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
  tables: windowsEventTables(namesOf).map(withCreator),
  log: windowsLog(namesOf),
};
