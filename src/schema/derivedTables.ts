import { type Sql, trustedSql } from '../core/sqlText';

/**
 * Shannon entropy of the arguments of each process record, computed off the main thread.
 * `entropy`: bits a character (UTF-8 byte); `length`: characters; `base64_run`: longest unbroken run of base64 letters
 * (`A-Z a-z 0-9 + /`). Records without arguments have no row.
 */
export const ARGUMENT_ENTROPY = 'argument_entropy';

export const CREATE_ARGUMENT_ENTROPY: Sql = trustedSql(
  `create or replace table argument_entropy (
     file_id integer, record integer, entropy double, length integer, base64_run integer)`,
);

/**
 * Records that tell of a start which a better record tells of too: `twin_file_id` and `twin_record` name the better one,
 * which is of another log. Empty until process records of two such logs are there.
 */
export const PROCESS_TWINS = 'process_twins';

export const CREATE_PROCESS_TWINS: Sql = trustedSql(
  `create or replace table process_twins (
     file_id integer, record bigint, twin_file_id integer, twin_record bigint)`,
);
