import { HAND_TOOLS, RECON_TOOLS, arrival } from './arrival';
import type { IncidentKind } from './incidentKinds';
import type { IncidentRandom } from './incidentRandom';
import { utc } from './logonSeries';
import type { Office } from './officeNoise';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Writes an incident that begins at `atMs` into the logs of an office; the instant of the intruder's logon or null. */
type Attack = (office: Office, random: IncidentRandom, atMs: number) => number | null;

export const ATTACKS: Readonly<Record<IncidentKind, Attack>> = {
  spray(office, random, atMs) {
    const source = outside(random);
    const users = office.people.map(({ user }) => user);
    return sprayed(office, random, atMs, source, users, () => random.integer(500, 9_000));
  },
  'slow spray'(office, random, atMs) {
    const users = office.people.slice(0, 12).map(({ user }) => user);
    return sprayed(office, random, atMs - 2 * HOUR, outside(random), users, () =>
      random.integer(2 * MINUTE, 9 * MINUTE),
    );
  },
  'brute force'(office, random, atMs) {
    return forced(office, random, atMs, () => '198.51.100.23');
  },
  distributed(office, random, atMs) {
    return forced(office, random, atMs, () => outside(random));
  },
  stolen(office, random, atMs) {
    const { user } = random.pick(office.people);
    return arrival(office, random, atMs, user, 'JUMP-1', outside(random));
  },
  insider(office, random, atMs) {
    const { user, source } = random.pick(office.people);
    return arrival(office, random, atMs, user, random.pick(['DC-1', 'SQL-1', 'HR-1']), source);
  },
  're-entry'(office, random, atMs) {
    const source = '203.0.113.66';
    const pivotMs = forced(office, random, atMs - 2 * HOUR, () => source);
    const user = office.logons.at(-1)?.user ?? 'person0';
    for (const hours of [2, 4])
      arrival(office, random, pivotMs + hours * HOUR, user, 'JUMP-1', source);
    return pivotMs;
  },
  /** A stolen password, one look around and one tool. */
  quiet(office, random, atMs) {
    const { user } = random.pick(office.people);
    const tools = [random.pick(RECON_TOOLS), random.pick(HAND_TOOLS)];
    return arrival(office, random, atMs, user, 'JUMP-1', outside(random), tools);
  },
  /** The password of one who uses the same tools every day. */
  'helper stolen'(office, random, atMs) {
    return arrival(office, random, atMs, 'helpdesk', 'JUMP-1', outside(random));
  },
  /** The logon names the gateway; the hands are on another host. */
  'through a gateway'(office, random, atMs) {
    const source = outside(random);
    const { user } = random.pick(office.people);
    for (let i = 0; i < 20; i++) {
      const at = utc(atMs - random.integer(10_000, 9 * MINUTE));
      office.logons.push({ user, host: 'VPN-1', source, at, outcome: 'failure' });
    }
    arrival(office, random, atMs, user, 'JUMP-1', source);
    const logon = office.logons.pop();
    if (logon) office.logons.push({ ...logon, host: 'VPN-1' });
    return atMs;
  },
  none: () => null,
  /** From a hotel, with the own laptop, and once a shell. */
  traveller(office, random, atMs) {
    const { user, host } = random.pick(office.people);
    arrival(office, random, atMs, user, host, outside(random), [
      'outlook.exe',
      'chrome.exe',
      ...(random.chance(0.5) ? ['cmd.exe'] : []),
    ]);
    return null;
  },
  /** A helper sets up a machine that he has never been on, with the tools of every day. */
  'new server'(office, random, atMs) {
    const hands = ['cmd.exe', 'ipconfig.exe', 'whoami.exe', 'powershell.exe', 'setup.exe'];
    arrival(office, random, atMs, 'helpdesk', 'NEW-1', '10.1.250.5', hands);
    return null;
  },
  /** Six or more wrong passwords at the own desk, then the day's work. */
  forgotten(office, random, atMs) {
    const person = random.pick(office.people);
    let now = atMs;
    const tries = random.integer(5, 11);
    for (let i = 0; i < tries; i++) {
      office.logons.push({ ...person, at: utc(now), outcome: 'failure' });
      now += random.integer(4_000, 70_000);
    }
    office.logons.push({ ...person, at: utc(now), outcome: 'success' });
    for (const process of ['explorer.exe', 'outlook.exe', 'chrome.exe', 'calc.exe']) {
      now += random.integer(2_000, 2 * MINUTE);
      office.executions.push({ at: utc(now), user: person.user, host: person.host, process });
    }
    return null;
  },
};

function sprayed(
  office: Office,
  random: IncidentRandom,
  fromMs: number,
  source: string,
  users: readonly string[],
  pauseMs: () => number,
): number {
  let now = fromMs;
  const rounds = random.integer(1, 2);
  for (const user of Array.from({ length: rounds }, () => users).flat()) {
    office.logons.push({ user, host: 'VPN-1', source, at: utc(now), outcome: 'failure' });
    now += pauseMs();
  }
  const pivotMs = now + random.integer(1_000, 10 * MINUTE);
  const pivot = arrival(office, random, pivotMs, random.pick(users), 'JUMP-1', source);
  if (random.chance(0.5)) {
    for (const user of users.slice(0, 8)) {
      now = pivotMs + random.integer(1_000, HOUR);
      office.logons.push({ user, host: 'VPN-1', source, at: utc(now), outcome: 'failure' });
    }
  }
  return pivot;
}

function forced(
  office: Office,
  random: IncidentRandom,
  fromMs: number,
  sourceOf: () => string,
): number {
  const { user } = random.pick(office.people);
  let now = fromMs;
  const tries = random.integer(12, 150);
  for (let i = 0; i < tries; i++) {
    office.logons.push({
      user,
      host: 'JUMP-1',
      source: sourceOf(),
      at: utc(now),
      outcome: 'failure',
    });
    now += random.integer(700, 15_000);
  }
  return arrival(office, random, now + random.integer(500, 5 * MINUTE), user, 'JUMP-1', sourceOf());
}

function outside(random: IncidentRandom): string {
  return `203.0.113.${random.integer(1, 250)}`;
}
