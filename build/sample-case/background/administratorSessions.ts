import { CASE_DAYS, dayStartMs, HOUR, MINUTE, SECOND } from '../caseClock';
import { type CaseEvents, mergeEvents } from '../caseEvents';
import { administrators } from '../company/accounts';
import { addressOf } from '../company/hosts';
import { seededRandom, type SeededRandom } from '../seededRandom';
import { type CommandLine, commandLine } from './commandLine';

const RDP_TARGETS = ['FS-01', 'SQL-01', 'DC-01', 'WEB-01', 'MGT-01', 'APP-01'] as const;
const SESSION_HOURS = [6, 8, 11, 13] as const;

const jumpHostTools: readonly CommandLine[] = [
  commandLine('explorer.exe', 'mmc.exe', '"C:\\Windows\\System32\\dsa.msc"'),
  commandLine(
    'explorer.exe',
    'powershell.exe',
    '-NoLogo -File "C:\\Ops\\Connect-Servers.ps1" -Set core,edge',
  ),
  commandLine('explorer.exe', 'mmc.exe', '"C:\\Windows\\System32\\gpmc.msc"'),
  commandLine('powershell.exe', 'ipconfig.exe', '/all'),
];

const serverTools: readonly CommandLine[] = [
  commandLine('cmd.exe', 'vssadmin.exe', 'list shadows'),
  commandLine(
    'explorer.exe',
    'powershell.exe',
    '-NoLogo -File "C:\\Ops\\Get-ShareSizes.ps1" -Top 20',
  ),
  commandLine('mmc.exe', 'eventvwr.exe', '/c:System'),
  commandLine('cmd.exe', 'net.exe', 'user h.lund /domain'),
  commandLine('cmd.exe', 'whoami.exe', '/groups'),
  commandLine('explorer.exe', 'Taskmgr.exe', '/7'),
  commandLine('cmd.exe', 'nltest.exe', '/sc_query:corp.haldenmarine.example'),
];

/** Workstation to jump host to server, with ordinary tools on both. */
function sessionThroughJumpHost(
  account: string,
  workstation: string,
  startMs: number,
  random: SeededRandom,
): Partial<CaseEvents> {
  const target = random.pick(RDP_TARGETS);
  const onJumpHost = { host: 'JMP-01', user: account };
  const onTarget = { host: target, user: account };
  const connectMs = startMs + random.integer(30, 55) * SECOND;
  const tools = Array.from({ length: random.integer(2, 4) }, (_, index) => ({
    ...onTarget,
    atMs: connectMs + (index * 3 + 1) * MINUTE + random.integer(0, 120_000),
    ...random.pick(serverTools),
  }));
  return {
    auth: [
      {
        ...onJumpHost,
        atMs: startMs,
        sourceIp: addressOf(workstation),
        status: 'SUCCESS',
        logonType: 10,
      },
      {
        ...onTarget,
        atMs: connectMs + 2_400,
        sourceIp: addressOf('JMP-01'),
        status: 'SUCCESS',
        logonType: 10,
      },
    ],
    process: [
      { ...onJumpHost, atMs: startMs + 4_100, ...commandLine('userinit.exe', 'explorer.exe') },
      {
        ...onJumpHost,
        atMs: connectMs - 6_200,
        ...commandLine('explorer.exe', 'mstsc.exe', `/v:${target} /f`),
      },
      {
        ...onJumpHost,
        atMs: connectMs + random.integer(4, 9) * MINUTE,
        ...random.pick(jumpHostTools),
      },
      ...tools,
    ],
    net: [
      {
        ...onJumpHost,
        atMs: connectMs,
        sourceIp: addressOf('JMP-01'),
        destIp: addressOf(target),
        destPort: 3389,
        protocol: 'tcp',
      },
    ],
  };
}

/** Each administrator opens a few sessions a working day. */
export function administratorSessions(): Partial<CaseEvents> {
  return mergeEvents(
    CASE_DAYS.flatMap((day) =>
      administrators.flatMap(({ account, workstation }) => {
        const random = seededRandom(`administrator:${account}:${day}`);
        return SESSION_HOURS.filter(() => random.chance(0.7)).map((hour) => {
          const startMs = dayStartMs(day) + hour * HOUR + random.integer(0, 50 * 60_000);
          return sessionThroughJumpHost(account, workstation, startMs, random);
        });
      }),
    ),
  );
}
