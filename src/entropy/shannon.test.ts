import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinSql, literal, sql } from '../core/sqlText';
import type { DuckDb } from '../db/duckDb';
import { startTestDb } from '../db/testing/nodeHost';
import { measureTexts } from './shannon';
import { buffersOf } from './testing/textBuffers';

interface Measured {
  readonly entropy: number;
  readonly length: number;
  readonly base64Run: number;
}

function measure(...texts: readonly string[]): Measured[] {
  const { offsets, bytes } = buffersOf(texts);
  const { entropy, length, base64Run } = measureTexts(offsets, bytes);
  return texts.map((_, i) => ({
    entropy: entropy[i] ?? Number.NaN,
    length: length[i] ?? Number.NaN,
    base64Run: base64Run[i] ?? Number.NaN,
  }));
}

const ascii = fc.string({ unit: 'binary-ascii', maxLength: 300 });
const unicode = fc.string({ unit: 'binary', maxLength: 80 });

describe('measures of known texts', () => {
  it.each([
    ['', 0, 0, 0],
    ['a', 0, 1, 1],
    ['aaaaaaa', 0, 7, 7],
    ['ab', 1, 2, 2],
    ['abcd', 2, 4, 4],
    ['/c whoami', Math.log2(9), 9, 6],
    ['-enc SQBFAFgA=', 3.521640636343318, 14, 8],
    ['==', 0, 2, 0],
    ['a-bb-ccc', 1.9056390622295665, 8, 3],
    ['ccc-bb-a', 1.9056390622295665, 8, 3],
    ['é', 1, 1, 0],
    ['☃☃', Math.log2(3), 2, 0],
    ['x😀y', 2.584962500721156, 3, 1],
  ])('%j has entropy %d, length %d and base64 run %d', (text, entropy, length, base64Run) => {
    const [got] = measure(text);
    expect(got?.entropy).toBeCloseTo(entropy, 9);
    expect([got?.length, got?.base64Run]).toEqual([length, base64Run]);
  });

  it('counts symbols beyond the table of small counts', () => {
    const [got] = measure('a'.repeat(10_000) + 'b'.repeat(30_000));
    expect(got?.entropy).toBeCloseTo(0.8112781244591328, 9);
    expect(got?.base64Run).toBe(40_000);
  });
});

describe('properties', () => {
  it('entropy lies between 0 and log2 of the distinct bytes', () => {
    fc.assert(
      fc.property(unicode, (text) => {
        const distinct = new Set(new TextEncoder().encode(text)).size;
        const [got] = measure(text);
        expect(got?.entropy).toBeGreaterThanOrEqual(0);
        expect(got?.entropy).toBeLessThanOrEqual(Math.log2(Math.max(1, distinct)) + 1e-12);
      }),
    );
  });

  it('entropy and length do not depend on the order of the characters', () => {
    fc.assert(
      fc.property(ascii, fc.infiniteStream(fc.nat()), (text, keys) => {
        const keyed = [...text].map((character) => ({ character, key: keys.next().value ?? 0 }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ character }) => character);
        const [one, other] = measure(text, shuffled.join(''));
        expect(other?.entropy).toBeCloseTo(one?.entropy ?? Number.NaN, 9);
        expect(other?.length).toBe(one?.length);
      }),
    );
  });

  it('a text measures the same alone and in any company', () => {
    fc.assert(
      fc.property(fc.array(unicode, { maxLength: 12 }), (texts) => {
        expect(measure(...texts)).toEqual(texts.flatMap((text) => measure(text)));
      }),
    );
  });

  it('length and base64 run agree with the obvious way to count them', () => {
    fc.assert(
      fc.property(fc.oneof(unicode, fc.base64String(), ascii), (text) => {
        const [got] = measure(text);
        const runs = text.match(/[A-Za-z0-9+/]+/g) ?? [];
        const wellFormed = new TextDecoder().decode(new TextEncoder().encode(text));
        expect(got?.length).toBe([...wellFormed].length);
        expect(got?.base64Run).toBe(Math.max(0, ...runs.map((run) => run.length)));
      }),
    );
  });
});

describe('against the engine', () => {
  let db: DuckDb;
  beforeAll(async () => {
    db = await startTestDb();
  });
  afterAll(() => db.close());

  it('equals the character entropy of list_aggregate for ASCII text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ascii, { minLength: 1, maxLength: 50 }), async (texts) => {
        const values = texts.map((text, i) => sql`(${literal(i)}, ${literal(text)})`);
        const rows = await db.query(
          sql`select list_aggregate(string_split(x, ''), 'entropy'), length(x)
              from (values ${joinSql(values, ', ')}) texts(i, x) order by i`,
        );
        measure(...texts).forEach((got, i) => {
          const oracle = Number(rows.cell(i, 0));
          expect(Math.abs(got.entropy - oracle)).toBeLessThan(1e-9);
          expect(got.length).toBe(rows.cell(i, 1));
        });
      }),
      { numRuns: 20 },
    );
  });
});
