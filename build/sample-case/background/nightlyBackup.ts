import { HOUR, MINUTE, SECOND, type TimeSpan, utcMs, WHOLE_CASE } from '../caseClock';
import { type CaseEvents, mergeEvents } from '../caseEvents';
import { serviceAccounts } from '../company/accounts';
import { addressOf } from '../company/hosts';
import { seededRandom } from '../seededRandom';
import { beats } from './beats';
import { commandLine } from './commandLine';

const SERVER = 'BKP-01';
const SOURCES = ['FS-01', 'FS-02', 'SQL-01', 'APP-01', 'WEB-01'] as const;
const TRANSFER_GAP = { shortestMs: 8 * SECOND, longestMs: 70 * SECOND };

/** The intruder stops the backup service on the second evening: no run follows it. */
const backupRuns: readonly TimeSpan[] = [
  { fromMs: WHOLE_CASE.fromMs + MINUTE, toMs: WHOLE_CASE.fromMs + 20 * MINUTE },
  { fromMs: utcMs('03-09 22:30:00'), toMs: utcMs('03-09 22:30:00') + 1.8 * HOUR },
];

function backupRun(run: TimeSpan): Partial<CaseEvents> {
  const random = seededRandom(`backup:${run.fromMs}`);
  const stretch = Math.floor((run.toMs - run.fromMs) / SOURCES.length);
  return mergeEvents(
    SOURCES.map((source, index): Partial<CaseEvents> => {
      const fromMs = run.fromMs + index * stretch;
      const job = { atMs: fromMs, host: SERVER, user: serviceAccounts.backup };
      return {
        auth: [
          {
            atMs: fromMs + 2 * SECOND,
            host: source,
            user: serviceAccounts.backup,
            sourceIp: addressOf(SERVER),
            status: 'SUCCESS',
            logonType: 3,
          },
        ],
        process: [
          {
            ...job,
            ...commandLine(
              'bkcontrol.exe',
              'bkagent.exe',
              `/job "Nightly, ${source}" /repo "D:\\Backup\\${source}" /retain 14`,
            ),
          },
        ],
        net: beats(
          random,
          { fromMs: fromMs + 3 * SECOND, toMs: fromMs + stretch },
          TRANSFER_GAP,
        ).map((atMs) => ({
          atMs,
          host: SERVER,
          user: serviceAccounts.backup,
          sourceIp: addressOf(SERVER),
          destIp: addressOf(source),
          destPort: 445,
          protocol: 'tcp',
        })),
      };
    }),
  );
}

export function nightlyBackup(): Partial<CaseEvents> {
  return mergeEvents(backupRuns.map(backupRun));
}
