import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { seededRandom } from '../../sample-case/seededRandom';

const TARGET_BYTES = 60_000_000;
const OBJECTS_A_CHUNK = 5_000;
const FIRST_OBJECT_MS = Date.UTC(2026, 2, 2);

/** Writes about 60 MB of one-line objects, with an inner object and escapes as real logs have, once. */
export async function syntheticNdjson(folder: string): Promise<{ file: string; bytes: number }> {
  const file = path.join(folder, 'flows.ndjson');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    await write(`${file}.part`);
    renameSync(`${file}.part`, file);
  }
  return { file, bytes: statSync(file).size };
}

async function write(file: string): Promise<void> {
  const random = seededRandom('bench-ndjson');
  const out = createWriteStream(file);
  for (let written = 0, objects = 0; written < TARGET_BYTES;) {
    let text = '';
    for (const end = objects + OBJECTS_A_CHUNK; objects < end; objects++) {
      const object = {
        timestamp: new Date(FIRST_OBJECT_MS + objects * 700).toISOString(),
        host: { name: `WS-${random.integer(1, 400)}`, ip: `10.0.${random.integer(0, 9)}.7` },
        user: `CORP\\user${random.integer(1, 400)}`,
        image: `C:\\Program Files\\Vendor\\app_${random.hex(4)}.exe`,
        destination: `203.0.113.${random.integer(1, 254)}`,
        port: random.integer(1, 65_535),
        bytes_out: random.integer(40, 9_000_000),
        note: `session "${random.hex(24)}" closed by peer`,
      };
      text += `${JSON.stringify(object)}\n`;
    }
    written += text.length;
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}
