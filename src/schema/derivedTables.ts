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
