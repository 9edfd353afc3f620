import type { Db } from '../../db/db';
import type { ParamOverrides } from '../../hunts/hunt';
import type { PivotAnswer } from '../pivotPoint';
import type { Incident } from './incidents';
import { pivotIn } from './pivotIn';

/** A pivot this far from the true one is the right one: the same minutes of the same story. */
const TOLERANCE_MS = 5 * 60_000;

export interface JudgedIncident {
  readonly incident: Incident;
  readonly answer: PivotAnswer;
  /** Milliseconds from the true pivot; null where one of the two is missing. */
  readonly distanceMs: number | null;
  readonly isRight: boolean;
}

export interface PivotAccuracy {
  readonly judged: readonly JudgedIncident[];
  /** Right ones among all that were found. */
  readonly precision: number;
  /** Right ones among all incidents with an intruder. */
  readonly recall: number;
  /** Of all that were found where there was an intruder. */
  readonly medianDistanceS: number;
}

/** Looks for the pivot of each incident, and compares it with the truth. */
export async function pivotAccuracy(
  db: Db,
  incidents: readonly Incident[],
  params: ParamOverrides = {},
): Promise<PivotAccuracy> {
  const judged: JudgedIncident[] = [];
  for (const incident of incidents) {
    const answer = await pivotIn(db, incident.logons, incident.executions, params);
    judged.push(judge(incident, answer));
  }
  const found = judged.filter(({ answer }) => answer.pivot !== null);
  const right = judged.filter(({ isRight, incident }) => isRight && incident.pivotAt !== null);
  const intrusions = judged.filter(({ incident }) => incident.pivotAt !== null);
  const distances = judged.flatMap(({ distanceMs }) => (distanceMs === null ? [] : [distanceMs]));
  return {
    judged,
    precision: right.length / found.length,
    recall: right.length / intrusions.length,
    medianDistanceS: median(distances) / 1000,
  };
}

function judge(incident: Incident, answer: PivotAnswer): JudgedIncident {
  const { pivotAt } = incident;
  const { pivot } = answer;
  const distanceMs =
    pivotAt === null || pivot === null
      ? null
      : Math.abs(Date.parse(pivot.at) - Date.parse(pivotAt));
  const isRight =
    distanceMs === null ? pivotAt === null && pivot === null : distanceMs <= TOLERANCE_MS;
  return { incident, answer, distanceMs, isRight };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
