import type { SourceReport } from '../ingest/sourceReport';

/** The sentence about the same bytes dropped before, or null. */
export function twinOf(report: SourceReport, others: readonly SourceReport[]): string | null {
  const twin = others.find(
    (other) =>
      other.fileId !== report.fileId &&
      other.status === 'loaded' &&
      report.status === 'loaded' &&
      other.sha256 === report.sha256,
  );
  return twin
    ? `The same bytes were dropped before as "${twin.name}" (file ${twin.fileId}): every record now counts twice. Restart the engine and drop it once.`
    : null;
}
