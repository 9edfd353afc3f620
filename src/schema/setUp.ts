import { type Sql, sql } from '../core/sqlText';
import { CREATE_ARGUMENT_ENTROPY, CREATE_PROCESS_TWINS } from './derivedTables';
import { MACROS } from './macros';
import { TABLES } from './tables';
import { TIME_MACROS } from './timeMacros';
import { TRAFFIC_MACROS } from './trafficMacros';
import { viewOf } from './views';

/** Where each hunt leaves its answer: `answers.kill_chain` and so on. */
export const CREATE_ANSWERS = sql`create schema if not exists answers`;

/** Copies of normalised tables that many small files fill. */
const CREATE_SETTLED = sql`create schema if not exists settled`;

/** What a new engine needs before the first file: functions, empty views, derived tables. Run in order. */
export const SET_UP: readonly Sql[] = [
  ...MACROS,
  ...TIME_MACROS,
  CREATE_ARGUMENT_ENTROPY,
  CREATE_PROCESS_TWINS,
  CREATE_ANSWERS,
  CREATE_SETTLED,
  ...TABLES.map((table) => viewOf(table, [])),
  ...TRAFFIC_MACROS,
];
