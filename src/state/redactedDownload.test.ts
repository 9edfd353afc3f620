import { expect, it } from 'vitest';
import { redactedDownload } from './redactedDownload';

function gate(isOn: boolean) {
  const saved: { name: string; content: Blob }[] = [];
  const refused: string[] = [];
  const download = redactedDownload((content, name) => void saved.push({ content, name }), {
    isOn,
    redact: (text) => text.replaceAll('anna', 'USER-01'),
    settled: (make) => Promise.resolve(make()),
    refuse: (sentence) => void refused.push(sentence),
  });
  return { saved, refused, download };
}

const text = (content: string): Blob => new Blob([content], { type: 'text/csv;charset=utf-8' });

it('gives everything as it is while redaction is off', () => {
  const { saved, download } = gate(false);
  const content = new Blob(['anna']);
  download(content, 'anna.bin');
  expect(saved).toEqual([{ name: 'anna.bin', content }]);
});

it('redacts text of any length in pieces, with its name and its byte order mark', async () => {
  const { saved, download } = gate(true);
  const lines = `${'x'.repeat(50)},anna\n`.repeat(30_000);
  download(text(`\ufeff${lines}`), 'of-anna.csv');
  await expect.poll(() => saved.length).toBe(1);
  expect(saved[0]?.name).toBe('of-USER-01.csv');
  const bytes = await saved[0]?.content.arrayBuffer();
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  expect(decoded).toBe(`\ufeff${lines.replaceAll('anna', 'USER-01')}`);
});

it('refuses what is not text, unless it was redacted when it was made', () => {
  const { saved, refused, download } = gate(true);
  const zip = new Blob([new Uint8Array([80, 75])], { type: 'application/zip' });
  download(zip, 'anna.zip');
  expect(refused).toEqual([expect.stringMatching(/^USER-01\.zip was not saved: /)]);
  download(zip, 'picture-of-anna.zip', 'redacted');
  expect(saved.map(({ name }) => name)).toEqual(['picture-of-USER-01.zip']);
});

it('lets text that is read back leave only when no name is in it', async () => {
  const { saved, refused, download } = gate(true);
  download(text('{"host":"anna"}'), 'rules.json', 'read back');
  await expect.poll(() => refused.length).toBe(1);
  download(text('{"hunt":"log-gaps"}'), 'rules.json', 'read back');
  await expect.poll(() => saved.length).toBe(1);
});
