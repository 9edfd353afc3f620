declare const sqlBrand: unique symbol;

/** SQL text that is safe to run: literals and identifiers in it went through this file. */
export type Sql = string & { readonly [sqlBrand]: true };

/** Values that may become literals. Lists render as DuckDB lists, objects as structs. */
export type SqlValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly SqlValue[]
  | { readonly [key: string]: SqlValue };

/** A quoted identifier. @throws RangeError on an empty name or one with a NUL. */
export function ident(name: string): Sql {
  if (name === '' || name.includes('\0')) throw new RangeError(`Not an identifier: "${name}"`);
  return `"${name.replaceAll('"', '""')}"` as Sql;
}

/** `schema.name` or `catalog.schema.name`, every part quoted. */
export function qualified(...parts: readonly string[]): Sql {
  return parts.map(ident).join('.') as Sql;
}

function textLiteral(value: string): string {
  // A NUL inside a statement ends it early in the engine, so it travels as chr(0).
  const quoted = value.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`);
  return quoted.length === 1 ? (quoted[0] ?? "''") : `(${quoted.join(' || chr(0) || ')})`;
}

/** A literal of DuckDB SQL. @throws RangeError on NaN and infinities. */
export function literal(value: SqlValue): Sql {
  return render(value) as Sql;
}

function render(value: SqlValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return textLiteral(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`Not a SQL number: ${value}`);
    return Number.isInteger(value) ? value.toString() : `${value}::double`;
  }
  if (Array.isArray(value)) return `[${value.map((v: SqlValue) => render(v)).join(', ')}]`;
  const fields = Object.entries(value as { readonly [key: string]: SqlValue });
  return `{${fields.map(([key, v]) => `${textLiteral(key)}: ${render(v)}`).join(', ')}}`;
}

/** Marks text written by us, with no outside value in it, as SQL. */
export function sql(strings: TemplateStringsArray, ...parts: readonly Sql[]): Sql {
  return strings.reduce((text, piece, i) => text + piece + (parts[i] ?? ''), '') as Sql;
}

/** Joins fragments that are already SQL. */
export function joinSql(parts: readonly Sql[], separator: string): Sql {
  return parts.join(separator) as Sql;
}

/** Text typed by the analyst, or a file of the hunt library: run as it is, inside the sandbox. */
export function trustedSql(text: string): Sql {
  return text as Sql;
}
