import type { SeededRandom } from '../seededRandom';
import { type CommandLine, commandLine } from './commandLine';

function guid(random: SeededRandom): string {
  const groups = [8, 4, 4, 4, 12].map((digits) => random.hex(digits).toUpperCase());
  return `{${groups.join('-')}}`;
}

/** The browser updater reports in Base64 of XML: readable once decoded, and harmless. */
export function updaterPing(random: SeededRandom): CommandLine {
  const report = `<?xml version="1.0" encoding="UTF-8"?><request protocol="3.0" updater="Omaha" sessionid="${guid(random)}" ismachine="1"><os platform="win" version="10.0.26100"/><app appid="{56EB18F8-B008-4CBD-B6D2-8C97FE7E9062}" version="145.0.3800.${random.integer(50, 97)}" lang="en"><event eventtype="3" eventresult="1"/></app></request>`;
  return commandLine(
    'MicrosoftEdgeUpdate.exe',
    'MicrosoftEdgeUpdate.exe',
    `/ping ${Buffer.from(report, 'utf8').toString('base64')}`,
  );
}

export function updaterRun(random: SeededRandom): CommandLine {
  return random.pick([
    commandLine('svchost.exe', 'MicrosoftEdgeUpdate.exe', '/ua /installsource scheduler'),
    commandLine('svchost.exe', 'MicrosoftEdgeUpdate.exe', '/c'),
    commandLine('svchost.exe', 'updater.exe', '--wake --system --enable-logging'),
  ]);
}
