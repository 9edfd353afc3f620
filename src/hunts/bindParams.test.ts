import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedSql } from '../core/sqlText';
import type { CellValue, Db } from '../db/db';
import { startTestDb } from '../db/testing/nodeHost';
import { MACROS } from '../schema/macros';
import { bindParams, paramsUsed, resolveParams } from './bindParams';
import type { HuntParam, ParamType, ParamValue } from './hunt';
import { INTERNAL_RANGES } from './internalRanges';

let db: Db;
beforeAll(async () => {
  db = await startTestDb();
  for (const macro of MACROS) await db.exec(macro);
});
afterAll(() => db.close());

const param = (type: ParamType, more: Partial<HuntParam> = {}): HuntParam => ({
  name: 'x',
  label: 'The value',
  type,
  unit: '',
  default: '',
  why: '',
  source: '',
  ...more,
});

async function valueOf(text: string, p: HuntParam, value: ParamValue): Promise<CellValue> {
  const rows = await db.query(bindParams(text, [p], resolveParams([p], { x: value })));
  return rows.cell(0, 0);
}

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('binding in the engine', () => {
  it('gives any text back unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        expect(await valueOf('select $x', param('text'), text)).toBe(text);
      }),
    );
  });

  it('gives any list of texts back trimmed, in lower case and without empty ones', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ maxLength: 12 }), { maxLength: 5 }), async (list) => {
        const expected = list
          .map((item) => item.trim().toLowerCase())
          .filter((item) => item !== '');
        expect(await valueOf('select $x', param('text-list'), list)).toEqual(expected);
      }),
    );
  });

  it('gives any whole and any broken number back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (n) => {
        expect(await valueOf('select 0 -$x', param('integer'), n)).toBe(0 - n);
      }),
    );
    const broken = fc.double({ noNaN: true, noDefaultInfinity: true });
    await fc.assert(
      fc.asyncProperty(broken, async (n) => {
        expect(await valueOf('select $x::double', param('number'), n)).toBeCloseTo(n, 10);
      }),
    );
  });

  it('gives any name of a column back', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (name) => {
        fc.pre(name !== '' && !name.includes('\0'));
        const bound = bindParams('select 7 as $x', [param('column')], { x: name });
        const rows = await db.query(bound);
        expect(rows.columns.map((column) => column.name)).toEqual([name]);
      }),
    );
  });

  it('keeps the dot inside the name of a column and splits schema from table', () => {
    expect(bindParams('$x', [param('column')], { x: 'user.name' })).toBe('"user.name"');
    expect(bindParams('$x', [param('table')], { x: 'evidence.a.b' })).toBe('"evidence"."a.b"');
    expect(bindParams('$x', [param('table')], { x: 'net_logs' })).toBe('"net_logs"');
  });

  it.each([
    ['10.0.0.0', true],
    ['10.255.255.255', true],
    ['9.255.255.255', false],
    ['11.0.0.0', false],
    ['172.32.0.0', false],
    ['100.64.0.1', true],
    ['fd00::1', true],
    ['fe80::1%12', true],
    ['2001:db8::1', false],
    ['::ffff:10.0.0.1', true],
    ['not an address', false],
  ])('the default internal ranges hold %s: %s', async (address, inside) => {
    const text = `select in_ranges(ip_number('${address}'), $x)`;
    const ranges = { ...INTERNAL_RANGES, name: 'x' };
    expect(await valueOf(text, ranges, INTERNAL_RANGES.default)).toBe(inside);
  });

  it('holds no address in an empty list of ranges', async () => {
    const text = `select in_ranges(ip_number('10.0.0.1'), $x)`;
    expect(await valueOf(text, param('cidr-list'), [])).toBe(false);
  });
});

describe('finding parameters in SQL', () => {
  it('leaves strings, quoted names and comments alone', () => {
    const text = `select '$x', "$x", $x -- $x isn't one
      /* $x */ , '''$x' , $x2`;
    const params = [param('integer'), param('integer', { name: 'x2' })];
    expect([...paramsUsed(text)]).toEqual(['x', 'x2']);
    expect(bindParams(text, params, { x: 1, x2: 2 })).toBe(`select '$x', "$x", (1) -- $x isn't one
      /* $x */ , '''$x' , (2)`);
  });

  it('refuses a name without a parameter', () => {
    expect(() => bindParams('select $y', [param('integer')], { x: 1 })).toThrow('No value for $y.');
  });
});

describe('checking values', () => {
  it.each<[string, HuntParam, ParamValue, string]>([
    ['text for a number', param('number'), 'many', 'Parameter "The value" is not a number.'],
    ['empty text for a number', param('number'), ' ', 'is not a number'],
    ['a broken whole number', param('integer'), 1.5, 'is not whole'],
    ['a number below', param('integer', { min: 1 }), 0, 'is below 1'],
    ['a number above', param('integer', { max: 9 }), 10, 'is above 9'],
    ['an infinite number', param('number'), Infinity, 'is not a number'],
    ['text for a list', param('text-list'), 'a', 'is not a list'],
    ['a list for text', param('text'), ['a'], 'is not text'],
    ['no block', param('cidr-list'), ['10.0.0.0/8', 'lan'], '"lan" is not an address block'],
  ])('refuses %s', (_, p, value, sentence) => {
    expect(() => resolveParams([p], { x: value })).toThrow(sentence);
  });

  it('refuses a value for a parameter that does not exist', () => {
    expect(() => resolveParams([param('text')], { y: 1 })).toThrow('There is no parameter "y".');
  });

  it('reads numbers from text and takes defaults for the rest', () => {
    const params = [param('integer'), param('text', { name: 'y', default: 'd' })];
    expect(resolveParams(params, { x: ' 12 ' })).toEqual({ x: 12, y: 'd' });
  });

  it('lets no value escape into SQL', async () => {
    await db.exec(trustedSql('create or replace table kept as select 1 as a'));
    const attack = "'; drop table kept; --";
    expect(await valueOf('select $x', param('text'), attack)).toBe(attack);
    expect(await valueOf('select $x', param('text-list'), [attack])).toEqual([attack]);
    expect((await db.query(trustedSql('select a from kept'))).rowCount).toBe(1);
  });
});
