import type { DateOrderVerdict } from './dateOrder';
import type { IntakeChoice } from './intakeChoice';
import type { ZoneOffer } from './zoneOffer';

/** A record that was read and could not be loaded. `line` is the line of the file on which it starts, from 1. */
export interface RejectedRecord {
  readonly record: number;
  readonly line: number;
  readonly reason: string;
  readonly raw: string;
}

/** How a time is known to be UTC: the value says so, its header says so, its source documents it, or we assumed it. */
export type TimeBasis = 'explicit' | 'declared' | 'documented' | 'assumed' | 'none';

export interface TimeReport {
  readonly column: string | null;
  readonly basis: TimeBasis;
  /** One sentence: which forms were read, and what follows. */
  readonly note: string;
  /** Which order of day and month the values were read in, where they have one to decide. */
  readonly dateOrder?: DateOrderVerdict;
  /** How its times without a zone stand to the same records in a file whose zone is known. */
  readonly zoneOffer?: ZoneOffer;
}

/** What became of one dropped file. For a loaded file `records = loaded + rejected`. */
export interface SourceReport {
  readonly fileId: number;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly status: 'loaded' | 'refused' | 'cancelled';
  /**
   * Id of the recognised source, `mapping` for a file read by a mapping, `mapping-file` for a mapping itself, `table`
   * for a table of its own, `none` for a refused file.
   */
  readonly source: string;
  readonly sourceTitle: string;
  /** Why it was recognised as that, in words. */
  readonly recognisedBy: string;
  /** 0 to 1; 0 for a table of its own. */
  readonly confidence: number;
  /** The next best source with its confidence; empty when there is none. */
  readonly runnerUp: string;
  /** Tables and views that hold its records, the most useful first. */
  readonly tables: readonly string[];
  readonly encoding: string;
  readonly delimiter: string;
  readonly compressed: boolean;
  /** The first line of the file is a record: it names no fields. */
  readonly headless: boolean;
  readonly records: number;
  readonly blank: number;
  readonly loaded: number;
  readonly rejected: number;
  readonly undated: number;
  /** Loaded records that repeat an earlier one of the file in every value; null until they have been counted. */
  readonly duplicates: number | null;
  /** The rejected records, the first `MAX_REJECTS_LISTED` of them. */
  readonly rejects: readonly RejectedRecord[];
  readonly time: TimeReport;
  /** How the analyst wanted it read, and what the other files settled. */
  readonly choice?: IntakeChoice;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** Sentences: what, where, what to do. A refused file has its reason first. */
  readonly warnings: readonly string[];
  readonly ms: number;
}

export const MAX_REJECTS_LISTED = 1_000;

/** Whether the ledger adds up; a loaded file that does not is an error, shown in red. */
export function isBalanced(report: SourceReport): boolean {
  return report.records === report.loaded + report.rejected;
}

/** The report of a file of which nothing is known yet but its name and size. */
export function emptyReport({
  fileId,
  name,
  bytes,
}: Pick<SourceReport, 'fileId' | 'name' | 'bytes'>): SourceReport {
  return {
    fileId,
    name,
    bytes,
    sha256: '',
    status: 'refused',
    source: 'none',
    sourceTitle: 'Not loaded',
    recognisedBy: '',
    confidence: 0,
    runnerUp: '',
    tables: [],
    encoding: 'none',
    delimiter: '',
    compressed: false,
    headless: false,
    records: 0,
    blank: 0,
    loaded: 0,
    rejected: 0,
    undated: 0,
    duplicates: null,
    rejects: [],
    time: { column: null, basis: 'none', note: '' },
    firstSeen: null,
    lastSeen: null,
    warnings: [],
    ms: 0,
  };
}
