import { isoFromMillis } from '../core/isoTime';
import { type SourceReport, isBalanced } from '../ingest/sourceReport';

/** The evidence as it was received: one entry a file, with its hash and where every record went. */
export interface Manifest {
  readonly tool: 'Huntbench';
  readonly caseName: string;
  readonly writtenAt: string;
  readonly files: readonly (Omit<SourceReport, 'ms'> & { readonly balanced: boolean })[];
}

export function manifestOf(
  caseName: string,
  reports: readonly SourceReport[],
  writtenAtMs: number,
): Manifest {
  return {
    tool: 'Huntbench',
    caseName,
    writtenAt: isoFromMillis(writtenAtMs),
    files: reports.map((report) => ({ ...report, balanced: isBalanced(report) })),
  };
}
