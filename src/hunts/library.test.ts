import { describe, expect, it } from 'vitest';
import { ARGUMENT_ENTROPY } from '../schema/derivedTables';
import { TABLES, tableNamed } from '../schema/tables';
import { bindParams, paramsUsed, resolveParams } from './bindParams';
import { SEVERITIES } from './hunt';
import { HUNTS, huntNamed, inRunOrder } from './library';
import { needsOf } from './needsOf';
import { sqlWithoutTexts } from './testing/sqlWithoutTexts';
import { casesOf, huntFolders } from './testing/huntCases';

const SENTENCE = /^[A-Z][^\n]{20,}[.]$/;
const TECHNIQUE = /^T\d{4}(\.\d{3})?$/;
/** Ids that ATT&CK v19 revoked. */
const REVOKED = /^T(1562(\.\d{3})?|1070\.00[12]|1574\.002|1656)$/;
/** Missing from the engine of the page, or different on every run. */
const BANNED =
  /\b(approx_\w+|ilike|json\w*|to_json|date_trunc|timezone|at time zone|now\(|current_\w+|today\(|random\(|uuid\(|enum|glob\(|read_\w+|strptime|install|load|attach|copy|pragma)\b/;

describe('library', () => {
  it('has a folder for each hunt and a hunt for each folder', () => {
    expect(HUNTS.map((hunt) => hunt.id)).toEqual(huntFolders());
    expect(new Set(HUNTS.map((hunt) => hunt.id)).size).toBe(HUNTS.length);
    expect(huntNamed('kill-chain')?.id).toBe('kill-chain');
    expect(huntNamed('no-such-hunt')).toBeUndefined();
  });
});

describe.each(HUNTS)('$id', (hunt) => {
  const code = sqlWithoutTexts(hunt.sql);

  it('describes itself in whole sentences', () => {
    expect(hunt.question).toMatch(/^[A-Z].{20,}\?$/);
    expect(hunt.title).toMatch(/^[A-Z].{10,}[^.]$/);
    for (const list of [hunt.falsePositives, hunt.blindSpots, hunt.nextSteps]) {
      expect(list.length).toBeGreaterThanOrEqual(3);
      for (const entry of list) expect(entry).toMatch(SENTENCE);
    }
    expect(hunt.references.length).toBeGreaterThan(0);
    for (const reference of hunt.references) expect(reference).toMatch(/^https:\/\//);
    expect(SEVERITIES).toContain(hunt.severity);
    expect(hunt.version).toBeGreaterThanOrEqual(1);
  });

  it('names techniques of ATT&CK v19', () => {
    expect(hunt.techniques.length).toBeGreaterThan(0);
    for (const { id, name, formerly } of hunt.techniques) {
      expect(id).toMatch(TECHNIQUE);
      expect(id).not.toMatch(REVOKED);
      expect(name.length).toBeGreaterThan(3);
      if (formerly !== undefined) expect(formerly).toMatch(TECHNIQUE);
    }
  });

  it('needs tables and columns that exist', () => {
    const needs = [...needsOf(hunt), ...(hunt.needsAnyOf ?? []), ...(hunt.sharpenedBy ?? [])];
    expect(needs.length).toBeGreaterThan(0);
    for (const need of needs) {
      const columns = tableNamed(need.table)?.columns.map((column) => column.name);
      expect(columns, need.table).toEqual(
        expect.arrayContaining([...need.columns, ...need.everyRecord]),
      );
      expect(need.export).toMatch(SENTENCE);
    }
  });

  it('declares every table it reads', () => {
    const declared = [
      ...needsOf(hunt),
      ...(hunt.needsAnyOf ?? []),
      ...(hunt.sharpenedBy ?? []),
    ].map((need) => need.table);
    for (const table of TABLES) {
      if (new RegExp(`\\b(from|join) ${table.name}\\b`).test(code)) {
        expect(declared).toContain(table.name);
      }
    }
    expect(code.includes(ARGUMENT_ENTROPY)).toBe(hunt.prepares === 'argument-entropy');
  });

  it('declares each parameter that its SQL uses and no other', () => {
    const used = paramsUsed(`${hunt.sql}\n${hunt.result?.sql ?? ''}`);
    expect([...used].sort()).toEqual(hunt.params.map((p) => p.name).sort());
    for (const param of hunt.params) {
      expect(param.label).toMatch(/^[A-Z0-9]/);
      expect(param.why).toMatch(SENTENCE);
      expect(param.source.length).toBeGreaterThan(5);
    }
  });

  it('binds its defaults', () => {
    const bound = bindParams(hunt.sql, hunt.params, resolveParams(hunt.params, {}));
    expect(paramsUsed(bound).size).toBe(0);
  });

  it('writes its SQL in the house style', () => {
    expect(hunt.sql).toMatch(/^-- [^?]*\?/);
    expect(hunt.sql.split(/\nwith /)[0]).toMatch(/benign look-alike/);
    expect(code).toBe(code.toLowerCase());
    expect(code).not.toMatch(/select\s+(distinct\s+)?\*|\w\.\*/);
    expect(code).not.toMatch(BANNED);
    expect(code).toMatch(/\norder by [^)]*$/);
    for (const line of hunt.sql.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
    expect(hunt.sql.split('\n').length).toBeLessThanOrEqual(251);
  });

  it('reads a result export in the house style', () => {
    if (!hunt.result) return;
    const { table, sql } = hunt.result;
    expect(tableNamed(table)).toMatchObject({ letter: hunt.letter });
    const own = sqlWithoutTexts(sql);
    expect(own).toBe(own.toLowerCase());
    expect(own).toContain(`from ${table}`);
    expect(own).not.toMatch(/select\s+(distinct\s+)?\*|\w\.\*/);
    expect(own).not.toMatch(BANNED);
    expect(own).toMatch(/\norder by [^)]*$/);
  });

  it('builds on hunts that exist and not in a circle', () => {
    const order = inRunOrder([hunt]);
    expect(order.at(-1)).toBe(hunt);
    for (const id of hunt.after ?? []) expect(huntNamed(id)).toBeDefined();
  });

  it('has cases that hit and cases that do not', () => {
    expect(casesOf(hunt.id, 'hit').length).toBeGreaterThan(0);
    expect(casesOf(hunt.id, 'benign').length).toBeGreaterThan(0);
  });
});
