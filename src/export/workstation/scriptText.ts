import type { Sql } from '../../core/sqlText';

/** A script: what it is for as comment lines, then its statements. */
export function scriptText(about: readonly string[], statements: readonly Sql[]): string {
  const lines = about.map((line) => `-- ${line.replaceAll(/[\r\n]+/g, ' ')}\n`).join('');
  return `${lines}\n${statements.map((statement) => `${statement.trim()};\n`).join('\n')}`;
}
