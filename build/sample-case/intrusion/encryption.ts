import { MINUTE, utcMs } from '../caseClock';
import type { CaseEvents, FileSpikeEvent, ProcessEvent } from '../caseEvents';
import { seededRandom } from '../seededRandom';
import { connection, execution, logon, STOLEN_ACCOUNT } from './actors';

const ENCRYPTOR = 'hlsenc.exe';
const NEW_EXTENSION = '.hlocked';

interface EncryptedHost {
  readonly host: string;
  readonly startMs: number;
  readonly minutes: number;
  readonly filesAMinute: number;
}

const encryptedHosts: readonly EncryptedHost[] = [
  { host: 'FS-02', startMs: utcMs('03-11 01:12:04.218'), minutes: 8, filesAMinute: 2_400 },
  { host: 'FS-01', startMs: utcMs('03-11 01:14:40.655'), minutes: 7, filesAMinute: 2_900 },
  { host: 'WS-12', startMs: utcMs('03-11 01:18:22.031'), minutes: 5, filesAMinute: 1_150 },
];

export interface Encryption {
  readonly events: Partial<CaseEvents>;
  readonly spikes: readonly FileSpikeEvent[];
}

function spikesOf(target: EncryptedHost): readonly FileSpikeEvent[] {
  const random = seededRandom(`encryption:${target.host}`);
  return Array.from({ length: target.minutes }, (_, minute) => {
    const spread = random.integer(-300, 300);
    return {
      atMs: target.startMs + minute * MINUTE + (minute === 0 ? 0 : random.integer(0, 9_000)),
      host: target.host,
      process: ENCRYPTOR,
      user: STOLEN_ACCOUNT,
      fileCount: target.filesAMinute + spread,
      folderCount: Math.floor((target.filesAMinute + spread) / random.integer(9, 17)),
      extension: NEW_EXTENSION,
    };
  });
}

function encryptorStart(target: EncryptedHost, beforeMs: number): ProcessEvent {
  return {
    atMs: target.startMs - beforeMs,
    host: target.host,
    user: STOLEN_ACCOUNT,
    process: ENCRYPTOR,
    parent: 'services.exe',
    args: '--path E:\\,C:\\Users --skip "Windows, Program Files" --threads 8',
  };
}

/** One tool, started from the backup server on two file servers and one workstation. */
export function encryption(): Encryption {
  const spikes = encryptedHosts.flatMap(spikesOf);
  return {
    events: {
      fileSpike: spikes,
      auth: [
        logon('03-11 01:08:12.744', 'FS-02', STOLEN_ACCOUNT, 'BKP-01', 3),
        logon('03-11 01:10:51.290', 'FS-01', STOLEN_ACCOUNT, 'BKP-01', 3),
        logon('03-11 01:15:02.118', 'WS-12', STOLEN_ACCOUNT, 'BKP-01', 3),
      ],
      net: [
        connection('03-11 01:08:10.507', 'BKP-01', STOLEN_ACCOUNT, 'FS-02', 445),
        connection('03-11 01:10:49.136', 'BKP-01', STOLEN_ACCOUNT, 'FS-01', 445),
        connection('03-11 01:14:59.862', 'BKP-01', STOLEN_ACCOUNT, 'WS-12', 445),
      ],
      process: [
        ...encryptedHosts.map((target) => encryptorStart(target, 21_300)),
        execution(
          '03-11 01:24:19.703',
          'FS-02',
          STOLEN_ACCOUNT,
          'cmd.exe',
          'notepad.exe',
          '"E:\\Shares\\HOW TO RESTORE, READ ME.txt"',
        ),
      ],
    },
    spikes,
  };
}
