export type EvidenceFileName =
  | 'auth_logs.csv'
  | 'process_logs.csv'
  | 'net_logs.csv'
  | 'file_spike.csv'
  | 'backup_delete.csv'
  | 'service_task.csv'
  | 'logon_burst.csv'
  | 'priv_group_change.csv'
  | 'cloudflare_upload.csv';

/** One data record. `record` is 1-based; the header is not counted. */
export interface EvidenceRef {
  readonly file: EvidenceFileName;
  readonly record: number;
}

/** Every instant is ISO 8601 in UTC with milliseconds: `2026-03-09T08:12:03.120Z`. */
export type UtcInstant = string;

export interface FileTruth {
  readonly file: EvidenceFileName;
  readonly records: number;
  readonly first: UtcInstant;
  readonly last: UtcInstant;
  /** Records later than `evidenceEnd` minus 24 h. */
  readonly recordsInLast24h: number;
}

export interface PivotTruth {
  readonly at: UtcInstant;
  readonly user: string;
  readonly host: string;
  readonly source: string;
  readonly lastFailureAt: UtcInstant;
  readonly firstExecutionAt: UtcInstant;
  readonly success: EvidenceRef;
  readonly lastFailure: EvidenceRef;
  readonly firstExecution: EvidenceRef;
}

export interface ProcessTruth extends EvidenceRef {
  readonly at: UtcInstant;
  readonly host: string;
  readonly user: string;
}

export interface LotlTruth extends ProcessTruth {
  readonly parent: string;
  readonly child: string;
}

export interface KillChainTruth {
  readonly host: string;
  readonly user: string;
  readonly loginAt: UtcInstant;
  readonly destIp: string;
  readonly records: {
    readonly login: EvidenceRef;
    readonly process: EvidenceRef;
    readonly connection: EvidenceRef;
  };
}

export interface LogGapTruth {
  readonly host: string;
  readonly table: 'process_logs';
  /** The last record before the silence and the first one after it. */
  readonly from: UtcInstant;
  readonly to: UtcInstant;
  readonly minutes: number;
}

export interface ExfilTruth {
  readonly host: string;
  readonly ip: string;
  readonly spikeAt: UtcInstant;
  readonly spikeRecord: EvidenceRef;
  readonly uploadAt: UtcInstant;
  readonly uploadRecords: readonly EvidenceRef[];
  readonly uploadedBytes: number;
}

export interface DatedRef extends EvidenceRef {
  readonly at: UtcInstant;
  readonly host: string;
}

export interface SampleTruth {
  readonly evidenceStart: UtcInstant;
  readonly evidenceEnd: UtcInstant;
  readonly files: readonly FileTruth[];
  readonly pivot: PivotTruth;
  readonly lotl: readonly LotlTruth[];
  readonly killChains: readonly KillChainTruth[];
  readonly logGap: LogGapTruth;
  readonly encodedCommands: readonly ProcessTruth[];
  readonly exfil: readonly ExfilTruth[];
  /** Encrypted hosts from whose address nothing was uploaded. */
  readonly spikeWithoutUpload: readonly string[];
  readonly serviceCreations: readonly DatedRef[];
  readonly groupChanges: readonly DatedRef[];
  readonly backupDeletions: readonly DatedRef[];
}
