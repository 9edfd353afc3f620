import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sha256Of } from './byteStream';

const SIZES = [0, 1, 63, 64, 65, 200_000];

it.each(SIZES)('hashes %i bytes alike in one piece and as a stream', async (size) => {
  const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31) % 251);
  const expected = createHash('sha256').update(bytes).digest('hex');
  expect(await sha256Of(new Blob([bytes]))).toBe(expected);
  expect(await sha256Of(new Blob([bytes]), {}, -1)).toBe(expected);
});

it('stops when it is cancelled', async () => {
  const abort = new AbortController();
  abort.abort();
  await expect(sha256Of(new Blob(['x']), { signal: abort.signal })).rejects.toThrow();
});
