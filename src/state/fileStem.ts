/** `Process Logs.csv.gz` as `process-logs`, safe in any file system. */
export function fileStem(fileName: string): string {
  const name = fileName.replace(/^.*[\\/]/, '').replace(/(\.[a-z0-9]{1,6})+$/i, '');
  const stem = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return stem.slice(0, 60) || 'file';
}
