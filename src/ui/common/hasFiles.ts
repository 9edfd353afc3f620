/** Whether a drag carries files, not text or a link. */
export function hasFiles({
  dataTransfer,
}: {
  readonly dataTransfer: DataTransfer | null;
}): boolean {
  return dataTransfer?.types.includes('Files') === true;
}
