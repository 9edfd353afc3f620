import { SECOND, utcMs } from '../caseClock';
import type { CaseEvents } from '../caseEvents';
import { addressOf } from '../company/hosts';
import { commandLine } from './commandLine';

const SESSION_STARTS_MS = [
  utcMs('03-09 07:42:11.318'),
  utcMs('03-09 12:15:48.902'),
  utcMs('03-10 08:33:27.655'),
];

/** The help desk uses the jump host with an everyday account: the account later guessed. */
export function helpDeskSessions(): Partial<CaseEvents> {
  const desk = { host: 'JMP-01', user: 't.brandt' };
  return {
    auth: SESSION_STARTS_MS.map((atMs) => ({
      ...desk,
      atMs,
      sourceIp: addressOf('WS-02'),
      status: 'SUCCESS',
      logonType: 10,
    })),
    process: SESSION_STARTS_MS.flatMap((atMs) => [
      { ...desk, atMs: atMs + 5 * SECOND, ...commandLine('userinit.exe', 'explorer.exe') },
      {
        ...desk,
        atMs: atMs + 95 * SECOND,
        ...commandLine('explorer.exe', 'mmc.exe', '"C:\\Windows\\System32\\dsa.msc"'),
      },
    ]),
  };
}
