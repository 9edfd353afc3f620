import { MINUTE, SECOND, WHOLE_CASE } from '../caseClock';
import type { CaseEvents, NetEvent, ProcessEvent } from '../caseEvents';
import { type Host, servers } from '../company/hosts';
import { serviceAccounts } from '../company/accounts';
import { internalServicesOf } from '../company/internalServices';
import { seededRandom } from '../seededRandom';
import { beats, type BeatGap } from './beats';
import { internetSite } from './internetSites';
import { serverCommand } from './serverCommands';

const PROCESS_GAP: BeatGap = { shortestMs: 105 * SECOND, longestMs: 7 * MINUTE };
const CONNECTION_GAP: BeatGap = { shortestMs: 3 * MINUTE, longestMs: 9 * MINUTE };
/** The management server polls the whole fleet. */
const POLLING_GAP: BeatGap = { shortestMs: 45 * SECOND, longestMs: 4 * MINUTE };
const INTERNET_SHARE = 0.1;

function processesOf(server: Host): readonly ProcessEvent[] {
  const random = seededRandom(`server-processes:${server.name}`);
  return beats(random, WHOLE_CASE, PROCESS_GAP).map((atMs) => ({
    atMs,
    host: server.name,
    ...serverCommand(server.name, random),
  }));
}

function connectionUser(serverName: string): string {
  return serverName === 'MGT-01' ? serviceAccounts.monitoring : 'SYSTEM';
}

/** Long-lived sessions already open when the evidence starts: each service is seen early. */
function firstConnectionsOf(server: Host): readonly NetEvent[] {
  const random = seededRandom(`server-start:${server.name}`);
  return internalServicesOf(server.name).map((service) => ({
    atMs: WHOLE_CASE.fromMs + random.integer(2, 20 * 60) * SECOND + random.integer(0, 999),
    host: server.name,
    user: server.name === 'JMP-01' ? 'adm.berg' : connectionUser(server.name),
    sourceIp: server.ip,
    ...service,
  }));
}

function connectionsOf(server: Host): readonly NetEvent[] {
  const random = seededRandom(`server-connections:${server.name}`);
  const services = internalServicesOf(server.name);
  const gap = server.name === 'MGT-01' ? POLLING_GAP : CONNECTION_GAP;
  const settled = { fromMs: WHOLE_CASE.fromMs + 20 * MINUTE, toMs: WHOLE_CASE.toMs };
  return beats(random, settled, gap).map((atMs) => ({
    atMs,
    host: server.name,
    user: connectionUser(server.name),
    sourceIp: server.ip,
    ...(random.chance(INTERNET_SHARE) ? internetSite(random) : random.pick(services)),
  }));
}

export function serverRoutine(): Partial<CaseEvents> {
  return {
    process: servers.flatMap(processesOf),
    net: servers.flatMap((server) => [...firstConnectionsOf(server), ...connectionsOf(server)]),
  };
}
