import type { Cell } from './siemEngineRun';

/** What a finding is compared by, whoever computed it. Times are ISO 8601 UTC. */
export interface ComparedFinding {
  readonly host: string | null;
  readonly user: string | null;
  readonly severity: string | null;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** Null where it is not compared. */
  readonly recordCount: number | null;
}

export function keyOf(finding: ComparedFinding): string {
  const { host, user, severity, firstSeen, lastSeen, recordCount } = finding;
  return JSON.stringify([
    host,
    user,
    severity,
    toMillis(firstSeen),
    toMillis(lastSeen),
    recordCount,
  ]);
}

/** A row of an engine's answer, whose times read `2026-03-02 09:00:00.4`. */
export function findingOfRow(row: Readonly<Record<string, Cell>>): ComparedFinding {
  const { host = null, user = null, severity = null, records = null } = row;
  const instant = (text: Cell): Cell => (text === null ? null : `${text.replace(' ', 'T')}Z`);
  return {
    host,
    user,
    severity,
    firstSeen: instant(row['first_seen'] ?? null),
    lastSeen: instant(row['last_seen'] ?? null),
    recordCount: Number(records),
  };
}

export function keyOfRow(row: Readonly<Record<string, Cell>>): string {
  return keyOf(findingOfRow(row));
}

function toMillis(text: string | null): string | null {
  return text === null ? null : new Date(text).toISOString();
}
