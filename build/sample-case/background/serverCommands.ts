import type { SeededRandom } from '../seededRandom';
import { type CommandLine, commandLine } from './commandLine';
import { systemCommand } from './systemCommands';

export interface ServerCommand extends CommandLine {
  readonly user: string;
}

function asUser(user: string, command: CommandLine): ServerCommand {
  return { ...command, user };
}

function opsScript(user: string, script: string, args = ''): ServerCommand {
  const tail = args === '' ? '' : ` ${args}`;
  return asUser(
    user,
    commandLine(
      'svchost.exe',
      'powershell.exe',
      `-NoProfile -ExecutionPolicy Bypass -File "C:\\Ops\\${script}"${tail}`,
    ),
  );
}

const monitoringCheck = asUser(
  'SYSTEM',
  commandLine(
    'MonitoringHost.exe',
    'cscript.exe',
    '//nologo "C:\\Program Files\\Monitoring Agent\\State\\CheckDisk.vbs" C: 90,95 {4A1D9F30-7C55-4E0B-93F2-0C1B7E5A6D21}',
  ),
);

const roleCommands: Readonly<Record<string, readonly ServerCommand[]>> = {
  'DC-01': [
    opsScript('SYSTEM', 'Test-Replication.ps1'),
    asUser('SYSTEM', commandLine('svchost.exe', 'dfsrdiag.exe', 'ReplicationState')),
  ],
  'DC-02': [opsScript('SYSTEM', 'Test-Replication.ps1')],
  'FS-01': [
    opsScript('SYSTEM', 'Measure-Shares.ps1', '-Root "E:\\Shares", "F:\\Archive"'),
    asUser('SYSTEM', commandLine('svchost.exe', 'storrept.exe', 'reports generate /Scheduled')),
  ],
  'FS-02': [opsScript('SYSTEM', 'Measure-Shares.ps1', '-Root "E:\\Shares"')],
  'SQL-01': [
    asUser(
      'SYSTEM',
      commandLine(
        'SQLAGENT.EXE',
        'DTExec.exe',
        '/SQL "\\Nightly\\Stock, full" /SERVER SQL-01 /REPORTING E',
      ),
    ),
    asUser(
      'SYSTEM',
      commandLine(
        'SQLAGENT.EXE',
        'sqlcmd.exe',
        '-S SQL-01 -E -Q "exec dbo.refresh_stock @days = 3, @full = 0"',
      ),
    ),
  ],
  'APP-01': [
    asUser(
      'NETWORK SERVICE',
      commandLine(
        'erpsvc.exe',
        'erpworker.exe',
        '--queue orders,invoices --tenant {0F3C2A11-9B7D-4B1E-8E54-6A2F90C7D318}',
      ),
    ),
  ],
  'WEB-01': [
    asUser(
      'SYSTEM',
      commandLine(
        'svchost.exe',
        'w3wp.exe',
        '-ap "IntranetPool" -v "v4.0" -l "webengine4.dll" -a \\\\.\\pipe\\iisipm5d1c -h "C:\\inetpub\\temp\\apppools\\IntranetPool.config" -w "" -m 0',
      ),
    ),
  ],
  'PRN-01': [asUser('SYSTEM', commandLine('spoolsv.exe', 'PrintIsolationHost.exe', '-Embedding'))],
  'MGT-01': [
    asUser(
      'svc_mon',
      commandLine(
        'MonitoringHost.exe',
        'powershell.exe',
        '-NoProfile -File "C:\\Ops\\Get-AgentHealth.ps1" -Fleet servers',
      ),
    ),
    asUser(
      'svc_deploy',
      commandLine('smsexec.exe', 'robocopy.exe', '\\\\MGT-01\\Source$ D:\\Content /MIR /R:2 /W:5'),
    ),
  ],
  'BKP-01': [
    asUser(
      'svc_backup',
      commandLine('bkcontrol.exe', 'bkcatalog.exe', '--verify --catalog "D:\\Backup\\catalog.db"'),
    ),
  ],
  'JMP-01': [asUser('SYSTEM', commandLine('svchost.exe', 'rdpclip.exe'))],
  'SCN-01': [
    asUser(
      'svc_scan',
      commandLine('scanctl.exe', 'scanengine.exe', '--policy weekly --throttle 4'),
    ),
  ],
};

/** One routine process start of a server: Windows, monitoring, or the role of the host. */
export function serverCommand(hostName: string, random: SeededRandom): ServerCommand {
  const draw = random.unit();
  if (draw < 0.5) return asUser('SYSTEM', systemCommand(random));
  if (draw < 0.75) return monitoringCheck;
  return random.pick(roleCommands[hostName] ?? [monitoringCheck]);
}
