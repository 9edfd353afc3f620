import { listPayloads, readPayload } from './embeddedPayload';

/** SHA-256 of one part of the page, in hexadecimal. */
export interface BuildPart {
  readonly id: string;
  readonly sha256: string;
}

export interface BuildCheck {
  /** What the build wrote into the page. */
  readonly buildId: string;
  /** The same figure, computed now from the parts of this page. */
  readonly recomputed: string;
  readonly matches: boolean;
  readonly parts: readonly BuildPart[];
}

/** The build id written into the page; `development` when no build wrote one. */
export function embeddedBuildId(): string {
  return metaContent('meta[name="huntbench-build"]') || 'development';
}

/** The content security policy the browser enforces on this page; empty when there is none. */
export function embeddedPolicy(): string {
  return metaContent('meta[http-equiv="Content-Security-Policy"]');
}

/** Hashes policy, boot script and every payload of this page again. Takes about a second. */
export async function verifyBuild(): Promise<BuildCheck> {
  const payloads = await listPayloads();
  const boot = document.getElementById('boot')?.textContent ?? '';
  const parts = [await partOf('policy', utf8(embeddedPolicy())), await partOf('boot', utf8(boot))];
  for (const { id } of payloads) parts.push(await partOf(id, await readPayload(id)));
  const recomputed = await buildIdOf(parts);
  const buildId = embeddedBuildId();
  return { buildId, recomputed, matches: buildId === recomputed, parts };
}

/** SHA-256 over one line a part, `<id> <sha256>`; the build computes it in the same way. */
export async function buildIdOf(parts: readonly BuildPart[]): Promise<string> {
  return sha256Hex(utf8(parts.map(({ id, sha256 }) => `${id} ${sha256}\n`).join('')));
}

/** Part `id` with the hash of its bytes. */
export async function partOf(id: string, bytes: Uint8Array<ArrayBuffer>): Promise<BuildPart> {
  return { id, sha256: await sha256Hex(bytes) };
}

async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function metaContent(selector: string): string {
  return document.querySelector<HTMLMetaElement>(selector)?.content ?? '';
}
