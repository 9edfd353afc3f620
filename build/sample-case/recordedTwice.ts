import type { CaseEvents, ProcessEvent } from './caseEvents';

/**
 * A process start that two exports carry: the process log, and the result of the search
 * for backup deletion with the whole command line.
 */
export function recordedTwice(process: readonly ProcessEvent[]): Partial<CaseEvents> {
  return {
    process,
    backupDelete: process.map((event) => ({
      atMs: event.atMs,
      host: event.host,
      user: event.user,
      process: event.process,
      commandLine: `${event.process} ${event.args}`,
    })),
  };
}
