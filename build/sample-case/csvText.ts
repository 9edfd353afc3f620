function csvField(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** RFC 4180 quoting with LF line ends. `headerLine` is written as the product writes it. */
export function csvText(headerLine: string, records: readonly (readonly string[])[]): string {
  const lines = records.map((cells) => cells.map(csvField).join(','));
  return `${[headerLine, ...lines].join('\n')}\n`;
}
