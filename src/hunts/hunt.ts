export type Severity = 'informational' | 'low' | 'medium' | 'high' | 'critical';

/** In rising order. */
export const SEVERITIES: readonly Severity[] = [
  'informational',
  'low',
  'medium',
  'high',
  'critical',
];

/** An ATT&CK technique as of v19; `formerly` is the id it had before, where it changed. */
export interface Technique {
  readonly id: string;
  readonly name: string;
  readonly formerly?: string;
}

/**
 * What a parameter is, and so how its value becomes SQL: `cidr-list` a list of {lo, hi} numbers for `in_ranges`,
 * `table` and `column` quoted identifiers, `text-list` a list of lower-case texts, the others literals.
 */
export type ParamType =
  'integer' | 'number' | 'text' | 'text-list' | 'cidr-list' | 'table' | 'column';

export type ParamValue = number | string | readonly string[];

export interface HuntParam {
  readonly name: string;
  readonly label: string;
  readonly type: ParamType;
  /** `s`, `min`, `records` …; empty where the value has none. */
  readonly unit: string;
  readonly default: ParamValue;
  readonly min?: number;
  readonly max?: number;
  readonly why: string;
  /** Where the default comes from. */
  readonly source: string;
}

/**
 * A table the hunt reads. `columns` must hold a value in some record; `everyRecord` in each one for the answer to be
 * whole. Where the analyst chooses the table or column, the name is `$name` of that parameter; `needsOf` resolves it.
 */
export interface Need {
  readonly table: string;
  readonly columns: readonly string[];
  readonly everyRecord: readonly string[];
  /** The sentence that tells which export would fill the hole. */
  readonly export: string;
}

export type HuntCategory =
  | 'endpoint execution and impact'
  | 'authentication and privilege'
  | 'remote execution channels'
  | 'network and exfiltration'
  | 'backup and recovery tampering'
  | 'coverage';

/** The same question answered from the result export of a correlation that was run elsewhere. */
export interface ResultWay {
  /** One of `RESULT_TABLES`. */
  readonly table: string;
  /** Returns the columns of `HUNT_COLUMNS` first, then any of the hunt's own. It has the hunt's parameters. */
  readonly sql: string;
}

/** A question put to the evidence. Its SQL returns the columns of `HUNT_COLUMNS` first, then its own. */
export interface Hunt {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly question: string;
  readonly letter?: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  readonly category: HuntCategory;
  readonly techniques: readonly Technique[];
  /** The highest severity its findings can have. */
  readonly severity: Severity;
  /** All of these must be there. */
  readonly needs: readonly Need[];
  /** At least one of these must be there, when given; the missing ones make a `clear` answer `partial`. */
  readonly needsAnyOf?: readonly Need[];
  /** Tables that sharpen the answer and are not required. */
  readonly sharpenedBy?: readonly Need[];
  /** Answers it when the result export was dropped, alone or beside the raw logs. */
  readonly result?: ResultWay;
  /** Hunts whose answers its SQL reads, each as `answers.<id with _>`; it runs after them and only when all have hits. */
  readonly after?: readonly string[];
  /** A table that must be computed before the SQL runs. */
  readonly prepares?: 'argument-entropy';
  /** Runs by itself after a load. */
  readonly automatic: boolean;
  readonly params: readonly HuntParam[];
  readonly falsePositives: readonly string[];
  readonly blindSpots: readonly string[];
  readonly nextSteps: readonly string[];
  readonly references: readonly string[];
  /** `$name` stands for the parameter of that name. */
  readonly sql: string;
}

/**
 * What every hunt's SQL returns first, in this order; `row_refs` is a list of {file_id, record} and names every record
 * the finding rests on. A column `known_as` of its own labels the work of a known tool; its finding is never above low.
 */
export const HUNT_COLUMNS = [
  'finding_key',
  'severity',
  'first_seen',
  'last_seen',
  'host',
  'user',
  'summary',
  'row_refs',
] as const;

export type HuntStatus = 'hits' | 'clear' | 'partial' | 'cannot-run' | 'error' | 'cancelled';

/** A table that a run read; `lacking` is the share of its records without a value, by needed column. */
export interface RunSource {
  readonly table: string;
  readonly records: number;
  readonly lacking: Readonly<Record<string, number>>;
}

/** One run of one hunt. `reason` is a sentence wherever the answer is not simply hits or clear. */
export interface HuntRun {
  readonly huntId: string;
  readonly version: number;
  readonly status: HuntStatus;
  readonly findings: number;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly sql: string;
  readonly startedAt: string;
  readonly ms: number;
  readonly reason?: string;
  readonly sources: readonly RunSource[];
  /** A sentence for each table or column that would sharpen or complete the answer. */
  readonly missing: readonly string[];
}

/** Parameters given by the analyst; anything left out takes its default. */
export type ParamOverrides = Readonly<Record<string, ParamValue>>;
