export interface AuthEvent {
  readonly atMs: number;
  readonly host: string;
  readonly user: string;
  readonly sourceIp: string;
  readonly status: 'SUCCESS' | 'FAILURE';
  /** Windows logon type: 2 console, 3 network, 5 service, 7 unlock, 10 remote desktop. */
  readonly logonType: 2 | 3 | 5 | 7 | 10;
}

export interface ProcessEvent {
  readonly atMs: number;
  readonly host: string;
  readonly user: string;
  readonly process: string;
  readonly parent: string;
  readonly args: string;
}

export interface NetEvent {
  readonly atMs: number;
  readonly host: string;
  readonly user: string;
  readonly sourceIp: string;
  readonly destIp: string;
  readonly destPort: number;
  readonly protocol: 'tcp' | 'udp';
}

export interface FileSpikeEvent {
  readonly atMs: number;
  readonly host: string;
  readonly process: string;
  readonly user: string;
  readonly fileCount: number;
  readonly folderCount: number;
  readonly extension: string;
}

export interface BackupDeleteEvent {
  readonly atMs: number;
  readonly host: string;
  readonly user: string;
  readonly process: string;
  readonly commandLine: string;
}

export interface ServiceTaskEvent {
  readonly atMs: number;
  readonly host: string;
  readonly user: string;
  /** 7045 service installed, 4698 scheduled task created. */
  readonly eventCode: 7045 | 4698;
  readonly name: string;
  readonly imagePath: string;
}

export interface LogonBurstEvent {
  readonly atMs: number;
  readonly host: string;
  readonly user: string;
  readonly sourceIp: string;
  readonly failureCount: number;
  readonly successCount: number;
}

export interface GroupChangeEvent {
  readonly atMs: number;
  readonly host: string;
  readonly user: string;
  readonly member: string;
  readonly group: string;
  readonly action: 'added' | 'removed';
  readonly eventCode: 4728 | 4729 | 4732 | 4733 | 4756;
}

export interface UploadEvent {
  readonly atMs: number;
  readonly host: string;
  readonly sourceIp: string;
  readonly email: string;
  readonly method: 'POST' | 'PUT';
  readonly urlHost: string;
  readonly path: string;
  readonly fileNames: readonly string[];
  readonly sentBytes: number;
}

export interface CaseEvents {
  readonly auth: readonly AuthEvent[];
  readonly process: readonly ProcessEvent[];
  readonly net: readonly NetEvent[];
  readonly fileSpike: readonly FileSpikeEvent[];
  readonly backupDelete: readonly BackupDeleteEvent[];
  readonly serviceTask: readonly ServiceTaskEvent[];
  readonly logonBurst: readonly LogonBurstEvent[];
  readonly groupChange: readonly GroupChangeEvent[];
  readonly upload: readonly UploadEvent[];
}

export type CaseTable = keyof CaseEvents;
export type CaseEvent = CaseEvents[CaseTable][number];

export function mergeEvents(parts: readonly Partial<CaseEvents>[]): CaseEvents {
  return {
    auth: parts.flatMap((part) => part.auth ?? []),
    process: parts.flatMap((part) => part.process ?? []),
    net: parts.flatMap((part) => part.net ?? []),
    fileSpike: parts.flatMap((part) => part.fileSpike ?? []),
    backupDelete: parts.flatMap((part) => part.backupDelete ?? []),
    serviceTask: parts.flatMap((part) => part.serviceTask ?? []),
    logonBurst: parts.flatMap((part) => part.logonBurst ?? []),
    groupChange: parts.flatMap((part) => part.groupChange ?? []),
    upload: parts.flatMap((part) => part.upload ?? []),
  };
}
