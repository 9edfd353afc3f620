/** A text, a quoted name, a comment, or the end of a statement. */
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|;/g;

/** The statements of a script of DuckDB, without those that are only comments. */
export function statementsOf(script: string): string[] {
  const statements: string[] = [];
  let from = 0;
  for (const match of script.matchAll(TOKEN)) {
    if (match[0] !== ';') continue;
    statements.push(script.slice(from, match.index));
    from = match.index + 1;
  }
  statements.push(script.slice(from));
  return statements
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/--[^\n]*/g, '').trim() !== '');
}
