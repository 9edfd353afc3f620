import type { HuntPlan } from '../../hunts/huntPlan';
import type { EvidenceTime } from './answerStatements';
import type { WrittenTable } from './carriedTable';

export interface CaseFile {
  readonly fileId: number;
  readonly name: string;
  readonly sha256: string;
  readonly loaded: number;
  readonly rejected: number;
  /** It fills a normalised table. */
  readonly isCarried: boolean;
}

/** What the scripts and the README of a folder for a workstation tell about. */
export interface WorkstationCase {
  readonly caseName: string;
  /** ISO 8601 UTC. */
  readonly writtenAt: string;
  /** The engine that the evidence was read with. */
  readonly engine: string;
  readonly time: EvidenceTime;
  /** The tables with records. */
  readonly tables: readonly WrittenTable[];
  readonly plan: HuntPlan;
  readonly files: readonly CaseFile[];
}
