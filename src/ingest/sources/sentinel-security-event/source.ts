import {
  SENTINEL_TIME,
  type SentinelColumns,
  eventCodesOf,
  sentinelEventTables,
} from '../../sentinelEvents';
import { type FieldRule, type Source, type TableMap, isConstant } from '../../source';
import { sentinelLog } from '../../windowsLog';

/** Every field that the table has a column for under the name Windows gives it. */
const COLUMNS_AS_NAMED = [
  'AccessMask',
  'AuthenticationPackageName',
  'Channel',
  'CommandLine',
  'Computer',
  'IpAddress',
  'KeyLength',
  'LogonProcessName',
  'LogonType',
  'MandatoryLabel',
  'MemberName',
  'MemberSid',
  'NewProcessId',
  'NewProcessName',
  'NewUacValue',
  'NewValue',
  'ObjectName',
  'ObjectServer',
  'ObjectType',
  'ObjectValueName',
  'OperationType',
  'ParentProcessName',
  'PrivilegeList',
  'ProcessId',
  'ProcessName',
  'RelativeTargetName',
  'ServiceAccount',
  'ServiceFileName',
  'ServiceName',
  'ServiceStartType',
  'ServiceType',
  'ShareName',
  'Status',
  'SubStatus',
  'SubcategoryGuid',
  'SubcategoryId',
  'SubjectDomainName',
  'SubjectLogonId',
  'SubjectUserName',
  'SubjectUserSid',
  'TargetDomainName',
  'TargetLogonId',
  'TargetServerName',
  'TargetSid',
  'TargetUserName',
  'TargetUserSid',
  'UserAccountControl',
  'WorkstationName',
];

const COLUMNS: SentinelColumns = {
  ...Object.fromEntries(COLUMNS_AS_NAMED.map((name) => [name, [name]])),
  EventID: ['EventID', 'Activity'],
  EventRecordID: ['EventRecordId'],
  Provider: ['EventSourceName'],
  Workstation: ['WorkstationName', 'Workstation'],
};

/** Numbers below are of other logs, which this table does not keep. */
const LOWEST_AUDIT_CODE = 4600;
const LOG_SERVICE_CODES = ['1100', '1101', '1102', '1104', '1105'];

function isSecurityEvent(code: string): boolean {
  return LOG_SERVICE_CODES.includes(code) || isAudit(Number(code));
}

function isAudit(code: number): boolean {
  return code >= LOWEST_AUDIT_CODE && code < 6000;
}

/** `Account` is the `DOMAIN\user` that the event is about, where a query left only that. */
function withAccount(map: TableMap): TableMap {
  const { user, user_domain, ...fields } = map.fields;
  return {
    ...map,
    fields: {
      ...fields,
      ...(user ? { user: orAccount(user, 'account') } : {}),
      ...(user_domain ? { user_domain: orAccount(user_domain, 'account domain') } : {}),
    },
  };
}

function orAccount(
  rule: TableMap['fields'][string],
  kind: 'account' | 'account domain',
): TableMap['fields'][string] {
  const account: FieldRule = { from: ['Account'], kind };
  return isConstant(rule) ? rule : { ...rule, otherwise: account };
}

export const source: Source = {
  id: 'sentinel-security-event',
  title: 'Sentinel SecurityEvent',
  fileName: /security|logon|proc|event/i,
  requires: [
    ['TimeGenerated'],
    ['Computer'],
    ['EventID', 'Activity'],
    [
      'Account',
      'SubjectUserName',
      'TargetUserName',
      'TargetAccount',
      'SubjectAccount',
      'NewProcessName',
      'EventSourceName',
      'IpAddress',
    ],
  ],
  excludedBy: ['EventLog', 'Provider', 'ActionType'],
  time: SENTINEL_TIME,
  tables: sentinelEventTables(COLUMNS)
    .filter((map) => eventCodesOf(map).some(isSecurityEvent))
    .map(withAccount),
  log: sentinelLog(COLUMNS),
};
