import { MINUTE, SECOND } from '../caseClock';
import type { CaseEvents, NetEvent } from '../caseEvents';
import { addressOf } from '../company/hosts';
import { internalServicesOf } from '../company/internalServices';
import { seededRandom } from '../seededRandom';
import { beats } from './beats';
import { internetSite } from './internetSites';
import {
  isLunch,
  poweredSpans,
  type PoweredSpan,
  userSessions,
  type UserSession,
} from './workdays';

const WORKING_GAP = { shortestMs: MINUTE, longestMs: 9 * MINUTE };
const SYSTEM_GAP = { shortestMs: 7 * MINUTE, longestMs: 17 * MINUTE };
const INTERNET_SHARE = 0.62;
const LUNCH_ACTIVITY = 0.4;

function sessionConnections(session: UserSession): readonly NetEvent[] {
  const random = seededRandom(`connections:${session.user}:${session.day}`);
  const services = internalServicesOf(session.workstation);
  const span = { fromMs: session.fromMs + 8 * SECOND, toMs: session.toMs };
  return beats(random, span, WORKING_GAP)
    .filter((atMs) => !isLunch(session, atMs) || random.chance(LUNCH_ACTIVITY))
    .map((atMs) => ({
      atMs,
      host: session.workstation,
      user: session.user,
      sourceIp: addressOf(session.workstation),
      ...(random.chance(INTERNET_SHARE) ? internetSite(random) : random.pick(services)),
    }));
}

/** On start a workstation contacts all its servers once, before anyone logs on. */
function startupConnections(span: PoweredSpan): readonly NetEvent[] {
  const random = seededRandom(`startup:${span.workstation}:${span.fromMs}`);
  return internalServicesOf(span.workstation).map((service, index) => ({
    atMs: span.fromMs + (index * 6 + random.integer(1, 5)) * SECOND + random.integer(0, 999),
    host: span.workstation,
    user: 'SYSTEM',
    sourceIp: addressOf(span.workstation),
    ...service,
  }));
}

function systemConnections(span: PoweredSpan): readonly NetEvent[] {
  const random = seededRandom(`system-connections:${span.workstation}:${span.fromMs}`);
  const services = internalServicesOf(span.workstation);
  const settled = { fromMs: span.fromMs + 2 * MINUTE, toMs: span.toMs };
  return beats(random, settled, SYSTEM_GAP).map((atMs) => ({
    atMs,
    host: span.workstation,
    user: random.chance(0.7) ? 'SYSTEM' : 'NETWORK SERVICE',
    sourceIp: addressOf(span.workstation),
    ...random.pick(services),
  }));
}

export function workstationConnections(): Partial<CaseEvents> {
  return {
    net: [
      ...userSessions.flatMap(sessionConnections),
      ...poweredSpans.flatMap(startupConnections),
      ...poweredSpans.flatMap(systemConnections),
    ],
  };
}
