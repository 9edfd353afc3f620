import type {
  AuthEvent,
  BackupDeleteEvent,
  FileSpikeEvent,
  GroupChangeEvent,
  NetEvent,
  ProcessEvent,
  ServiceTaskEvent,
  UploadEvent,
} from '../caseEvents';
import type { TimeSpan } from '../caseClock';

export interface PlantedChain {
  readonly login: AuthEvent;
  readonly process: ProcessEvent;
  readonly connection: NetEvent;
}

export interface PlantedPivot {
  readonly success: AuthEvent;
  readonly lastFailure: AuthEvent;
  readonly firstExecution: ProcessEvent;
}

/** What the intrusion is known to contain, by reference to the events themselves. */
export interface PlantedFacts {
  readonly pivot: PlantedPivot;
  readonly livingOffTheLand: readonly ProcessEvent[];
  readonly chains: readonly PlantedChain[];
  readonly silence: TimeSpan & { readonly host: string };
  readonly encodedCommands: readonly ProcessEvent[];
  readonly serviceCreations: readonly ServiceTaskEvent[];
  readonly groupChanges: readonly GroupChangeEvent[];
  readonly backupDeletions: readonly BackupDeleteEvent[];
  readonly spikes: readonly FileSpikeEvent[];
  readonly uploads: readonly UploadEvent[];
}
