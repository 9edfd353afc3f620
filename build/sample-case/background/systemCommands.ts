import type { SeededRandom } from '../seededRandom';
import { type CommandLine, commandLine } from './commandLine';

const systemCommands: readonly CommandLine[] = [
  commandLine('services.exe', 'svchost.exe', '-k netsvcs -p -s wuauserv'),
  commandLine('services.exe', 'svchost.exe', '-k netsvcs -p -s BITS'),
  commandLine(
    'services.exe',
    'svchost.exe',
    '-k LocalServiceNetworkRestricted -p -s WinHttpAutoProxySvc',
  ),
  commandLine('services.exe', 'svchost.exe', '-k wsappx -p -s AppXSvc'),
  commandLine('services.exe', 'svchost.exe', '-k GraphicsPerfSvcGroup -s GraphicsPerfSvc'),
  commandLine('services.exe', 'sppsvc.exe'),
  commandLine('svchost.exe', 'WmiPrvSE.exe', '-secured -Embedding'),
  commandLine(
    'svchost.exe',
    'taskhostw.exe',
    '-RegisterDevice -ProtectionStateChanged -FreeNetworkOnly',
  ),
  commandLine('svchost.exe', 'taskhostw.exe', 'Install $(Arg0)'),
  commandLine('svchost.exe', 'dllhost.exe', '/Processid:{E10F6C3A-F1AE-4ADC-AA9D-2FE65525666E}'),
  commandLine('svchost.exe', 'MoUsoCoreWorker.exe', '-Embedding'),
  commandLine(
    'MsMpEng.exe',
    'MpCmdRun.exe',
    'SignaturesUpdateService -ScheduleJob -UnmanagedUpdate',
  ),
  commandLine('CcmExec.exe', 'conhost.exe', '0xffffffff -ForceV1'),
  commandLine('svchost.exe', 'CompatTelRunner.exe', '-m:appraiser.dll -f:DoScheduledTelemetryRun'),
];

export function systemCommand(random: SeededRandom): CommandLine {
  return random.pick(systemCommands);
}
