import type { TableMap } from './source';
import { windowsControlTables } from './windowsControl';
import { type WindowsFields, type WindowsNames, windowsFields } from './windowsFields';
import { windowsFileTables } from './windowsFiles';
import { windowsLogonTables } from './windowsLogons';
import { windowsObjectTables } from './windowsObjects';
import { windowsPowerTables } from './windowsPower';
import { windowsScriptTables } from './windowsScripts';

/** Sysmon says who opened a connection by `true` and `false`; Beats and Splunk in words. */
const DIRECTIONS = {
  true: 'outbound',
  false: 'inbound',
  outbound: 'outbound',
  inbound: 'inbound',
  egress: 'outbound',
  ingress: 'inbound',
  '%%14592': 'inbound',
  '%%14593': 'outbound',
};

/** In numbers as Windows writes them, or in the words of Beats and Splunk. */
const PROTOCOLS = {
  1: 'icmp',
  6: 'tcp',
  17: 'udp',
  58: 'icmpv6',
  icmp: 'icmp',
  tcp: 'tcp',
  udp: 'udp',
  'ipv6-icmp': 'icmpv6',
};

/** A value created or changed is a value set. */
const AUDITED_ACTIONS = { '%%1904': 'SetValue', '%%1905': 'SetValue', '%%1906': 'DeleteValue' };

/** NXLog has a level called `EventType` beside Sysmon's own, so only Sysmon's words count. */
const REGISTRY_ACTIONS = {
  createkey: 'CreateKey',
  deletekey: 'DeleteKey',
  setvalue: 'SetValue',
  deletevalue: 'DeleteValue',
  renamekey: 'RenameKey',
  renamevalue: 'RenameValue',
};

/**
 * Every normalised table that an export of Windows events fills, each event by its number and by who wrote it: event 1
 * is a process only in Sysmon's log, 1102 a cleared log only from the event log service.
 */
export function windowsEventTables(namesOf: WindowsNames): TableMap[] {
  const fields = windowsFields(namesOf);
  return [
    ...windowsLogonTables(fields),
    ...processTables(fields),
    ...connectionTables(fields),
    ...windowsFileTables(fields),
    ...registryTables(fields),
    ...lookupTables(fields),
    ...windowsObjectTables(fields),
    ...windowsControlTables(fields),
    ...windowsPowerTables(fields),
    ...windowsScriptTables(fields),
  ];
}

/** The parent is the process that created it; `ProcessId` of 4688 is the parent's number. */
function processTables(fields: WindowsFields): TableMap[] {
  const { rule, codes, writtenBy, logged } = fields;
  return [
    {
      table: 'process_logs',
      where: [codes('1'), writtenBy('sysmon'), fields.hasValue('Image', 'ImageName')],
      fields: {
        ...logged,
        ...fields.processUser,
        process_name: rule('file name', 'Image', 'ImageName'),
        parent_process: rule('file name', 'ParentImage', 'ParentName'),
        arguments: rule('text', 'CommandLine'),
        process_path: rule('text', 'Image'),
        process_id: rule('hex or decimal', 'ProcessId'),
        process_guid: rule('text', 'ProcessGuid'),
        parent_path: rule('text', 'ParentImage'),
        parent_arguments: rule('text', 'ParentCommandLine'),
        parent_id: rule('hex or decimal', 'ParentProcessId'),
        original_name: rule('text', 'OriginalFileName'),
        company: rule('text', 'Company'),
        integrity: rule('text', 'IntegrityLevel'),
        sha256: rule('sha256', 'Hashes'),
        logon_id: rule('logon id', 'LogonId'),
      },
    },
    {
      table: 'process_logs',
      where: [codes('4688'), writtenBy('security')],
      fields: {
        ...logged,
        user: rule('account', 'TargetUserName', 'SubjectUserName'),
        user_domain: rule('text', 'TargetDomainName', 'SubjectDomainName'),
        user_sid: rule('text', 'TargetUserSid', 'SubjectUserSid'),
        process_name: rule('file name', 'NewProcessName', 'ImageName'),
        parent_process: rule('file name', 'ParentProcessName', 'ParentName'),
        arguments: rule('text', 'CommandLine'),
        process_path: rule('text', 'NewProcessName'),
        process_id: rule('hex or decimal', 'NewProcessId'),
        parent_path: rule('text', 'ParentProcessName'),
        parent_id: rule('hex or decimal', 'ProcessId'),
        integrity: rule('text', 'MandatoryLabel'),
        logon_id: rule('logon id', 'TargetLogonId', 'SubjectLogonId'),
      },
    },
  ];
}

