import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { seededRandom } from '../../sample-case/seededRandom';
import { commandOf, csvField } from './syntheticProcessLog';

type Random = ReturnType<typeof seededRandom>;

interface SyntheticFile {
  readonly name: string;
  readonly records: number;
  readonly header: string;
  readonly record: (random: Random, time: string, index: number) => string;
}

const FIRST_RECORD_MS = Date.UTC(2026, 2, 2);
const SPAN_MS = 14 * 24 * 3_600_000;
const HOSTS = 400;
const STORM_RECORDS = 5_000;
const RECORDS_A_CHUNK = 5_000;

const host = (random: Random): string => `WS-${String(random.integer(1, HOSTS)).padStart(4, '0')}`;
const user = (random: Random): string => `user${random.integer(1, HOSTS)}`;
const address = (random: Random): string =>
  `10.1.${random.integer(0, 3)}.${random.integer(1, 250)}`;
const outside = (random: Random): string => `203.0.113.${random.integer(1, 250)}`;
const SITES = ['mail', 'chat', 'updates', 'telemetry', 'files', 'video'];
const EXTENSIONS = ['docx', 'xlsx', 'pdf', 'tmp', 'log', 'json'];

/** A million records of five sources: what a busy fortnight of four hundred machines looks like. */
const FILES: readonly SyntheticFile[] = [
  {
    name: 'process_logs.csv',
    records: 400_000,
    header: 'timestamp,host,user,process_name,parent_process,arguments',
    record(random, time) {
      const [name, parent, text] = commandOf(random);
      return `${time},${host(random)},CORP\\${user(random)},${name},${parent},${csvField(text)}`;
    },
  },
  {
    name: 'auth_logs.csv',
    records: 150_000,
    header: 'timestamp,host,user,source_ip,status,logon_type',
    record: (random, time) =>
      `${time},${host(random)},CORP\\${user(random)},${address(random)},${random.chance(0.04) ? 'failure' : 'success'},${random.pick(['2', '3', '3', '3', '5', '10'])}`,
  },
  {
    name: 'net_logs.csv',
    records: 250_000,
    header: 'timestamp,host,user,source_ip,dest_ip,dest_port,protocol,bytes_out,process_name',
    record: (random, time) =>
      `${time},${host(random)},CORP\\${user(random)},${address(random)},${random.chance(0.4) ? address(random) : outside(random)},${random.pick(['443', '443', '80', '445', '53', '3389'])},tcp,${random.integer(200, 90_000)},chrome.exe`,
  },
  {
    name: 'DeviceFileEvents.csv',
    records: 150_000,
    header:
      'Timestamp,DeviceId,DeviceName,ActionType,FileName,FolderPath,PreviousFileName,InitiatingProcessFileName,InitiatingProcessId,InitiatingProcessAccountName',
    record(random, time, index) {
      const isStorm = index < STORM_RECORDS;
      const name = `file${random.hex(6)}.${random.pick(EXTENSIONS)}`;
      const at = isStorm ? new Date(FIRST_RECORD_MS + SPAN_MS - index * 10).toISOString() : time;
      const machine = isStorm ? 'WS-0007' : host(random);
      const action = isStorm ? 'FileRenamed' : random.pick(['FileCreated', 'FileModified']);
      return `${at},d,${machine.toLowerCase()}.corp.example,${action},${isStorm ? `${name}.locked` : name},C:\\Users\\u${random.integer(1, 40)}\\Documents\\f${random.integer(1, 60)},${isStorm ? name : ''},${isStorm ? 'svc.exe' : 'WINWORD.EXE'},${isStorm ? 4_242 : random.integer(900, 9_000)},user1`;
    },
  },
  {
    name: 'zero_trust_network_sessions.csv',
    records: 50_000,
    header:
      'SessionID,SessionStartTime,SessionEndTime,DeviceID,DeviceName,Email,SourceIP,SourceInternalIP,OriginIP,OriginPort,SNI,BytesSent,BytesReceived,Offramp,Protocol',
    record(random, time, index) {
      const machine = host(random);
      const bytes = index === 0 ? 900_000_000 : random.integer(500, 900_000);
      return `s${index},${time},${time},dev-${machine},${machine.toLowerCase()},${user(random)}@corp.example,198.51.100.7,,${outside(random)},443,${random.pick(SITES)}.example.net,${bytes},${random.integer(500, 4_000_000)},INTERNET,tcp`;
    },
  },
];

export const ESTATE_RECORDS = FILES.reduce((sum, file) => sum + file.records, 0);

/** Records of the three tables of threat hunting, as many as a laptop should hold. */
const GREAT_COUNTS: Readonly<Record<string, number>> = {
  'process_logs.csv': 5_000_000,
  'net_logs.csv': 5_000_000,
  'auth_logs.csv': 1_000_000,
};

/** Writes the files once and keeps them: the same seed gives the same bytes. */
export function syntheticEstate(folder: string): Promise<readonly string[]> {
  return written(path.join(folder, 'estate'), FILES);
}

/** The same in great: eleven million records. */
export function greatEstate(folder: string): Promise<readonly string[]> {
  const files = FILES.flatMap((file) => {
    const records = GREAT_COUNTS[file.name];
    return records === undefined ? [] : [{ ...file, records }];
  });
  return written(path.join(folder, 'great'), files);
}

async function written(folder: string, files: readonly SyntheticFile[]): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const paths = [];
  for (const file of files) {
    const target = path.join(folder, file.name);
    if (!existsSync(target)) {
      await write(file, `${target}.part`);
      renameSync(`${target}.part`, target);
    }
    paths.push(target);
  }
  return paths;
}

async function write(file: SyntheticFile, target: string): Promise<void> {
  const random = seededRandom(`bench-${file.name}`);
  const stream = createWriteStream(target);
  stream.write(`${file.header}\n`);
  for (let first = 0; first < file.records; first += RECORDS_A_CHUNK) {
    let text = '';
    for (let index = first; index < first + RECORDS_A_CHUNK; index++) {
      const atMs = FIRST_RECORD_MS + Math.floor((index / file.records) * SPAN_MS);
      const time = new Date(atMs + random.integer(0, 600)).toISOString();
      text += `${file.record(random, time, index)}\n`;
    }
    if (!stream.write(text)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
}
