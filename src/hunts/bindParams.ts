import { type Sql, type SqlValue, ident, literal, qualified, trustedSql } from '../core/sqlText';
import { parseCidr } from './cidr';
import type { HuntParam, ParamOverrides, ParamValue } from './hunt';

/** The values a run uses: the analyst's where given, else the defaults. @throws RangeError with a sentence on a bad value. */
export function resolveParams(
  params: readonly HuntParam[],
  overrides: ParamOverrides,
): Readonly<Record<string, ParamValue>> {
  for (const name of Object.keys(overrides)) {
    if (!params.some((p) => p.name === name)) {
      throw new RangeError(`There is no parameter "${name}".`);
    }
  }
  return Object.fromEntries(
    params.map((param) => [param.name, checked(param, overrides[param.name] ?? param.default)]),
  );
}

function checked(param: HuntParam, value: ParamValue): ParamValue {
  switch (param.type) {
    case 'integer':
    case 'number': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      if (typeof number !== 'number' || !Number.isFinite(number)) fail(param, 'is not a number');
      if (param.type === 'integer' && !Number.isInteger(number)) fail(param, 'is not whole');
      if (param.min !== undefined && number < param.min) fail(param, `is below ${param.min}`);
      if (param.max !== undefined && number > param.max) fail(param, `is above ${param.max}`);
      return number;
    }
    case 'text-list':
    case 'cidr-list': {
      if (!Array.isArray(value)) fail(param, 'is not a list');
      const list = (value as readonly unknown[]).map((item) => String(item).trim());
      const filled = list.filter((item) => item !== '');
      if (param.type === 'cidr-list') filled.forEach(parseCidr);
      return filled;
    }
    case 'text':
    case 'table':
    case 'column':
      if (typeof value !== 'string') fail(param, 'is not text');
      return value;
  }
}

function fail(param: HuntParam, why: string): never {
  throw new RangeError(`Parameter "${param.label}" ${why}.`);
}

/** One token of SQL: a string, a quoted name, a comment, or a `$name`. */
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$([a-z_][a-z0-9_]*)/g;

/** The SQL with every `$name` replaced by its value. @throws RangeError on a `$name` without a parameter. */
export function bindParams(
  text: string,
  params: readonly HuntParam[],
  values: Readonly<Record<string, ParamValue>>,
): Sql {
  const bound = text.replace(TOKEN, (token: string, name: string | undefined) => {
    if (name === undefined) return token;
    const param = params.find((p) => p.name === name);
    const value = values[name];
    if (!param || value === undefined) throw new RangeError(`No value for $${name}.`);
    return renderParam(param, value);
  });
  return trustedSql(bound);
}

/** The names of the parameters that occur in the SQL. */
export function paramsUsed(text: string): ReadonlySet<string> {
  const used = new Set<string>();
  for (const match of text.matchAll(TOKEN)) if (match[1]) used.add(match[1]);
  return used;
}

/** `name` or `schema.name` as SQL. */
export function tableSql(name: string): Sql {
  const dot = name.indexOf('.');
  return dot < 0 ? ident(name) : qualified(name.slice(0, dot), name.slice(dot + 1));
}

function renderParam(param: HuntParam, value: ParamValue): Sql {
  switch (param.type) {
    case 'table':
      return tableSql(String(value));
    case 'column':
      return ident(String(value));
    case 'integer':
    case 'number':
      // In brackets, since `-` before a negative value would begin a comment.
      return trustedSql(`(${literal(value as SqlValue)})`);
    case 'cidr-list':
      return cidrList(value as readonly string[]);
    case 'text-list': {
      const list = (value as readonly string[]).map((item) => item.toLowerCase());
      return trustedSql(`${literal(list)}::varchar[]`);
    }
    default:
      return literal(value as SqlValue);
  }
}

function cidrList(blocks: readonly string[]): Sql {
  const ranges = blocks
    .map(parseCidr)
    .map(({ lo, hi }) => `{'lo': ${lo}::uhugeint, 'hi': ${hi}::uhugeint}`);
  return trustedSql(`[${ranges.join(', ')}]::struct(lo uhugeint, hi uhugeint)[]`);
}
