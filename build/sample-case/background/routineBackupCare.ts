import { utcMs } from '../caseClock';
import type { CaseEvents } from '../caseEvents';
import { recordedTwice } from '../recordedTwice';

/** Old backups expire by plan, and an administrator looks at the shadow copies. */
export function routineBackupCare(): Partial<CaseEvents> {
  return recordedTwice([
    {
      atMs: utcMs('03-09 01:05:12.093'),
      host: 'BKP-01',
      user: 'svc_backup',
      parent: 'bkcontrol.exe',
      process: 'wbadmin.exe',
      args: 'delete systemstatebackup -keepVersions:14',
    },
    {
      atMs: utcMs('03-09 11:34:51.726'),
      host: 'FS-01',
      user: 'adm.berg',
      parent: 'cmd.exe',
      process: 'vssadmin.exe',
      args: 'list shadows /for=E:',
    },
    {
      atMs: utcMs('03-10 01:05:11.854'),
      host: 'BKP-01',
      user: 'svc_backup',
      parent: 'bkcontrol.exe',
      process: 'wbadmin.exe',
      args: 'delete systemstatebackup -keepVersions:14',
    },
    {
      atMs: utcMs('03-10 09:02:28.165'),
      host: 'BKP-01',
      user: 'adm.novak',
      parent: 'cmd.exe',
      process: 'wbadmin.exe',
      args: 'get versions -backupTarget:D:',
    },
  ]);
}