/** The source is who opened the connection, also of inbound ones. */
function connectionTables(fields: WindowsFields): TableMap[] {
  const { rule, meaning, codes, writtenBy, event } = fields;
  return [
    {
      table: 'net_logs',
      where: [codes('3'), writtenBy('sysmon'), fields.hasValue('DestinationIp')],
      fields: {
        ...event,
        ...fields.processUser,
        source_ip: rule('ip', 'SourceIp'),
        source_port: rule('integer', 'SourcePort'),
        dest_ip: rule('ip', 'DestinationIp'),
        dest_port: rule('integer', 'DestinationPort'),
        protocol: rule('text', 'Protocol'),
        process_name: rule('file name', 'Image', 'ImageName'),
        process_id: rule('hex or decimal', 'ProcessId'),
        process_guid: rule('text', 'ProcessGuid'),
        dest_host: rule('text', 'DestinationHostname'),
        direction: meaning('Initiated', DIRECTIONS),
      },
    },
    {
      table: 'net_logs',
      where: [codes('5156'), writtenBy('security')],
      fields: {
        ...event,
        source_ip: rule('ip', 'SourceAddress'),
        source_port: rule('integer', 'SourcePort'),
        dest_ip: rule('ip', 'DestAddress'),
        dest_port: rule('integer', 'DestPort'),
        protocol: meaning('Protocol', PROTOCOLS),
        process_name: rule('file name', 'Application'),
        process_id: rule('hex or decimal', 'ProcessID'),
        direction: meaning('Direction', DIRECTIONS),
      },
    },
  ];
}

/** Keys and values as Sysmon tells them, and the audited values of 4657, under the names of the kernel. */
function registryTables(fields: WindowsFields): TableMap[] {
  const { rule, codes, writtenBy } = fields;
  const process_id = rule('hex or decimal', 'ProcessId');
  return [
    {
      table: 'registry_logs',
      where: [codes('12', '13', '14'), writtenBy('sysmon'), fields.hasValue('TargetObject')],
      fields: {
        ...fields.event,
        ...fields.processUser,
        action: fields.meaning('EventType', REGISTRY_ACTIONS),
        key: rule('text', 'TargetObject'),
        value_data: rule('text', 'Details', 'NewName'),
        process_name: rule('file name', 'Image', 'ImageName'),
        process_id,
      },
    },
    {
      table: 'registry_logs',
      where: [codes('4657'), writtenBy('security')],
      fields: {
        ...fields.event,
        ...fields.subject,
        action: fields.meaning('OperationType', AUDITED_ACTIONS),
        key: rule('text', 'ObjectName'),
        value_name: rule('text', 'ObjectValueName'),
        value_data: rule('text', 'NewValue'),
        process_name: rule('file name', 'ProcessName'),
        process_id,
      },
    },
  ];
}

/** Names looked up, as Sysmon tells them. */
function lookupTables(fields: WindowsFields): TableMap[] {
  const { rule, codes, writtenBy } = fields;
  return [
    {
      table: 'dns_logs',
      where: [codes('22'), writtenBy('sysmon'), fields.hasValue('QueryName')],
      fields: {
        ...fields.place,
        ...fields.processUser,
        query: rule('text', 'QueryName'),
        answers: rule('text', 'QueryResults'),
        process_name: rule('file name', 'Image', 'ImageName'),
      },
    },
  ];
}
