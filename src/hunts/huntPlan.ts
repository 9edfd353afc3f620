import { errorText } from '../core/analystError';
import type { Sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { TABLES } from '../schema/tables';
import { resolveParams } from './bindParams';
import type { Hunt, ParamOverrides, ParamValue } from './hunt';
import { huntWays } from './huntWays';

/** A hunt that the normalised tables can answer, its parameters filled in. At least one text is there. */
export interface PlannedHunt {
  readonly hunt: Hunt;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly raw: Sql | null;
  readonly result: Sql | null;
}

export interface LeftOutHunt {
  readonly hunt: Hunt;
  /** A sentence. */
  readonly reason: string;
}

export interface HuntPlan {
  /** In the order given. */
  readonly planned: readonly PlannedHunt[];
  readonly leftOut: readonly LeftOutHunt[];
}

/** Which of the hunts an engine with nothing but the normalised tables of this case could run, without running any. */
export async function planHunts(
  db: Db,
  hunts: readonly Hunt[],
  overrides: Readonly<Record<string, ParamOverrides>>,
  signal?: AbortSignal,
): Promise<HuntPlan> {
  const planned: PlannedHunt[] = [];
  const leftOut: LeftOutHunt[] = [];
  for (const hunt of hunts) {
    const before = hunt.after?.find((id) => !planned.some((other) => other.hunt.id === id));
    const plan =
      before === undefined
        ? await planOf(db, hunt, overrides[hunt.id] ?? {}, signal)
        : `It builds on ${before}, which cannot run.`;
    if (typeof plan === 'string') leftOut.push({ hunt, reason: plan });
    else planned.push(plan);
  }
  return { planned, leftOut };
}

async function planOf(
  db: Db,
  hunt: Hunt,
  overrides: ParamOverrides,
  signal: AbortSignal | undefined,
): Promise<PlannedHunt | string> {
  let params: PlannedHunt['params'];
  try {
    params = resolveParams(hunt.params, overrides);
  } catch (error) {
    return errorText(error);
  }
  const stranger = hunt.params.find(
    ({ name, type }) => type === 'table' && !isNormalised(String(params[name])),
  );
  if (stranger) {
    return `It reads "${String(params[stranger.name])}", which is no normalised table (${stranger.label}).`;
  }
  const { raw, result, blocked } = await huntWays(db, hunt, params, signal);
  return raw === null && result === null ? (blocked ?? '') : { hunt, params, raw, result };
}

function isNormalised(name: string): boolean {
  return TABLES.some((table) => table.name === name.toLowerCase());
}
