import type { Execution, Logon } from './evidence';
import type { IncidentRandom } from './incidentRandom';
import { utc } from './logonSeries';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAILY_PROGRAMS = [
  'explorer.exe',
  'outlook.exe',
  'chrome.exe',
  'teams.exe',
  'excel.exe',
  'winword.exe',
];
const RARE_PROGRAMS = [
  'calc.exe',
  'mspaint.exe',
  'notepad.exe',
  'acrobat.exe',
  'snippingtool.exe',
  'vlc.exe',
];

/** Quiet, ordinary and loud: how much goes on, and how often people mistype. */
export type NoiseLevel = 0 | 1 | 2;

export interface Office {
  readonly startMs: number;
  readonly days: number;
  readonly people: readonly {
    readonly user: string;
    readonly host: string;
    readonly source: string;
  }[];
  readonly logons: Logon[];
  readonly executions: Execution[];
}

/** Some days of an office: people log on at their desks, mistype, visit the file server; services beat; admins work. */
export function officeNoise(random: IncidentRandom, level: NoiseLevel): Office {
  const days = random.integer(2, 4);
  const startMs = Date.UTC(2026, random.integer(0, 10), random.integer(1, 24));
  const count = [12, 40, 90][level];
  const people = Array.from({ length: count ?? 12 }, (_, i) => ({
    user: `person${i}`,
    host: `WS-${i}`,
    source: `10.1.${Math.floor(i / 200)}.${10 + (i % 200)}`,
  }));
  const office: Office = { startMs, days, people, logons: [], executions: [] };
  for (let day = 0; day < days; day++) {
    for (const person of people)
      personsDay(office, random, level, person, startMs + day * 24 * HOUR);
    adminsDay(office, random, startMs + day * 24 * HOUR);
  }
  staleCredential(office, random);
  if (level > 0) gateway(office, random, level);
  return office;
}

function personsDay(
  office: Office,
  random: IncidentRandom,
  level: NoiseLevel,
  person: Office['people'][number],
  dayMs: number,
): void {
  let atMs = dayMs + 6 * HOUR + random.integer(0, 3 * HOUR);
  const mistypes = random.chance(0.1 + 0.1 * level) ? random.integer(1, 3) : 0;
  for (let i = 0; i < mistypes; i++) {
    office.logons.push({ ...person, at: utc(atMs), outcome: 'failure' });
    atMs += random.integer(3_000, 20_000);
  }
  office.logons.push({ ...person, at: utc(atMs), outcome: 'success' });
  for (const process of DAILY_PROGRAMS) {
    if (random.chance(0.2)) continue;
    atMs += random.integer(2_000, 20 * MINUTE);
    office.executions.push({ at: utc(atMs), user: person.user, host: person.host, process });
  }
  const visits = random.integer(1, 3 + 2 * level);
  for (let i = 0; i < visits; i++) {
    atMs += random.integer(MINUTE, 90 * MINUTE);
    office.logons.push({
      ...person,
      host: random.pick(['FS-1', 'PRINT-1']),
      at: utc(atMs),
      outcome: 'success',
    });
    if (random.chance(0.15)) {
      office.executions.push({
        at: utc(atMs + 9_000),
        user: person.user,
        host: person.host,
        process: random.pick(RARE_PROGRAMS),
      });
    }
  }
}

/** One helper uses shells and looks at networks all day, on machines of others. */
function adminsDay(office: Office, random: IncidentRandom, dayMs: number): void {
  for (let i = 0; i < 4; i++) {
    const { host } = random.pick(office.people);
    let atMs = dayMs + random.integer(7, 16) * HOUR + random.integer(0, HOUR);
    office.logons.push({
      user: 'helpdesk',
      host,
      source: '10.1.250.5',
      at: utc(atMs),
      outcome: 'success',
    });
    for (const process of ['cmd.exe', 'ipconfig.exe', 'whoami.exe', 'powershell.exe']) {
      if (random.chance(0.3)) continue;
      atMs += random.integer(5_000, 3 * MINUTE);
      office.executions.push({ at: utc(atMs), user: 'helpdesk', host, process });
    }
  }
}

function staleCredential(office: Office, random: IncidentRandom): void {
  const beatMs = random.pick([2, 5, 10]) * MINUTE;
  const endMs = office.startMs + office.days * 24 * HOUR;
  const fromMs = office.startMs + random.integer(0, 12) * HOUR;
  for (let atMs = fromMs; atMs < endMs; atMs += beatMs) {
    office.logons.push({
      user: 'svc_backup',
      host: 'FS-1',
      source: '10.1.250.9',
      at: utc(atMs + random.integer(0, 900)),
      outcome: 'failure',
    });
  }
}

/** Many people behind one address, who mistype now and then. */
function gateway(office: Office, random: IncidentRandom, level: NoiseLevel): void {
  const hours = office.days * 24;
  for (let hour = 0; hour < hours; hour++) {
    const attempts = random.integer(2, 5 * level);
    for (let i = 0; i < attempts; i++) {
      const { user } = random.pick(office.people);
      const atMs = office.startMs + hour * HOUR + random.integer(0, HOUR);
      const outcome = random.chance(0.25) ? 'failure' : 'success';
      office.logons.push({ user, host: 'VPN-1', source: '10.1.250.1', at: utc(atMs), outcome });
    }
  }
}
