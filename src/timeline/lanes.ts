import type { Finding } from '../findings/finding';
import { SEVERITIES } from '../hunts/hunt';
import type { Tactic } from './attackTactic';
import { type SelectionClause, hostKey, userKey } from './selection';

export const LANES_BY = ['tactic', 'host', 'user'] as const;
export type LaneBy = (typeof LANES_BY)[number];

/** More lanes than this are gathered in one; nobody reads them. */
const MOST_LANES = 40;

export interface Lane {
  readonly key: string;
  readonly label: string;
  /** What a click on its label chooses; null for the lane of all that have none of their own. */
  readonly clause: SelectionClause | null;
  readonly findings: number;
  readonly firstMs: number;
}

/**
 * Findings as marks in lanes, the lane with the earliest finding first. The arrays run side by side, a mark each, in
 * order of time: a hundred thousand of them are binned anew in a few milliseconds.
 */
export interface LaneMarks {
  readonly lanes: readonly Lane[];
  readonly ms: Float64Array;
  readonly lane: Uint16Array;
  /** Places in `SEVERITIES`. */
  readonly severity: Uint8Array;
  /** Places in the list of findings. */
  readonly finding: Uint32Array;
  /** Findings without a time, which have no place on the axis. */
  readonly undated: number;
}

type Marked = Pick<Finding, 'huntId' | 'severity' | 'firstSeen' | 'host' | 'user'>;

export function laneMarks(
  findings: readonly Marked[],
  by: LaneBy,
  tacticOfHunt: (huntId: string) => Tactic | null,
): LaneMarks {
  const dated = findings
    .map((finding, i) => ({ finding, i, ms: Date.parse(finding.firstSeen ?? '') }))
    .filter(({ ms }) => !Number.isNaN(ms))
    .sort((a, b) => a.ms - b.ms);
  const found = new Map<string, { lane: Omit<Lane, 'findings'>; findings: number }>();
  const keys = dated.map(({ finding, ms }) => {
    const lane = laneOf(finding, by, tacticOfHunt, ms);
    const entry = found.get(lane.key) ?? { lane, findings: 0 };
    entry.findings += 1;
    found.set(lane.key, entry);
    return lane.key;
  });
  const all = [...found.values()].map(({ lane, findings: count }) => ({
    ...lane,
    findings: count,
  }));
  const own = all.length > MOST_LANES ? all.slice(0, MOST_LANES - 1) : all;
  const others = all.slice(own.length);
  const lanes = others.length === 0 ? own : [...own, gathered(others, by)];
  const places = new Map(own.map((lane, i) => [lane.key, i]));
  return {
    lanes,
    ms: Float64Array.from(dated, ({ ms }) => ms),
    lane: Uint16Array.from(keys, (key) => places.get(key) ?? own.length),
    severity: Uint8Array.from(dated, ({ finding }) => SEVERITIES.indexOf(finding.severity)),
    finding: Uint32Array.from(dated, ({ i }) => i),
    undated: findings.length - dated.length,
  };
}

function laneOf(
  finding: Marked,
  by: LaneBy,
  tacticOfHunt: (huntId: string) => Tactic | null,
  firstMs: number,
): Omit<Lane, 'findings'> {
  switch (by) {
    case 'tactic': {
      const tactic = tacticOfHunt(finding.huntId);
      const clause = tactic && ({ kind: 'tactic', tactic } as const);
      return { key: tactic ?? '', label: tactic ?? 'No tactic', clause, firstMs };
    }
    case 'host': {
      const key = hostKey(finding.host);
      const clause = { kind: 'host', name: key && finding.host } as const;
      return {
        key: key ?? '',
        label: key ? (finding.host ?? '') : 'No host named',
        clause,
        firstMs,
      };
    }
    case 'user': {
      const key = userKey(finding.user);
      const clause = { kind: 'user', name: key && finding.user } as const;
      return {
        key: key ?? '',
        label: key ? (finding.user ?? '') : 'No user named',
        clause,
        firstMs,
      };
    }
  }
}

function gathered(others: readonly Lane[], by: LaneBy): Lane {
  return {
    key: '\0others',
    label: `${others.length} other ${by}s`,
    clause: null,
    findings: others.reduce((sum, lane) => sum + lane.findings, 0),
    firstMs: others[0]?.firstMs ?? 0,
  };
}
