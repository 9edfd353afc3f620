import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import wabt from 'wabt';
import { PROJECT_ROOT } from './projectRoot';

const FOLDER = path.join(PROJECT_ROOT, 'src', 'ingest', 'scan');

/** The kernel of the record scanner as a module that exports its bytes, from its text in WebAssembly. */
export async function assembledKernel(): Promise<string> {
  const assembler = await wabt();
  const text = readFileSync(path.join(FOLDER, 'plainRecords.wat'), 'utf8');
  const module = assembler.parseWat('plainRecords.wat', text, { simd: true });
  module.validate();
  const bytes = Buffer.from(module.toBinary({}).buffer);
  return `/** \`plainRecords.wat\` in bytes, as \`npm run assemble\` writes it. */
export const KERNEL =
  '${bytes.toString('base64')}';
`;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(path.join(FOLDER, 'plainRecordsWasm.ts'), await assembledKernel());
}
