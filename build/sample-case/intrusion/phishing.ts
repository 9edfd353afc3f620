import { MINUTE, SECOND, utcMs } from '../caseClock';
import type { CaseEvents, NetEvent, ProcessEvent } from '../caseEvents';
import { addressOf } from '../company/hosts';
import { seededRandom } from '../seededRandom';
import { BEACON_IP, execution } from './actors';
import { encodedCommand, scripts } from './encodedCommand';

const HOST = 'WS-12';
const USER = 'e.sandoval';
const BEACON_SPAN = { fromMs: utcMs('03-10 11:19:02.000'), toMs: utcMs('03-10 20:40:00.000') };

export interface Phishing {
  readonly events: Partial<CaseEvents>;
  readonly livingOffTheLand: readonly ProcessEvent[];
  readonly encodedCommands: readonly ProcessEvent[];
}

function beacons(): readonly NetEvent[] {
  const random = seededRandom('beacons');
  const events: NetEvent[] = [];
  let at = BEACON_SPAN.fromMs;
  while (at < BEACON_SPAN.toMs) {
    events.push({
      atMs: at,
      host: HOST,
      user: USER,
      sourceIp: addressOf(HOST),
      destIp: BEACON_IP,
      destPort: 443,
      protocol: 'tcp',
    });
    at += 10 * MINUTE + random.integer(-45, 45) * SECOND + random.integer(0, 999);
  }
  return events;
}

/** Two malicious documents on one workstation: the second foothold. */
export function phishing(): Phishing {
  const office = (at: string, parent: string, process: string, args: string): ProcessEvent =>
    execution(at, HOST, USER, parent, process, args);
  const shell = office(
    '03-10 11:18:42.516',
    'WINWORD.EXE',
    'cmd.exe',
    '/c "cd /d %TEMP% & dir /b /o-d > list.txt"',
  );
  const firstScript = office(
    '03-10 11:18:47.093',
    'WINWORD.EXE',
    'powershell.exe',
    `-NoP -NonI -W Hidden -Enc ${encodedCommand(scripts.inventory)}`,
  );
  const htmlApplication = office(
    '03-10 11:46:20.771',
    'EXCEL.EXE',
    'mshta.exe',
    '"C:\\Users\\e.sandoval\\AppData\\Local\\Temp\\Freight rates, Q2.hta"',
  );
  const secondScript = office(
    '03-10 11:46:26.340',
    'mshta.exe',
    'powershell.exe',
    `-nop -w hidden -e ${encodedCommand(scripts.neighbours)}`,
  );
  return {
    events: { process: [shell, firstScript, htmlApplication, secondScript], net: beacons() },
    livingOffTheLand: [shell, firstScript, htmlApplication, secondScript],
    encodedCommands: [firstScript, secondScript],
  };
}
