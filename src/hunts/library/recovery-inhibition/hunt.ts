import type { Hunt } from '../../hunt';
import sql from './hunt.sql?raw';
import { PARAMETERS } from './parameters';
import resultSql from './result.sql?raw';

export const hunt: Hunt = {
  id: 'recovery-inhibition',
  version: 1,
  title: 'Backups, recovery and logs destroyed',
  question:
    'Where were backups, shadow copies or recovery settings destroyed, and where were logs cleared or silenced?',
  letter: 'B',
  category: 'backup and recovery tampering',
  techniques: [
    { id: 'T1490', name: 'Inhibit System Recovery' },
    { id: 'T1489', name: 'Service Stop' },
    { id: 'T1485', name: 'Data Destruction' },
    { id: 'T1685.005', name: 'Clear Windows Event Logs', formerly: 'T1070.001' },
    { id: 'T1685.006', name: 'Clear Linux or Mac System Logs', formerly: 'T1070.002' },
    { id: 'T1685.001', name: 'Disable or Modify Windows Event Log', formerly: 'T1562.002' },
    { id: 'T1685.004', name: 'Safe Mode Boot', formerly: 'T1562.009' },
  ],
  severity: 'critical',
  needs: [],
  needsAnyOf: [
    {
      table: 'process_logs',
      columns: ['process_name', 'arguments'],
      everyRecord: ['timestamp', 'host', 'arguments'],
      export:
        'Export process starts with their command line (Sysmon 1, 4688, DeviceProcessEvents).',
    },
    {
      table: 'control_logs',
      columns: ['action'],
      everyRecord: ['timestamp', 'host'],
      export: 'Export the events 1102 and 104, which tell of cleared logs without a command line.',
    },
  ],
  sharpenedBy: [
    {
      table: 'script_logs',
      columns: ['script_text'],
      everyRecord: [],
      export: 'Export PowerShell script blocks (4104): deletions by script start no process.',
    },
    {
      table: 'file_logs',
      columns: ['operation', 'file_path'],
      everyRecord: [],
      export: 'Export deleted files and loaded modules (Sysmon 7, 23, 26, DeviceFileEvents).',
    },
    {
      table: 'registry_logs',
      columns: ['key', 'value_data'],
      everyRecord: [],
      export:
        'Export registry values set (Sysmon 13, DeviceRegistryEvents) to see system restore disabled.',
    },
  ],
  result: { table: 'backup_delete', sql: resultSql },
  automatic: true,
  params: PARAMETERS,
  falsePositives: [
    'Backup products delete old copies on a plan; they are labelled when their process is the parent, not when a task starts the tool.',
    'Inventory agents ask for shadow copies in long scripts that also delete something else.',
    'Administrators clear logs or shrink shadow storage when a disk is full, one host at a time and by hand.',
    'Machines made from a template have their logs cleared on the first start.',
    'Servicing of Windows and of its recovery environment calls reagentc and bcdedit.',
    'Maintenance windows stop databases and mail servers with many service stops in a minute.',
  ],
  blindSpots: [
    'Without command lines (4688 with that policy off) only cleared logs, registry values and deleted files are seen.',
    'Deletions through interfaces of Windows, without a tool, leave no command; a module load is then the only trace.',
    'Script files given to diskshadow or a shell are not opened, so what they do is not seen unless it starts a tool.',
    'Commands encoded or joined together in other ways than -EncodedCommand are not decoded here; command-entropy names them.',
    'A list of several stops in one shell line counts once when the tools it starts are not in the evidence.',
    'Services stopped without a command (7036) are not counted, because idle and restarting services write the same.',
    'Storage arrays, backup servers and clouds lose snapshots through their own consoles, which these logs do not show.',
  ],
  nextSteps: [
    'Read what the same account and parent did on the host in the hour before, and where it was logged on from.',
    'Ask the owner of the backups whether copies exist that this host could not reach, and protect them now.',
    'Look for file changes in bulk on this host and on the shares it reaches in the minutes that follow.',
    'Search the other hosts for the same command line, even where the hunt shows one host only.',
    'Where logs were cleared, take the copies that a collector or the Defender sensor kept.',
  ],
  references: [
    'https://attack.mitre.org/techniques/T1490/',
    'https://attack.mitre.org/techniques/T1489/',
    'https://attack.mitre.org/techniques/T1685/005/',
    'https://learn.microsoft.com/windows-server/administration/windows-commands/vssadmin',
    'https://learn.microsoft.com/windows-server/administration/windows-commands/wbadmin',
  ],
  sql,
};
