import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DuckDb } from '../db/duckDb';
import { startTestDb } from '../db/testing/nodeHost';
import { prepareEngine } from './testing/evidence';
import { INCIDENT_KINDS } from './testing/incidentKinds';
import { TUNING_SEED, incidents } from './testing/incidents';
import { type PivotAccuracy, pivotAccuracy } from './testing/pivotAccuracy';

describe('the labelled incidents', () => {
  const set = incidents(TUNING_SEED);
  let db: DuckDb;
  let accuracy: PivotAccuracy;
  beforeAll(async () => {
    db = await startTestDb();
    await prepareEngine(db);
    accuracy = await pivotAccuracy(db, set);
  }, 240_000);
  afterAll(() => db.close());

  it('are at least forty, of every kind, the same in every run', () => {
    expect(set.length).toBeGreaterThanOrEqual(40);
    expect(new Set(set.map(({ kind }) => kind))).toEqual(new Set(INCIDENT_KINDS));
    expect(incidents(TUNING_SEED)).toEqual(set);
  });

  it('hold the floors of precision, recall and distance', () => {
    const missed = accuracy.judged.filter(({ isRight }) => !isRight);
    const names = missed.map(({ incident }) => incident.name).join(', ');
    expect(accuracy.precision, names).toBeGreaterThanOrEqual(0.95);
    expect(accuracy.recall, names).toBeGreaterThanOrEqual(0.85);
    expect(accuracy.medianDistanceS, names).toBeLessThanOrEqual(1);
  });

  it('have no pivot where there is no intruder', () => {
    const innocent = accuracy.judged.filter(({ incident }) => incident.pivotAt === null);
    const found = innocent.filter(({ answer }) => answer.pivot !== null);
    expect(found.map(({ incident }) => incident.name)).toEqual([]);
  });
});
