export type CsvRecord = Readonly<Record<string, string>>;

/** Reads RFC 4180 text into one object a data record, keyed by the header. */
export function csvRecords(text: string): readonly CsvRecord[] {
  const rows: string[][] = [[]];
  const field = /("(?:[^"]|"")*"|[^",\n]*)(,|\n)/gy;
  for (const [, value = '', end] of text.matchAll(field)) {
    const plain = value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value;
    rows.at(-1)?.push(plain);
    if (end === '\n') rows.push([]);
  }
  const [header = [], ...records] = rows.slice(0, -1);
  return records.map((cells) =>
    Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ''])),
  );
}
