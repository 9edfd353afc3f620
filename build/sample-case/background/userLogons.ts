import { MINUTE, SECOND } from '../caseClock';
import type { AuthEvent, CaseEvents } from '../caseEvents';
import { addressOf } from '../company/hosts';
import { seededRandom } from '../seededRandom';
import { userSessions, type UserSession } from './workdays';

const MISTYPE_CHANCE = 0.16;
const SERVERS_OF_USERS = ['DC-01', 'DC-01', 'DC-02', 'FS-01', 'FS-02', 'APP-01', 'PRN-01'];

function sessionLogons(session: UserSession): readonly AuthEvent[] {
  const random = seededRandom(`logons:${session.user}:${session.day}`);
  const sourceIp = addressOf(session.workstation);
  const events: AuthEvent[] = [];

  /** A success on the own workstation, now and then after one to three wrong passwords. */
  function unlock(atMs: number, logonType: 2 | 7): void {
    const own = { host: session.workstation, user: session.user, sourceIp, logonType };
    const mistypes = random.chance(MISTYPE_CHANCE) ? random.integer(1, 3) : 0;
    for (let n = mistypes; n > 0; n -= 1) {
      const before = n * 6 * SECOND + random.integer(0, 2_500);
      events.push({ ...own, atMs: atMs - before, status: 'FAILURE' });
    }
    events.push({ ...own, atMs, status: 'SUCCESS' });
  }

  unlock(session.fromMs, 2);
  const unlocks = random.integer(2, 5);
  const stretch = (session.toMs - session.fromMs) / (unlocks + 1);
  for (let n = 1; n <= unlocks; n += 1) {
    const drift = random.integer(-12 * 60, 12 * 60) * SECOND;
    unlock(session.fromMs + Math.floor(n * stretch) + drift + random.integer(0, 999), 7);
  }

  const networkLogons = random.integer(7, 12);
  const firstMs = session.fromMs + 3 * SECOND;
  for (let n = 0; n < networkLogons; n += 1) {
    const atMs = n < 2 ? firstMs + n * 900 : random.integer(firstMs, session.toMs - MINUTE);
    const host = n === 0 ? 'DC-01' : random.pick(SERVERS_OF_USERS);
    events.push({ atMs, host, user: session.user, sourceIp, status: 'SUCCESS', logonType: 3 });
  }
  return events;
}

export function userLogons(): Partial<CaseEvents> {
  return { auth: userSessions.flatMap(sessionLogons) };
}
