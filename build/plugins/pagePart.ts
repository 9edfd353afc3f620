import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { pairTextOf } from './pairText';

/** A part of the page before it is packed. */
export interface PagePart {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** The part in a form the page can carry, and what it weighs there. */
export interface PackedPart {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly element: string;
}

export function packPart({ id, bytes }: PagePart): PackedPart {
  const packed = gzipSync(bytes, { level: 9 });
  const attributes = [
    'type="application/octet-stream"',
    `id="payload-${id}"`,
    'data-encoding="gzip+pairs187"',
    `data-bytes="${bytes.length}"`,
    `data-packed-bytes="${packed.length}"`,
  ];
  return {
    id,
    sha256: sha256Hex(bytes),
    bytes: bytes.length,
    element: `<script ${attributes.join(' ')}>${pairTextOf(packed)}</script>\n`,
  };
}

export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
