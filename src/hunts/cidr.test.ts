import { describe, expect, it } from 'vitest';
import { parseCidr } from './cidr';

const V4 = 0xffff00000000n;

describe('address blocks', () => {
  it.each([
    ['10.0.0.0/8', V4 + 0x0a000000n, V4 + 0x0affffffn],
    ['10.1.2.3/8', V4 + 0x0a000000n, V4 + 0x0affffffn],
    ['192.168.1.1', V4 + 0xc0a80101n, V4 + 0xc0a80101n],
    [' 192.168.1.1/32 ', V4 + 0xc0a80101n, V4 + 0xc0a80101n],
    ['0.0.0.0/0', V4, V4 + 0xffffffffn],
    ['172.16.0.0/12', V4 + 0xac100000n, V4 + 0xac1fffffn],
    ['fe80::/10', 0xfe80n << 112n, (0xfebfn << 112n) + ((1n << 112n) - 1n)],
    ['::1', 1n, 1n],
    ['::/0', 0n, (1n << 128n) - 1n],
    ['2001:DB8::1/128', 0x20010db8000000000000000000000001n, 0x20010db8000000000000000000000001n],
    ['1:2:3:4:5:6:7:8', 0x00010002000300040005000600070008n, 0x00010002000300040005000600070008n],
  ])('%s', (text, lo, hi) => {
    expect(parseCidr(text)).toEqual({ lo, hi });
  });

  it.each([
    '',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/1e1',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0/8',
    '256.0.0.1',
    '1.2.3.4.5',
    'fe80::/129',
    'fe80:::1',
    '1:2:3:4:5:6:7:8:9',
    '1::2::3',
    'corp.example',
    'any',
  ])('refuses %j with a sentence', (text) => {
    expect(() => parseCidr(text)).toThrow(`"${text}" is not an address block`);
  });
});
