import type { AuthEvent, NetEvent, ProcessEvent } from '../caseEvents';
import { addressOf } from '../company/hosts';
import { utcMs } from '../caseClock';

export const GUESSED_ACCOUNT = 't.brandt';
export const STOLEN_ACCOUNT = 'adm.hale';
export const PLANTED_ACCOUNT = 'svc_sync';
export const ENTRY_HOST = 'JMP-01';

export const SPRAY_SOURCE_IP = '203.0.113.45';
export const BEACON_IP = '203.0.113.88';
export const DROP_SITE_IP = '198.51.100.77';
export const DROP_SITE = 'drop.example.net';

export function logon(
  at: string,
  host: string,
  user: string,
  from: string,
  logonType: AuthEvent['logonType'],
): AuthEvent {
  const sourceIp = /^\d/.test(from) ? from : addressOf(from);
  return { atMs: utcMs(at), host, user, sourceIp, status: 'SUCCESS', logonType };
}

export function execution(
  at: string,
  host: string,
  user: string,
  parent: string,
  process: string,
  args = '',
): ProcessEvent {
  return { atMs: utcMs(at), host, user, process, parent, args };
}

export function connection(
  at: string,
  host: string,
  user: string,
  to: string,
  destPort: number,
): NetEvent {
  const destIp = /^\d/.test(to) ? to : addressOf(to);
  const sourceIp = addressOf(host);
  return { atMs: utcMs(at), host, user, sourceIp, destIp, destPort, protocol: 'tcp' };
}
