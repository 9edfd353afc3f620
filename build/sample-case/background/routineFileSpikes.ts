import { utcMs } from '../caseClock';
import type { CaseEvents, FileSpikeEvent } from '../caseEvents';

const fileSpike: readonly FileSpikeEvent[] = [
  {
    atMs: utcMs('03-09 06:48:12.407'),
    host: 'WS-07',
    process: 'OneDrive.exe',
    user: 's.moreau',
    fileCount: 412,
    folderCount: 37,
    extension: '.docx',
  },
  {
    atMs: utcMs('03-09 22:41:30.912'),
    host: 'BKP-01',
    process: 'bkagent.exe',
    user: 'svc_backup',
    fileCount: 1284,
    folderCount: 9,
    extension: '.bkd',
  },
  {
    atMs: utcMs('03-10 07:20:55.133'),
    host: 'WS-21',
    process: 'node.exe',
    user: 'y.aydin',
    fileCount: 2967,
    folderCount: 604,
    extension: '.js',
  },
  {
    atMs: utcMs('03-10 13:04:02.880'),
    host: 'WS-16',
    process: '7z.exe',
    user: 'b.tanaka',
    fileCount: 238,
    folderCount: 12,
    extension: '.jpg',
  },
  {
    atMs: utcMs('03-11 08:15:47.294'),
    host: 'WS-07',
    process: 'OneDrive.exe',
    user: 's.moreau',
    fileCount: 195,
    folderCount: 21,
    extension: '.xlsx',
  },
];

export const benignSpikeHosts: ReadonlySet<string> = new Set(fileSpike.map((event) => event.host));

/** Many files in a short time for a good reason: sync, backup, build, unpacking. */
export function routineFileSpikes(): Partial<CaseEvents> {
  return { fileSpike };
}
