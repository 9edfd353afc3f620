import type { Db } from '../../db/db';
import type { ParamOverrides } from '../../hunts/hunt';
import { findPivot } from '../pivot';
import type { PivotAnswer } from '../pivotPoint';
import { type Execution, type Logon, loadEvidence } from './evidence';

/** The answer for an evidence of just these records. */
export async function pivotIn(
  db: Db,
  logons: readonly Logon[],
  executions: readonly Execution[],
  params: ParamOverrides = {},
): Promise<PivotAnswer> {
  await loadEvidence(db, logons, executions);
  return findPivot(db, params);
}
