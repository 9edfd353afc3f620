import type { SourceReport } from '../../ingest/sourceReport';

export interface LedgerTotals {
  readonly files: number;
  readonly refusedFiles: number;
  readonly records: number;
  readonly loaded: number;
  readonly rejected: number;
  readonly undated: number;
}

/** Whether records = loaded + rejected. */
export function balances(report: SourceReport): boolean {
  return report.records === report.loaded + report.rejected;
}

export function totalsOf(reports: readonly SourceReport[]): LedgerTotals {
  const sum = (count: (report: SourceReport) => number): number =>
    reports.reduce((total, report) => total + count(report), 0);
  return {
    files: reports.length,
    refusedFiles: reports.filter((report) => report.status === 'refused').length,
    records: sum((report) => report.records),
    loaded: sum((report) => report.loaded),
    rejected: sum((report) => report.rejected),
    undated: sum((report) => report.undated),
  };
}
