interface ChainRow {
  readonly ms: number;
  readonly host: string;
  readonly user: string;
  readonly dest: string;
}

export interface ChainRows {
  readonly logons: readonly ChainRow[];
  readonly processes: readonly ChainRow[];
  readonly connections: readonly ChainRow[];
}

interface Numbered extends ChainRow {
  readonly record: number;
}

const numbered = (rows: readonly ChainRow[]): Numbered[] =>
  rows.map((row, i) => ({ ...row, record: i + 1 }));

const meets = (a: ChainRow, b: ChainRow): boolean =>
  a.user === b.user && (a.host === '' || b.host === '' || a.host === b.host);

const within = (earlier: ChainRow, later: ChainRow, windowMs: number): boolean =>
  later.ms >= earlier.ms && later.ms - earlier.ms <= windowMs;

/** Latest first; in the same instant a row with a host, then the lower record. */
const nearest = (rows: readonly Numbered[]): Numbered | undefined =>
  [...rows].sort(
    (a, b) => b.ms - a.ms || (a.host || '~').localeCompare(b.host || '~') || a.record - b.record,
  )[0];

/** The record names of each chain of the kill-chain hunt, found by trying every combination. */
export function chainsByHand(rows: ChainRows, windowMs: number): string[][] {
  const logons = numbered(rows.logons);
  const processes = numbered(rows.processes);
  const reached = new Set<string>();
  const names = new Map<number, Set<string>>();
  const inTime = numbered(rows.connections).sort((a, b) => a.ms - b.ms || a.record - b.record);
  for (const connection of inTime) {
    const pair = `${connection.host || `@${connection.user}`} ${connection.dest}`;
    const isNew = connection.dest.startsWith('10.') && !reached.has(pair);
    reached.add(pair);
    if (!isNew) continue;
    const logonOf = (process: Numbered): Numbered | undefined =>
      nearest(logons.filter((l) => meets(l, process) && within(l, process, windowMs)));
    const process = nearest(
      processes.filter(
        (p) => meets(p, connection) && within(p, connection, windowMs) && logonOf(p) !== undefined,
      ),
    );
    const logon = process && logonOf(process);
    if (!process || !logon) continue;
    const chain = names.get(logon.record) ?? new Set([`auth_logs:${logon.record}`]);
    chain.add(`process_logs:${process.record}`).add(`net_logs:${connection.record}`);
    names.set(logon.record, chain);
  }
  return [...names.values()].map((chain) => [...chain].sort());
}
