import { describe, expect, it } from 'vitest';
import { movedBy } from './gridKeys';

const EXTENT = { rows: 100, columns: 5, page: 20 };
const MIDDLE = { row: 50, column: 2 };

describe('keys of a grid', () => {
  it.each([
    ['ArrowDown', false, { row: 51, column: 2 }],
    ['ArrowLeft', false, { row: 50, column: 1 }],
    ['PageUp', false, { row: 30, column: 2 }],
    ['Home', false, { row: 50, column: 0 }],
    ['End', true, { row: 99, column: 4 }],
    ['x', false, null],
  ])('%s with modifier %s goes to %j', (key, mod, to) => {
    expect(movedBy(key, mod, MIDDLE, EXTENT)).toEqual(to);
  });

  it('stays inside, and starts at the first cell', () => {
    expect(movedBy('PageDown', false, { row: 95, column: 4 }, EXTENT)?.row).toBe(99);
    expect(movedBy('ArrowDown', false, null, EXTENT)).toEqual({ row: 0, column: 0 });
    expect(movedBy('ArrowDown', false, null, { ...EXTENT, rows: 0 })).toBeNull();
  });
});
