import type { CaseEvents, CaseTable } from './caseEvents';
import { AD_DOMAIN, addressOf, fullyQualified } from './company/hosts';
import type { EvidenceFileName } from './sampleTruth';
import {
  isoSeconds,
  isoSevenDigits,
  isoZeroOffset,
  isoZulu,
  portalUtc,
  splunkOffset,
  zonelessUtc,
} from './timestampForms';

export interface EvidenceTable<Event> {
  readonly file: EvidenceFileName;
  readonly headerLine: string;
  cells(event: Event): readonly string[];
}

export type EvidenceTables = {
  readonly [Table in CaseTable]: EvidenceTable<CaseEvents[Table][number]>;
};

/** The nine exports: file name, header and record form of the product each one imitates. */
export const evidenceTables: EvidenceTables = {
  auth: {
    file: 'auth_logs.csv',
    headerLine: 'timestamp,host,user,source_ip,status,logon_type',
    cells: (e) => [zonelessUtc(e.atMs), e.host, e.user, e.sourceIp, e.status, String(e.logonType)],
  },
  process: {
    file: 'process_logs.csv',
    headerLine: 'timestamp,host,user,process_name,parent_process,arguments',
    cells: (e) => [isoZulu(e.atMs), e.host, e.user, e.process, e.parent, e.args],
  },
  net: {
    file: 'net_logs.csv',
    headerLine: 'timestamp,host,user,source_ip,dest_ip,dest_port,protocol',
    cells: (e) => [
      isoZeroOffset(e.atMs),
      e.host,
      e.user,
      e.sourceIp,
      e.destIp,
      String(e.destPort),
      e.protocol,
    ],
  },
  fileSpike: {
    file: 'file_spike.csv',
    headerLine:
      'Timestamp,DeviceName,LocalIP,InitiatingProcessFileName,AccountName,FileCount,DistinctFolders,Extension',
    cells: (e) => [
      isoSevenDigits(e.atMs),
      fullyQualified(e.host).toLowerCase(),
      addressOf(e.host),
      e.process,
      e.user,
      String(e.fileCount),
      String(e.folderCount),
      e.extension,
    ],
  },
  backupDelete: {
    file: 'backup_delete.csv',
    headerLine: '"TimeGenerated [UTC]",Computer,Account,Process,CommandLine',
    cells: (e) => [
      portalUtc(e.atMs),
      fullyQualified(e.host),
      `${AD_DOMAIN}\\${e.user}`,
      e.process,
      e.commandLine,
    ],
  },
  serviceTask: {
    file: 'service_task.csv',
    headerLine: '_time,host,user,EventCode,ServiceName,ImagePath',
    cells: (e) => [
      splunkOffset(e.atMs, 3),
      e.host,
      e.user,
      String(e.eventCode),
      e.name,
      e.imagePath,
    ],
  },
  logonBurst: {
    file: 'logon_burst.csv',
    headerLine: '"TimeGenerated [UTC]",Computer,TargetAccount,IpAddress,FailureCount,SuccessCount',
    cells: (e) => [
      portalUtc(e.atMs),
      fullyQualified(e.host),
      `${AD_DOMAIN}\\${e.user}`,
      e.sourceIp,
      String(e.failureCount),
      String(e.successCount),
    ],
  },
  groupChange: {
    file: 'priv_group_change.csv',
    headerLine: '_time,host,user,member,group_name,action,EventCode',
    cells: (e) => [
      splunkOffset(e.atMs, 0),
      e.host,
      e.user,
      e.member,
      e.group,
      e.action,
      String(e.eventCode),
    ],
  },
  upload: {
    file: 'cloudflare_upload.csv',
    headerLine:
      'Timestamp,SourceIP,Email,DeviceName,HTTPMethod,HTTPHost,URL,UploadedFileNames,BytesSent',
    cells: (e) => [
      isoSeconds(e.atMs),
      e.sourceIp,
      e.email,
      e.host,
      e.method,
      e.urlHost,
      `https://${e.urlHost}${e.path}`,
      JSON.stringify(e.fileNames),
      String(e.sentBytes),
    ],
  },
};

export const caseTables = Object.keys(evidenceTables) as readonly CaseTable[];
