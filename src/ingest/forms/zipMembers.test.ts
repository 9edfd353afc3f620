import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { directPreparer } from '../prepareFile';
import { expandArchive } from './expandArchive';
import { expandZip, isZip } from './zipMembers';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

function archive(bytes: Uint8Array, name = 'case.zip'): File {
  return new File([bytes as BlobPart], name);
}

async function expand(bytes: Uint8Array) {
  const { files, refused } = await expandZip(archive(bytes), {});
  const contents = await Promise.all(files.map(async (file) => [file.name, await file.text()]));
  return { contents, refused };
}

describe('expandZip', () => {
  it('takes packed and stored members under their paths, and no folders', async () => {
    const { contents, refused } = await expand(
      zipSync({
        'logs/': new Uint8Array(0),
        'logs/a.csv': text('a,b\n1,2\n'.repeat(1_000)),
        'é.csv': [text('x\n'), { level: 0 }],
        'empty.csv': new Uint8Array(0),
        '__MACOSX/logs/._a.csv': text('x'),
      }),
    );
    expect(contents).toEqual([
      ['case.zip/logs/a.csv', 'a,b\n1,2\n'.repeat(1_000)],
      ['case.zip/é.csv', 'x\n'],
      ['case.zip/empty.csv', ''],
    ]);
    expect(refused).toEqual([]);
  });

  it('reads an archive with bytes before it', async () => {
    const bytes = zipSync({ 'a.csv': text('a\n') });
    const shifted = new Uint8Array([...text('#!/bin/sh\n'), ...bytes]);
    expect((await expand(shifted)).contents).toEqual([['case.zip/a.csv', 'a\n']]);
  });

  it('refuses a member that unpacks to far more than its size, and takes the others', async () => {
    const { contents, refused } = await expand(
      zipSync({ 'bomb.csv': new Uint8Array(24 * 1024 * 1024), 'a.csv': text('a\n') }),
    );
    expect(contents).toEqual([['case.zip/a.csv', 'a\n']]);
    expect(refused).toMatchObject([{ name: 'case.zip/bomb.csv', bytes: 24 * 1024 * 1024 }]);
    expect(refused[0]?.reason).toContain('200 times');
  });

  it('does not believe the size that a member claims', async () => {
    const bytes = zipSync({ 'bomb.csv': new Uint8Array(24 * 1024 * 1024) });
    patch(bytes, 24, [1, 0, 0, 0]);
    const { contents, refused } = await expand(bytes);
    expect(contents).toEqual([]);
    expect(refused[0]?.reason).toContain('200 times');
  });

  it.each([
    ['encrypted', 8, [1, 0], 'encrypted'],
    ['packed by an unknown method', 10, [12, 0], 'method 12'],
    ['changed', 16, [0, 0, 0, 0], 'damaged'],
    ['longer than all that may be unpacked', 24, [0xfe, 0xff, 0xff, 0xff], '200 times'],
  ])('refuses a member that is %s', async (_name, at, values, word) => {
    const bytes = zipSync({ 'a.csv': text('a,b\n1,2\n') });
    patch(bytes, at, values);
    const { contents, refused } = await expand(bytes);
    expect(contents).toEqual([]);
    expect(refused.map(({ name }) => name)).toEqual(['case.zip/a.csv']);
    expect(refused[0]?.reason).toContain(word);
  });

  it('refuses an archive inside an archive', async () => {
    const { refused } = await expand(zipSync({ 'b.zip': zipSync({ 'a.csv': text('a\n') }) }));
    expect(refused[0]?.reason).toContain('an archive inside an archive');
  });

  it.each([
    ['an Office document', zipSync({ '[Content_Types].xml': text('<x/>') }), 'Office document'],
    ['an empty archive', zipSync({}), 'empty'],
    ['a cut archive', zipSync({ 'a.csv': text('a,b\n1,2\n') }).subarray(0, 40), 'cut'],
  ])('refuses %s as a whole', async (_name, bytes, word) => {
    const { contents, refused } = await expand(bytes);
    expect(contents).toEqual([]);
    expect(refused).toMatchObject([{ name: 'case.zip', bytes: bytes.length }]);
    expect(refused[0]?.reason).toContain(word);
  });

  it('stops when it is cancelled', async () => {
    const signal = AbortSignal.abort();
    const file = archive(zipSync({ 'a.csv': text('a\n') }));
    await expect(expandArchive(directPreparer, file, { signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('expandArchive', () => {
  it('leaves a file alone that is no archive', async () => {
    expect(await isZip(new File(['PK,a\n'], 'pk.csv'))).toBe(false);
    expect(await expandArchive(directPreparer, new File(['a\n'], 'a.csv'), {})).toBeNull();
  });
});

/** Changes the first entry of the directory, at an offset of it. */
function patch(bytes: Uint8Array, offset: number, values: readonly number[]): void {
  let at = bytes.length - 46;
  while (!(bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1)) at--;
  bytes.set(values, at + offset);
}
