import { people, type Person } from '../company/accounts';
import { alwaysOnWorkstations, workstations } from '../company/hosts';
import { CASE_DAYS, dayStartMs, HOUR, MINUTE, type TimeSpan, WHOLE_CASE } from '../caseClock';
import { seededRandom } from '../seededRandom';

export interface UserSession extends TimeSpan {
  readonly user: string;
  readonly workstation: string;
  readonly day: number;
}

export interface PoweredSpan extends TimeSpan {
  readonly workstation: string;
}

/** The office is at UTC+3: 08:00 local is 05:00 UTC. */
const OFFICE_OPENS = 5 * HOUR;
const SHIFT_CHANGE = 10 * HOUR;
const OFFICE_CLOSES = 14.5 * HOUR;

const LUNCH: TimeSpan = { fromMs: 9 * HOUR, toMs: 10 * HOUR };

/** The encrypted workstation has no user on the last day. */
function isAbsent(person: Person, day: number): boolean {
  return day === 2 && person.workstation === 'WS-12';
}

function sessionOf(person: Person, day: number): UserSession {
  const random = seededRandom(`workday:${person.account}:${day}`);
  const midnight = dayStartMs(day);
  const startsLate = person.shift === 'second';
  const endsEarly = person.shift === 'first';
  const start = startsLate ? SHIFT_CHANGE : OFFICE_OPENS;
  const end = endsEarly ? SHIFT_CHANGE - 15 * MINUTE : OFFICE_CLOSES;
  return {
    user: person.account,
    workstation: person.workstation,
    day,
    fromMs: midnight + start + random.integer(startsLate ? 2 : -25, 35) * MINUTE,
    toMs: midnight + end + random.integer(-20, endsEarly ? 5 : 45) * MINUTE,
  };
}

export const userSessions: readonly UserSession[] = CASE_DAYS.flatMap((day) =>
  people.filter((person) => !isAbsent(person, day)).map((person) => sessionOf(person, day)),
);

function poweredSpansOf(workstation: string): readonly PoweredSpan[] {
  if (alwaysOnWorkstations.has(workstation)) return [{ workstation, ...WHOLE_CASE }];
  return CASE_DAYS.map((day) => {
    const random = seededRandom(`power:${workstation}:${day}`);
    const sessions = userSessions.filter(
      (session) => session.workstation === workstation && session.day === day,
    );
    return {
      workstation,
      fromMs:
        Math.min(...sessions.map((session) => session.fromMs)) - random.integer(7, 13) * MINUTE,
      toMs: Math.max(...sessions.map((session) => session.toMs)) + random.integer(4, 11) * MINUTE,
    };
  });
}

export const poweredSpans: readonly PoweredSpan[] = workstations.flatMap((workstation) =>
  poweredSpansOf(workstation.name),
);

export function isLunch(session: UserSession, instantMs: number): boolean {
  const intoDay = instantMs - dayStartMs(session.day);
  return intoDay >= LUNCH.fromMs && intoDay < LUNCH.toMs;
}
