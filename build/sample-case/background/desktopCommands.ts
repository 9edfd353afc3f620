import type { SeededRandom } from '../seededRandom';
import { type CommandLine, commandLine } from './commandLine';

const desktopCommands: readonly CommandLine[] = [
  commandLine('explorer.exe', 'notepad.exe'),
  commandLine(
    'explorer.exe',
    'AcroRd32.exe',
    '"C:\\Users\\Public\\Documents\\Price list, spring.pdf"',
  ),
  commandLine('explorer.exe', 'haldenerp.exe', '/server:APP-01 /port:8443'),
  commandLine('explorer.exe', 'mspaint.exe'),
  commandLine('svchost.exe', 'RuntimeBroker.exe', '-Embedding'),
  commandLine('svchost.exe', 'RuntimeBroker.exe', '-Embedding'),
  commandLine(
    'svchost.exe',
    'backgroundTaskHost.exe',
    '-ServerName:App.AppXmtcan0h2tfbfy7k9kn8hbxb6dmzz1zh0.mca',
  ),
  commandLine(
    'svchost.exe',
    'backgroundTaskHost.exe',
    '-ServerName:CortanaUI.AppX8z9r6jm96hw4bsbneegw0kyxx296wr9t.mca',
  ),
  commandLine('svchost.exe', 'dllhost.exe', '/Processid:{3EB3C877-1F16-487C-9050-104DBCD66683}'),
  commandLine('svchost.exe', 'dllhost.exe', '/Processid:{973D20D7-562D-44B9-B70B-5A0F49CCDF3F}'),
  commandLine('svchost.exe', 'smartscreen.exe', '-Embedding'),
  commandLine(
    'SearchIndexer.exe',
    'SearchProtocolHost.exe',
    'Global\\UsGthrFltPipeMssGthrPipe_S-1-5-21-2871404611-1090127764-3351180422-1117_ Global\\UsGthrCtrlFltPipeMssGthrPipe_S-1-5-21-2871404611-1090127764-3351180422-1117 1 -2147483646 "Software\\Microsoft\\Windows Search" "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT; MS Search 4.0 Robot)"',
  ),
  commandLine('explorer.exe', 'OneDrive.exe', '/background'),
];

const logonCommands: readonly CommandLine[] = [
  commandLine('winlogon.exe', 'userinit.exe'),
  commandLine('userinit.exe', 'explorer.exe'),
  commandLine('svchost.exe', 'sihost.exe'),
  commandLine('svchost.exe', 'taskhostw.exe', '{222A245B-E637-4AE9-A93F-A59CA119A75E}'),
  commandLine('explorer.exe', 'SecurityHealthSystray.exe'),
  commandLine('explorer.exe', 'OneDrive.exe', '/background'),
  commandLine('explorer.exe', 'ms-teams.exe', '--start-minimized'),
  commandLine('explorer.exe', 'OUTLOOK.EXE'),
];

export function desktopCommand(random: SeededRandom): CommandLine {
  return random.pick(desktopCommands);
}

/** What Windows starts for a user after a console logon, in this order. */
export function desktopLogonCommands(): readonly CommandLine[] {
  return logonCommands;
}
