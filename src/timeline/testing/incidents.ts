import { ATTACKS } from './attacks';
import type { Execution, Logon } from './evidence';
import { INCIDENT_KINDS, type IncidentKind } from './incidentKinds';
import { type IncidentRandom, incidentRandom } from './incidentRandom';
import { msOf, utc } from './logonSeries';
import { type NoiseLevel, type Office, officeNoise } from './officeNoise';

const HOUR = 3_600_000;

/** The thresholds were chosen on the first; the second was held out. */
export const TUNING_SEED = 'tuning';
export const HELD_OUT_SEED = 'held out';

/** Evidence with its truth: the instant of the intruder's logon, or null where there is no intruder. */
export interface Incident {
  readonly name: string;
  readonly kind: IncidentKind;
  readonly noise: NoiseLevel;
  readonly pivotAt: string | null;
  readonly logons: readonly Logon[];
  readonly executions: readonly Execution[];
}

/** One of each kind at each level of noise, some of them twice: 60 incidents for a seed. */
export function incidents(seed: string): Incident[] {
  const twice: readonly IncidentKind[] = [
    'spray',
    'brute force',
    'stolen',
    'insider',
    'none',
    'forgotten',
  ];
  const plan = INCIDENT_KINDS.flatMap((kind) =>
    ([0, 1, 2] as const).flatMap((noise) =>
      (twice.includes(kind) ? [0, 1] : [0]).map((turn) => ({ kind, noise, turn })),
    ),
  );
  return plan.map(({ kind, noise, turn }) =>
    incident(`${seed} ${kind} ${noise} ${turn}`, kind, noise),
  );
}

function incident(name: string, kind: IncidentKind, noise: NoiseLevel): Incident {
  const random = incidentRandom(name);
  const office = officeNoise(random, noise);
  // After a day of history and before the last hours, at any time of the day.
  const atMs =
    office.startMs + random.integer(26, office.days * 24 - 6) * HOUR + random.integer(0, HOUR);
  const pivotMs = ATTACKS[kind](office, random, atMs);
  const disturbed = random.chance(0.5);
  const { logons, executions } = random.chance(0.3) ? withSkew(office, random) : office;
  return {
    name,
    kind,
    noise,
    pivotAt: pivotMs === null ? null : new Date(pivotMs).toISOString(),
    logons: disturbed ? shuffled(logons, random) : logons,
    executions: disturbed ? shuffled(executions, random) : executions,
  };
}

/** The process log of a machine that is up to a minute and a half off the clock of the logons. */
function withSkew(office: Office, random: IncidentRandom): Pick<Incident, 'logons' | 'executions'> {
  const skewMs = random.integer(-90_000, 90_000);
  const executions = office.executions.map((started) => ({
    ...started,
    at: started.at === null ? null : utc(msOf(started.at) + skewMs),
  }));
  return { logons: office.logons, executions };
}

function shuffled<T>(items: readonly T[], random: IncidentRandom): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.integer(0, i);
    const [a, b] = [result[i], result[j]];
    if (a !== undefined && b !== undefined) [result[i], result[j]] = [b, a];
  }
  return result;
}
