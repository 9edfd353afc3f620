/** The SQL with every string, quoted name and comment emptied: what is left is code. */
export function sqlWithoutTexts(sql: string): string {
  return sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*/g, (token) =>
    token.startsWith('--') ? '--' : `${token.charAt(0)}${token.charAt(0)}`,
  );
}
