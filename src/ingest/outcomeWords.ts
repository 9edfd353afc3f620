import { type Sql, literal, sql } from '../core/sqlText';

const SUCCESS = [
  'success',
  'successful',
  'succeeded',
  'ok',
  'accepted',
  'allowed',
  'granted',
  'passed',
  'audit success',
  'logonsuccess',
  '4624',
];
const FAILURE = [
  'failure',
  'failed',
  'fail',
  'denied',
  'rejected',
  'invalid',
  'blocked',
  'error',
  'locked',
  'locked out',
  'lockout',
  'disabled',
  'expired',
  'unauthorized',
  'bad password',
  'wrong password',
  'audit failure',
  'logonfailed',
  '4625',
];

function key(text: string): string {
  return text.trim().toLowerCase().replace(/[_-]/g, ' ');
}

/** What a status says of a logon; null where it says neither, so that nothing is guessed. */
export function outcomeOf(status: string): 'success' | 'failure' | null {
  const word = key(status);
  if (SUCCESS.includes(word)) return 'success';
  return FAILURE.includes(word) ? 'failure' : null;
}

/** The same in SQL. */
export function outcomeSql(column: Sql): Sql {
  const word = sql`lower(translate(trim(${column}), '_-', '  '))`;
  return sql`case when list_contains(${literal(SUCCESS)}, ${word}) then 'success'
    when list_contains(${literal(FAILURE)}, ${word}) then 'failure' end`;
}
