import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEWEST_DAYS, chanceOfOrder, orderOfDays } from './orderOfRecords';
import { type TimeSpan, orderBySpans } from './orderBySpans';
import { DAY_MS, type WrittenDate } from './writtenDates';

/** `3/4/2024`, or `03/04/2024`, as the parts that stand in it. */
function written(text: string): WrittenDate {
  const [first = 0, second = 0, year = 0] = text.split('/').map(Number);
  return { text, first, second, year, values: 1, example: text };
}

/** Days 1 to 12 of the months, every so many days, as they follow one another. */
function days(months: number, every: number, write: (d: number, m: number) => string): string[] {
  return Array.from({ length: months }, (_, m) =>
    Array.from({ length: Math.floor(12 / every) }, (_unused, i) => write(1 + i * every, m + 1)),
  ).flat();
}

const two = (n: number): string => String(n).padStart(2, '0');
const dayFirst = (d: number, m: number): string => `${two(d)}/${two(m)}/2024`;
const monthFirst = (d: number, m: number): string => `${m}/${d}/2024`;

describe('the order of the records', () => {
  it.each([
    ['rising', days(4, 2, dayFirst), 'day first'],
    ['falling', days(4, 2, dayFirst).reverse(), 'day first'],
    ['rising, month first', days(11, 2, monthFirst), 'month first'],
    ['falling, month first', days(11, 2, monthFirst).reverse(), 'month first'],
  ])('decides where one reading is %s and the other jumps', (_name, texts, expected) => {
    expect(orderOfDays(texts.map(written))?.order).toBe(expected);
  });

  it.each([
    ['of one month rise in both readings', days(1, 1, dayFirst)],
    ['are too few', days(4, 6, dayFirst)],
    ['jump once only', days(2, 1, dayFirst)],
    ['are in the order of their text', days(6, 2, dayFirst).sort()],
    ['are in the order of their text, backwards', days(6, 2, dayFirst).sort().reverse()],
    ['rise in neither', [...days(4, 2, dayFirst), '01/01/2024']],
  ])('says nothing where the days %s', (_name, texts) => {
    expect(orderOfDays(texts.map(written))).toBeNull();
  });

  it('is not fooled by a file of day-first dates sorted as text', () => {
    const asText = days(12, 1, (d, m) => `${d}/${m}/2024`).sort();
    expect(orderOfDays(asText.map(written))).toBeNull();
  });
});

describe('chance', () => {
  it('is bounded: of all orders of few days, no more go one way in a reading than the bound says', () => {
    const texts = ['01/02/2024', '03/01/2024', '02/05/2024', '04/03/2024', '05/04/2024'].map(
      written,
    );
    const orders = permutations(texts);
    const oneWay = orders.filter((order) =>
      (
        [
          (d: WrittenDate) => d.second * 100 + d.first,
          (d: WrittenDate) => d.first * 100 + d.second,
        ] as const
      ).some((key) => isMonotone(order.map(key))),
    );
    expect(orders).toHaveLength(120);
    expect(oneWay.length).toBe(4);
    expect(oneWay.length / orders.length).toBeLessThanOrEqual(chanceOfOrder(texts.length));
  });

  it('is below one in a million for the fewest days that decide, and not for one less', () => {
    expect(FEWEST_DAYS).toBe(11);
    expect(chanceOfOrder(FEWEST_DAYS)).toBeLessThan(1e-6);
    expect(chanceOfOrder(FEWEST_DAYS - 1)).toBeGreaterThan(1e-6);
  });

  it('never decides for days in no order', () => {
    const parts = fc.record({
      d: fc.integer({ min: 1, max: 12 }),
      m: fc.integer({ min: 1, max: 12 }),
    });
    const shuffled = fc.uniqueArray(
      parts.map(({ d, m }) => dayFirst(d, m)),
      {
        minLength: FEWEST_DAYS,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(shuffled, (texts) => orderOfDays(texts.map(written)) === null),
      { numRuns: 5_000, seed: 20_240_309 },
    );
  });

  it('never decides against the truth for sorted days, whatever days they are', () => {
    const parts = fc.record({
      d: fc.integer({ min: 1, max: 12 }),
      m: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(parts, { selector: ({ d, m }) => d * 100 + m, maxLength: 80 }),
        (found) => {
          const sorted = [...found].sort((a, b) => a.m - b.m || a.d - b.d);
          const asDay = orderOfDays(sorted.map(({ d, m }) => written(dayFirst(d, m))));
          const asMonth = orderOfDays(sorted.map(({ d, m }) => written(monthFirst(d, m))));
          return asDay?.order !== 'month first' && asMonth?.order !== 'day first';
        },
      ),
      { numRuns: 5_000, seed: 20_240_309 },
    );
  });
});

describe('the times of the other files', () => {
  const april: TimeSpan = { fromMs: Date.UTC(2024, 3, 1, 9), toMs: Date.UTC(2024, 3, 6, 17) };

  it.each([
    ['03/04/2024 06/04/2024', 'day first'],
    ['04/03/2024 04/06/2024', 'month first'],
    ['31/03/2024 07/04/2024', 'day first'],
    ['04/04/2024 03/04/2024', 'day first'],
  ])('%s is %s within the first week of April', (texts, expected) => {
    expect(orderBySpans(texts.split(' ').map(written), [april])?.order).toBe(expected);
  });

  it.each([
    ['in no reading', '03/07/2024'],
    ['in both', '03/04/2024', { fromMs: april.fromMs - 60 * DAY_MS, toMs: april.toMs }],
    ['in one, but not with all its days', '03/04/2024 09/04/2024'],
    ['in one, but the other has a day within too', '03/04/2024 04/05/2024'],
    ['because day and month are the same', '04/04/2024'],
  ])('say nothing of days that lie within them %s', (_name, texts, span = april) => {
    expect(orderBySpans(texts.split(' ').map(written), [span])).toBeNull();
  });

  it('say nothing where there are none', () => {
    expect(orderBySpans([written('03/04/2024')], [])).toBeNull();
  });
});

function isMonotone(values: readonly number[]): boolean {
  const steps = values.slice(1).map((value, i) => value - (values[i] ?? 0));
  return steps.every((step) => step > 0) || steps.every((step) => step < 0);
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, i) =>
    permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}
