import type { AuthEvent, NetEvent, ProcessEvent } from '../caseEvents';
import {
  connection,
  ENTRY_HOST,
  execution,
  GUESSED_ACCOUNT,
  logon,
  SPRAY_SOURCE_IP,
  STOLEN_ACCOUNT,
} from './actors';
import { encodedCommand, scripts } from './encodedCommand';
import type { PlantedChain } from './plantedFacts';

export interface LateralMovement {
  readonly chains: readonly PlantedChain[];
  /** The logon on the next host that each connection of a chain leads to. */
  readonly arrivals: readonly AuthEvent[];
  readonly executions: readonly ProcessEvent[];
  readonly connections: readonly NetEvent[];
  readonly encodedCommands: readonly ProcessEvent[];
}

/** Jump host, file server, database, backup, workstation, workstation: five steps. */
export function lateralMovement(): LateralMovement {
  const onFileServer = execution(
    '03-10 19:21:33.418',
    'FS-02',
    GUESSED_ACCOUNT,
    'PSEXESVC.exe',
    'powershell.exe',
    `-NoP -NonI -W Hidden -Enc ${encodedCommand(scripts.shareSizes)}`,
  );
  const onDatabase = execution(
    '03-10 19:55:27.906',
    'SQL-01',
    STOLEN_ACCOUNT,
    'cmd.exe',
    'powershell.exe',
    `-w 1 -nop -enco ${encodedCommand(scripts.sessions)}`,
  );
  const onBackup = execution(
    '03-10 20:31:40.552',
    'BKP-01',
    STOLEN_ACCOUNT,
    'explorer.exe',
    'powershell.exe',
    `-ExecutionPolicy Bypass -EncodedCommand ${encodedCommand(scripts.backupPlaces)}`,
  );
  const chains: readonly PlantedChain[] = [
    {
      login: logon('03-10 19:02:10.337', ENTRY_HOST, GUESSED_ACCOUNT, SPRAY_SOURCE_IP, 10),
      process: execution(
        '03-10 19:02:38.751',
        ENTRY_HOST,
        GUESSED_ACCOUNT,
        'cmd.exe',
        'net.exe',
        'use \\\\FS-02\\C$ /user:HALDEN\\t.brandt *',
      ),
      connection: connection('03-10 19:02:55.104', ENTRY_HOST, GUESSED_ACCOUNT, 'FS-02', 445),
    },
    {
      login: logon('03-10 19:21:06.880', 'FS-02', GUESSED_ACCOUNT, ENTRY_HOST, 3),
      process: onFileServer,
      connection: connection('03-10 19:21:59.263', 'FS-02', GUESSED_ACCOUNT, 'SQL-01', 5985),
    },
    {
      login: logon('03-10 19:47:20.145', 'SQL-01', STOLEN_ACCOUNT, 'FS-02', 3),
      process: execution(
        '03-10 19:47:44.690',
        'SQL-01',
        STOLEN_ACCOUNT,
        'WmiPrvSE.exe',
        'cmd.exe',
        '/Q /c net view \\\\BKP-01 1> \\\\127.0.0.1\\ADMIN$\\__1773172064.51 2>&1',
      ),
      connection: connection('03-10 19:48:21.077', 'SQL-01', STOLEN_ACCOUNT, 'BKP-01', 445),
    },
    {
      login: logon('03-10 20:31:05.914', 'BKP-01', STOLEN_ACCOUNT, 'SQL-01', 10),
      process: onBackup,
      connection: connection('03-10 20:32:12.380', 'BKP-01', STOLEN_ACCOUNT, 'WS-12', 3389),
    },
    {
      login: logon('03-10 20:52:11.026', 'WS-12', STOLEN_ACCOUNT, 'BKP-01', 3),
      process: execution(
        '03-10 20:52:30.811',
        'WS-12',
        STOLEN_ACCOUNT,
        'services.exe',
        'cmd.exe',
        '/c copy /y C:\\ProgramData\\hlsupd.exe \\\\WS-19\\C$\\ProgramData\\hlsupd.exe',
      ),
      connection: connection('03-10 20:52:49.502', 'WS-12', STOLEN_ACCOUNT, 'WS-19', 445),
    },
  ];
  return {
    chains,
    arrivals: [
      logon('03-10 19:02:58.216', 'FS-02', GUESSED_ACCOUNT, ENTRY_HOST, 3),
      logon('03-10 19:22:02.470', 'SQL-01', GUESSED_ACCOUNT, 'FS-02', 3),
      logon('03-10 19:48:24.331', 'BKP-01', STOLEN_ACCOUNT, 'SQL-01', 3),
      logon('03-10 20:32:16.098', 'WS-12', STOLEN_ACCOUNT, 'BKP-01', 10),
      logon('03-10 20:52:52.649', 'WS-19', STOLEN_ACCOUNT, 'WS-12', 3),
    ],
    executions: [
      execution('03-10 19:04:22.160', 'FS-02', 'SYSTEM', 'services.exe', 'PSEXESVC.exe'),
      execution(
        '03-10 19:05:30.744',
        'FS-02',
        GUESSED_ACCOUNT,
        'PSEXESVC.exe',
        'cmd.exe',
        '/c net localgroup administrators > C:\\Windows\\Temp\\a.txt',
      ),
      execution(
        '03-10 19:34:15.238',
        'FS-02',
        GUESSED_ACCOUNT,
        'cmd.exe',
        'rundll32.exe',
        'C:\\Windows\\System32\\comsvcs.dll, MiniDump 712 C:\\Windows\\Temp\\d.dmp full',
      ),
      onDatabase,
      execution('03-10 20:36:50.417', 'WS-12', STOLEN_ACCOUNT, 'explorer.exe', 'cmd.exe'),
    ],
    connections: [
      connection('03-10 19:21:04.952', ENTRY_HOST, GUESSED_ACCOUNT, 'FS-02', 445),
      connection('03-10 19:47:18.603', 'FS-02', GUESSED_ACCOUNT, 'SQL-01', 5985),
      connection('03-10 20:31:02.155', 'SQL-01', STOLEN_ACCOUNT, 'BKP-01', 3389),
      connection('03-10 20:52:08.790', 'BKP-01', STOLEN_ACCOUNT, 'WS-12', 445),
    ],
    encodedCommands: [onFileServer, onDatabase, onBackup],
  };
}
