import { utcMs } from '../caseClock';
import type { AuthEvent } from '../caseEvents';
import { people } from '../company/accounts';
import { seededRandom } from '../seededRandom';
import { ENTRY_HOST, GUESSED_ACCOUNT, logon, SPRAY_SOURCE_IP } from './actors';

const SPRAY_STARTS_MS = utcMs('03-10 18:27:04.310');
/** From here the attempts concentrate on the one account that has the right. */
const BRUTE_FORCE_STARTS_MS = utcMs('03-10 18:34:30.000');
const BRUTE_FORCE_ENDS_MS = utcMs('03-10 18:39:20.000');
const ROUNDS = 4;
const GUESSED_NAMES = ['administrator', 'admin', 'support', 'backup'] as const;

export interface PasswordSpray {
  readonly failures: readonly AuthEvent[];
  readonly lastFailure: AuthEvent;
  readonly success: AuthEvent;
}

function failure(atMs: number, user: string): AuthEvent {
  return {
    atMs,
    host: ENTRY_HOST,
    user,
    sourceIp: SPRAY_SOURCE_IP,
    status: 'FAILURE',
    logonType: 3,
  };
}

/** Four tries for each of many names, then one account until it opens. */
export function passwordSpray(): PasswordSpray {
  const random = seededRandom('spray');
  const names = [...GUESSED_NAMES, ...people.map((person) => person.account)];
  const tries = Array.from({ length: ROUNDS }, () => names).flat();
  const pace = Math.floor((BRUTE_FORCE_STARTS_MS - SPRAY_STARTS_MS) / tries.length);
  const spray = tries.map((user, index) =>
    failure(SPRAY_STARTS_MS + index * pace + random.integer(0, pace - 1), user),
  );

  const bruteForce: AuthEvent[] = [];
  let at = BRUTE_FORCE_STARTS_MS;
  while (at < BRUTE_FORCE_ENDS_MS) {
    bruteForce.push(failure(at, GUESSED_ACCOUNT));
    at += random.integer(3_200, 6_900);
  }
  const lastFailure = bruteForce.at(-1);
  if (lastFailure === undefined) throw new Error('the brute force made no attempt');

  const success = logon('03-10 18:39:41.204', ENTRY_HOST, GUESSED_ACCOUNT, SPRAY_SOURCE_IP, 10);
  return { failures: [...spray, ...bruteForce], lastFailure, success };
}
