import { SYSTEM_ACCOUNTS } from '../hunts/systemAccounts';

const PATTERNS = (SYSTEM_ACCOUNTS.default as readonly string[]).map(
  (glob) =>
    new RegExp(`^${glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 'u'),
);

/** The account without domain and case, to compare; null for a machine or the system, which are on every host. */
export function accountKey(user: string | null): string | null {
  const name = user?.replace(/^.*\\/, '').split('@', 1)[0]?.trim().toLowerCase() ?? '';
  return name === '' || PATTERNS.some((pattern) => pattern.test(name)) ? null : name;
}
