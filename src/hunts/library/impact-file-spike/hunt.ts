import type { Hunt } from '../../hunt';
import sql from './hunt.sql?raw';
import { PARAMETERS } from './parameters';
import resultSql from './result.sql?raw';

export const hunt: Hunt = {
  id: 'impact-file-spike',
  version: 1,
  title: 'Files changed in bulk as by encryption',
  question:
    'Which process, or which machine over a share, changed files in bulk as encryption does?',
  letter: 'A',
  category: 'endpoint execution and impact',
  techniques: [
    { id: 'T1486', name: 'Data Encrypted for Impact' },
    { id: 'T1485', name: 'Data Destruction' },
    { id: 'T1491', name: 'Defacement' },
  ],
  severity: 'critical',
  needs: [
    {
      table: 'file_logs',
      columns: ['timestamp', 'operation', 'file_name'],
      everyRecord: ['timestamp', 'host', 'operation'],
      export:
        'Export file events (DeviceFileEvents, Sysmon 11, 23 and 26, or audited 4663 and 5145) of the hosts and file servers.',
    },
  ],
  result: { table: 'file_spike', sql: resultSql },
  automatic: true,
  params: PARAMETERS,
  falsePositives: [
    'Backup agents, sync clients and replication change many files at once; the known ones are labelled.',
    'Archives being unpacked and programs being installed create many files, though they change none that were there.',
    'Builds and package managers fill whole trees; on busy hosts the usual rate of the host raises the bar.',
    'Converting or renaming a photo or document collection gives many files one extension.',
    'Encryption that the house itself runs, as for archives sent out, looks the same and needs its owner asked.',
  ],
  blindSpots: [
    'Defender drops repeated events of a process, so its counts are a lower bound and short bursts may be missing.',
    'Sysmon records no renames, and deleted files only when it is told to; then new double extensions and notes remain.',
    'Encryption inside virtual disks, databases or on storage arrays changes few files and is not seen.',
    'An encryptor that starts one process for each file, or a new one every minute, is counted in pieces.',
    'Files changed in place, without rename or note, show as speed over many kinds of documents only.',
    'Files written over a share by a server without file auditing leave no record here.',
  ],
  nextSteps: [
    'Isolate the machine that changed the files, which for a share is the one at the named address.',
    'Stop the process and keep its memory and program, because keys may still be in it.',
    'Look for deleted backups, stopped services and cleared logs on the same host in the hour before.',
    'Find how the process came to the host: remote execution, logons and new services just before.',
    'Look for uploads of the same host in the day before, since data is often taken before it is encrypted.',
  ],
  references: [
    'https://attack.mitre.org/techniques/T1486/',
    'https://attack.mitre.org/techniques/T1485/',
    'https://learn.microsoft.com/defender-xdr/advanced-hunting-devicefileevents-table',
    'https://learn.microsoft.com/sysinternals/downloads/sysmon',
  ],
  sql,
};
