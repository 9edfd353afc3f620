import { MINUTE, utcMs, WHOLE_CASE } from '../caseClock';
import type { AuthEvent, CaseEvents } from '../caseEvents';
import { serviceAccounts } from '../company/accounts';
import { addressOf } from '../company/hosts';
import { seededRandom } from '../seededRandom';

const INTERVAL = 7 * MINUTE;
const JITTER_MS = 1_400;
const PASSWORD_CORRECTED_MS = utcMs('03-11 09:14:00');

/** The ERP service fails with an old password like a metronome until someone corrects it. */
export function staleCredential(): Partial<CaseEvents> {
  const random = seededRandom('stale-credential');
  const auth: AuthEvent[] = [];
  for (let at = WHOLE_CASE.fromMs + 2 * MINUTE; at < WHOLE_CASE.toMs; at += INTERVAL) {
    auth.push({
      atMs: at + random.integer(0, JITTER_MS),
      host: 'SQL-01',
      user: serviceAccounts.erp,
      sourceIp: addressOf('APP-01'),
      status: at < PASSWORD_CORRECTED_MS ? 'FAILURE' : 'SUCCESS',
      logonType: 3,
    });
  }
  return { auth };
}
