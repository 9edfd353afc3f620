import type { Source } from '../../source';
import { windowsLogTables } from '../../windowsControl';
import { windowsFields } from '../../windowsFields';

const NAMES: Readonly<Record<string, readonly string[]>> = {
  EventID: ['EventId'],
  Provider: ['Provider'],
  Channel: ['Channel'],
  Computer: ['Computer'],
};
const fields = windowsFields((field) => NAMES[field] ?? []);
const { codes, writtenBy, host, eventCode } = fields;

const EXECUTABLE = { from: ['ExecutableInfo'], kind: 'text' } as const;

/**
 * EvtxECmd. What its maps put in columns of their own is read: the logon's account, address and outcome, and the command
 * line of a process; of 4688 with the path of the process before it. Everything else of an event stands in `Payload`, and
 * stays there: the process and its parent, domains, services, accounts. `ProcessId` is the process that logged.
 */
export const source: Source = {
  id: 'evtxecmd-csv',
  title: 'EvtxECmd table',
  requires: [
    ['RecordNumber'],
    ['EventRecordId'],
    ['TimeCreated'],
    ['EventId'],
    ['MapDescription'],
    ['Payload'],
  ],
  time: { names: ['TimeCreated'], zone: 'utc', note: 'EvtxECmd writes TimeCreated in UTC.' },
  tables: [
    {
      table: 'process_logs',
      where: [codes('4688'), writtenBy('security')],
      fields: {
        host,
        event_code: eventCode,
        user: { from: ['UserName'], kind: 'account' },
        user_domain: { from: ['UserName'], kind: 'account domain' },
        arguments: EXECUTABLE,
      },
    },
    {
      table: 'process_logs',
      where: [codes('1'), writtenBy('sysmon')],
      fields: { host, event_code: eventCode, arguments: EXECUTABLE },
    },
    {
      table: 'auth_logs',
      where: [codes('4624', '4625'), writtenBy('security')],
      fields: {
        host,
        event_code: eventCode,
        // "Target: DOMAIN\user"; UserName is the account that asked for the logon.
        user: { from: ['PayloadData1'], kind: 'account' },
        source_ip: { from: ['RemoteHost'], kind: 'ip' },
        outcome: fields.meaning('EventID', { 4624: 'success', 4625: 'failure' }),
      },
    },
    ...windowsLogTables(fields),
  ],
};
