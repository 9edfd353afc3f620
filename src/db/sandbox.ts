import { type Sql, trustedSql } from '../core/sqlText';

/** Registered files live under this prefix, the only one the engine may read. */
export const FILE_PREFIX = 'ir/';

/**
 * Run once, in order, on a new engine. The lock comes last: from then on no SQL typed by anyone can read a path,
 * reach a network, load an extension or change a setting.
 */
export const SANDBOX: readonly Sql[] = [
  "attach ':memory:' as ir",
  "attach ':memory:' as packed (compress)",
  'use ir',
  'create schema evidence',
  'create schema stored',
  'create schema packed.stored',
  'set autoload_known_extensions = false',
  'set autoinstall_known_extensions = false',
  `set allowed_directories = ['${FILE_PREFIX}']`,
  'set enable_external_access = false',
  'set lock_configuration = true',
].map(trustedSql);

/** Run on every connection. */
export const CONNECTION_SETUP: Sql = trustedSql('use ir');
