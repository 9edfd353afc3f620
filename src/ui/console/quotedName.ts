import { ident } from '../../core/sqlText';

const PLAIN = /^[a-z_][a-z0-9_]*$/;

/** `schema.name` as it must be written in SQL; plain names stay plain. */
export function quotedName(name: string): string {
  const dot = name.indexOf('.');
  const parts = dot < 0 ? [name] : [name.slice(0, dot), name.slice(dot + 1)];
  return parts.map((part) => (PLAIN.test(part) ? part : ident(part))).join('.');
}
