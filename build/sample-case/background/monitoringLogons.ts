import { MINUTE, SECOND, WHOLE_CASE } from '../caseClock';
import type { AuthEvent, CaseEvents } from '../caseEvents';
import { serviceAccounts } from '../company/accounts';
import { addressOf, type Host, servers } from '../company/hosts';
import { seededRandom } from '../seededRandom';
import { beats } from './beats';

const CHECK_GAP = { shortestMs: 9 * MINUTE + 10 * SECOND, longestMs: 10 * MINUTE + 50 * SECOND };

function checksOf(server: Host): readonly AuthEvent[] {
  const random = seededRandom(`monitoring:${server.name}`);
  return beats(random, WHOLE_CASE, CHECK_GAP).map((atMs) => ({
    atMs,
    host: server.name,
    user: serviceAccounts.monitoring,
    sourceIp: addressOf('MGT-01'),
    status: 'SUCCESS',
    logonType: 3,
  }));
}

/** Monitoring logs on to every server about every ten minutes, day and night. */
export function monitoringLogons(): Partial<CaseEvents> {
  return { auth: servers.flatMap(checksOf) };
}
