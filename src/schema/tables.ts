import {
  ACCOUNT_LOGS,
  CONTROL_LOGS,
  DNS_LOGS,
  FILE_LOGS,
  LEASE_LOGS,
  LOG_RECORDS,
  REGISTRY_LOGS,
  SCRIPT_LOGS,
  SERVICE_LOGS,
  WEB_LOGS,
} from './activityTables';
import type { SchemaTable } from './column';
import { AUTH_LOGS, NET_LOGS, PROCESS_LOGS } from './eventTables';
import { HUNT_ANSWERS } from './huntAnswers';
import {
  BACKUP_DELETE,
  CLOUDFLARE_UPLOAD,
  FILE_SPIKE,
  LOGON_BURST,
  PRIV_GROUP_CHANGE,
  SERVICE_TASK,
} from './resultTables';

export const EVENT_TABLES: readonly SchemaTable[] = [
  AUTH_LOGS,
  PROCESS_LOGS,
  NET_LOGS,
  FILE_LOGS,
  REGISTRY_LOGS,
  DNS_LOGS,
  SERVICE_LOGS,
  ACCOUNT_LOGS,
  CONTROL_LOGS,
  WEB_LOGS,
  LEASE_LOGS,
  SCRIPT_LOGS,
  LOG_RECORDS,
];

/** The six result exports of ransomware verification, A to F. */
export const RESULT_TABLES: readonly SchemaTable[] = [
  FILE_SPIKE,
  BACKUP_DELETE,
  SERVICE_TASK,
  LOGON_BURST,
  PRIV_GROUP_CHANGE,
  CLOUDFLARE_UPLOAD,
];

/** What an estate holds: the events, and what correlations gave there. */
export const ESTATE_TABLES: readonly SchemaTable[] = [...EVENT_TABLES, ...RESULT_TABLES];

export const TABLES: readonly SchemaTable[] = [...ESTATE_TABLES, HUNT_ANSWERS];

export function tableNamed(name: string): SchemaTable | undefined {
  return TABLES.find((table) => table.name === name);
}
