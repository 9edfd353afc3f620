import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { generateSampleCase } from './sampleCase';

const projectRoot = new URL('../../', import.meta.url);
const filesFolder = fileURLToPath(new URL('public/sample/', projectRoot));
const truthFolder = fileURLToPath(new URL('e2e/data/', projectRoot));

const { files, truth } = generateSampleCase();

mkdirSync(filesFolder, { recursive: true });
mkdirSync(truthFolder, { recursive: true });
let packedBytes = 0;
for (const file of files) {
  writeFileSync(`${filesFolder}${file.name}`, file.text);
  const packed = gzipSync(file.text, { level: 9 }).length;
  packedBytes += packed;
  const records = truth.files.find((entry) => entry.file === file.name)?.records;
  console.log(`${file.name}: ${records} records, ${file.text.length} bytes, ${packed} gzipped`);
}
writeFileSync(`${truthFolder}sample-truth.json`, `${JSON.stringify(truth, null, 2)}\n`);
console.log(`all files gzipped: ${packedBytes} bytes`);
