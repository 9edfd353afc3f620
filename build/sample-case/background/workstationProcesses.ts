import { isWithin, MINUTE, SECOND } from '../caseClock';
import type { CaseEvents, ProcessEvent } from '../caseEvents';
import { seededRandom, type SeededRandom } from '../seededRandom';
import { beats } from './beats';
import {
  browserStart,
  type BrowserRun,
  gpuChild,
  rendererChild,
  startBrowser,
  utilityChild,
} from './browserCommands';
import type { CommandLine } from './commandLine';
import { desktopCommand, desktopLogonCommands } from './desktopCommands';
import { officeCommand } from './officeCommands';
import { systemCommand } from './systemCommands';
import { updaterPing, updaterRun } from './updaterCommands';
import {
  isLunch,
  poweredSpans,
  type PoweredSpan,
  userSessions,
  type UserSession,
} from './workdays';

const WORKING_GAP = { shortestMs: MINUTE, longestMs: 10 * MINUTE };
const SYSTEM_GAP = { shortestMs: 4 * MINUTE, longestMs: 13 * MINUTE };
const LUNCH_ACTIVITY = 0.25;

function launchBrowser(random: SeededRandom, run: BrowserRun): readonly CommandLine[] {
  return [
    browserStart(run),
    gpuChild(run, random),
    utilityChild(run, random),
    rendererChild(run, random),
  ];
}

function sessionProcesses(session: UserSession): readonly ProcessEvent[] {
  const random = seededRandom(`processes:${session.user}:${session.day}`);
  const browser = startBrowser(random, random.pick(['chrome.exe', 'msedge.exe']), 'explorer.exe');
  const teams = startBrowser(random, 'msedgewebview2.exe', 'ms-teams.exe');
  const events: ProcessEvent[] = [];

  function emit(atMs: number, commands: readonly CommandLine[], longestStepMs: number): void {
    let at = atMs;
    for (const command of commands) {
      events.push({ atMs: at, host: session.workstation, user: session.user, ...command });
      at += random.integer(40, longestStepMs);
    }
  }

  function pages(run: BrowserRun): readonly CommandLine[] {
    return Array.from({ length: random.integer(1, 2) }, () => rendererChild(run, random));
  }

  emit(session.fromMs + 2 * SECOND, desktopLogonCommands(), 5 * SECOND);
  emit(session.fromMs + 70 * SECOND, launchBrowser(random, teams), 900);
  emit(session.fromMs + 3 * MINUTE, launchBrowser(random, browser), 900);
  const working = { fromMs: session.fromMs + 4 * MINUTE, toMs: session.toMs };
  for (const at of beats(random, working, WORKING_GAP)) {
    if (isLunch(session, at) && !random.chance(LUNCH_ACTIVITY)) continue;
    const draw = random.unit();
    if (draw < 0.4) emit(at, pages(browser), 2 * SECOND);
    else if (draw < 0.5) emit(at, pages(teams), 2 * SECOND);
    else if (draw < 0.72) emit(at, [officeCommand(session.user, random)], 0);
    else emit(at, [desktopCommand(random)], 0);
  }
  return events;
}

function systemProcesses(span: PoweredSpan): readonly ProcessEvent[] {
  const random = seededRandom(`system-processes:${span.workstation}:${span.fromMs}`);
  return beats(random, span, SYSTEM_GAP).map((atMs) => {
    const draw = random.unit();
    const command =
      draw < 0.9 ? systemCommand(random) : draw < 0.995 ? updaterRun(random) : updaterPing(random);
    return { atMs, host: span.workstation, user: 'SYSTEM', ...command };
  });
}

export function workstationProcesses(): Partial<CaseEvents> {
  return {
    process: [
      ...userSessions.flatMap((session) =>
        sessionProcesses(session).filter((event) => isWithin(session, event.atMs)),
      ),
      ...poweredSpans.flatMap(systemProcesses),
    ],
  };
}
