import type { TableMap } from './source';
import { windowsControlTables } from './windowsControl';
import { type WindowsFields, type WindowsNames, windowsFields } from './windowsFields';
import { windowsObjectTables } from './windowsObjects';

/** A status of 0 is success, however it is written. */
const SUCCESS_CODES = ['', '-', '0', '0x0', '0x00000000', 'success'];

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
    ...logonTables(fields),
    ...processTables(fields),
    ...connectionTables(fields),
    ...sysmonTables(fields),
    ...windowsObjectTables(fields),
    ...windowsControlTables(fields),
  ];
}

/**
 * 4624 and 4625 of the machine logged on to; 4648 of the machine that used the credentials, which tells no outcome; of a
 * domain controller 4771, and 4768 and 4776 where they failed. A success of 4768 or 4776 is no logon yet.
 */
function logonTables(fields: WindowsFields): TableMap[] {
  const { rule, codes, writtenBy, host, eventCode, target } = fields;
  const logon = { host, event_code: eventCode, ...target, source_ip: rule('ip', 'IpAddress') };
  const failure = {
    ...logon,
    status: rule('text', 'Status'),
    outcome: { constant: 'failure' },
    reason: rule('status code', 'Status'),
  };
  return [
    {
      table: 'auth_logs',
      where: [codes('4624', '4625'), writtenBy('security')],
      fields: {
        ...logon,
        status: rule('text', 'Status'),
        outcome: fields.meaning('EventID', { 4624: 'success', 4625: 'failure' }),
        logon_type: rule('text', 'LogonType'),
        source_host: rule('host', 'WorkstationName'),
        reason: rule('status code', 'SubStatus', 'Status'),
        logon_id: rule('logon id', 'TargetLogonId'),
      },
    },
    {
      table: 'auth_logs',
      where: [codes('4648'), writtenBy('security')],
      fields: { ...logon, logon_id: rule('logon id', 'SubjectLogonId') },
    },
    {
      table: 'auth_logs',
      where: [codes('4771'), writtenBy('security')],
      fields: failure,
    },
    {
      table: 'auth_logs',
      where: [
        codes('4768', '4776'),
        writtenBy('security'),
        { from: rule('text', 'Status').from, notIn: SUCCESS_CODES },
      ],
      fields: { ...failure, source_host: rule('host', 'Workstation') },
    },
  ];
}

/** The parent is the process that created it; `ProcessId` of 4688 is the parent's number. */
function processTables(fields: WindowsFields): TableMap[] {
  const { rule, codes, writtenBy, host, eventCode } = fields;
  return [
    {
      table: 'process_logs',
      where: [codes('1'), writtenBy('sysmon'), fields.hasValue('Image', 'ImageName')],
      fields: {
        host,
        event_code: eventCode,
        ...fields.processUser,
        process_name: rule('file name', 'Image', 'ImageName'),
        parent_process: rule('file name', 'ParentImage', 'ParentName'),
        arguments: rule('text', 'CommandLine'),
        process_path: rule('text', 'Image'),
        process_id: rule('hex or decimal', 'ProcessId'),
        logon_id: rule('logon id', 'LogonId'),
      },
    },
    {
      table: 'process_logs',
      where: [codes('4688'), writtenBy('security')],
      fields: {
        host,
        event_code: eventCode,
        user: rule('account', 'TargetUserName', 'SubjectUserName'),
        user_domain: rule('text', 'TargetDomainName', 'SubjectDomainName'),
        process_name: rule('file name', 'NewProcessName', 'ImageName'),
        parent_process: rule('file name', 'ParentProcessName', 'ParentName'),
        arguments: rule('text', 'CommandLine'),
        process_path: rule('text', 'NewProcessName'),
        process_id: rule('hex or decimal', 'NewProcessId'),
        logon_id: rule('logon id', 'TargetLogonId', 'SubjectLogonId'),
      },
    },
  ];
}

/** The source is who opened the connection, also of inbound ones. */
function connectionTables(fields: WindowsFields): TableMap[] {
  const { rule, meaning, codes, writtenBy, host, eventCode } = fields;
  return [
    {
      table: 'net_logs',
      where: [codes('3'), writtenBy('sysmon'), fields.hasValue('DestinationIp')],
      fields: {
        host,
        event_code: eventCode,
        ...fields.processUser,
        source_ip: rule('ip', 'SourceIp'),
        dest_ip: rule('ip', 'DestinationIp'),
        dest_port: rule('integer', 'DestinationPort'),
        protocol: rule('text', 'Protocol'),
        process_name: rule('file name', 'Image', 'ImageName'),
        dest_host: rule('text', 'DestinationHostname'),
        direction: meaning('Initiated', DIRECTIONS),
      },
    },
    {
      table: 'net_logs',
      where: [codes('5156'), writtenBy('security')],
      fields: {
        host,
        event_code: eventCode,
        source_ip: rule('ip', 'SourceAddress'),
        dest_ip: rule('ip', 'DestAddress'),
        dest_port: rule('integer', 'DestPort'),
        protocol: meaning('Protocol', { 1: 'icmp', 6: 'tcp', 17: 'udp', 58: 'icmpv6' }),
        process_name: rule('file name', 'Application'),
        direction: meaning('Direction', DIRECTIONS),
      },
    },
  ];
}

/** Files, registry and names looked up, as Sysmon tells them. */
function sysmonTables(fields: WindowsFields): TableMap[] {
  const { rule, codes, writtenBy, hasValue, host } = fields;
  const actor = {
    host,
    ...fields.processUser,
    process_name: rule('file name', 'Image', 'ImageName'),
  };
  return [
    {
      table: 'file_logs',
      where: [codes('2', '11', '23', '26'), writtenBy('sysmon'), hasValue('TargetFilename')],
      fields: {
        ...actor,
        action: fields.meaning('EventID', {
          2: 'creation time changed',
          11: 'created',
          23: 'deleted',
          26: 'deleted',
        }),
        file_path: rule('text', 'TargetFilename'),
        file_name: rule('file name', 'TargetFilename'),
      },
    },
    {
      table: 'registry_logs',
      where: [codes('12', '13', '14'), writtenBy('sysmon'), hasValue('TargetObject')],
      fields: {
        ...actor,
        action: fields.meaning('EventType', REGISTRY_ACTIONS),
        key: rule('text', 'TargetObject'),
        value_data: rule('text', 'Details', 'NewName'),
      },
    },
    {
      table: 'dns_logs',
      where: [codes('22'), writtenBy('sysmon'), hasValue('QueryName')],
      fields: {
        ...actor,
        query: rule('text', 'QueryName'),
        answers: rule('text', 'QueryResults'),
      },
    },
  ];
}
