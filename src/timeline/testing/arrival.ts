import type { IncidentRandom } from './incidentRandom';
import { utc } from './logonSeries';
import type { Office } from './officeNoise';

const MINUTE = 60_000;

export const RECON_TOOLS = [
  'whoami.exe',
  'net.exe',
  'nltest.exe',
  'systeminfo.exe',
  'quser.exe',
  'ipconfig.exe',
  'arp.exe',
];
export const HAND_TOOLS = ['powershell.exe', 'rundll32.exe', 'certutil.exe', 'cmd.exe', 'wmic.exe'];
const BROUGHT = ['beacon.exe', 'anydesk.exe', 'rclone.exe', 'svc_upd.exe'];

/** The logon of the intruder and the first minutes at the keyboard. */
export function arrival(
  office: Office,
  random: IncidentRandom,
  atMs: number,
  user: string,
  host: string,
  source: string,
  hands: readonly string[] = handsOn(random),
): number {
  let now = atMs + random.integer(5_000, 8 * MINUTE);
  for (const process of hands.length > 0 ? hands : ['whoami.exe', 'powershell.exe']) {
    office.executions.push({ at: utc(now), user, host, process });
    now += random.integer(2_000, 2 * MINUTE);
  }
  office.logons.push({ user, host, source, at: utc(atMs), outcome: 'success' });
  return atMs;
}

function handsOn(random: IncidentRandom): string[] {
  return [
    ...RECON_TOOLS.filter(() => random.chance(0.6)),
    ...HAND_TOOLS.filter(() => random.chance(0.4)),
    ...BROUGHT.filter(() => random.chance(0.2)),
  ];
}
