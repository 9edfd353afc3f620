import { type Sql, sql } from '../core/sqlText';

/** Times outside these are kept and told of, and never set an axis. */
export const PLAUSIBLE_FROM: Sql = sql`timestamp '2000-01-01'`;
export const PLAUSIBLE_TO: Sql = sql`timestamp '2100-01-01'`;
