import { AnalystError, errorText } from '../core/analystError';
import { bytesOfPairs, gunzip } from './embeddedBytes';

/** A part of the workbench carried inside the page, in an element that the browser does not run. */
export interface EmbeddedPayload {
  readonly id: string;
  /** Bytes once unpacked. */
  readonly bytes: number;
}

const ID_PREFIX = 'payload-';
const SAMPLE_PREFIX = 'sample/';

/** Every payload, in the order of the page. */
export async function listPayloads(): Promise<readonly EmbeddedPayload[]> {
  await pageComplete();
  const found = document.querySelectorAll<HTMLScriptElement>(`script[id^="${ID_PREFIX}"]`);
  return Array.from(found, (element) => ({
    id: element.id.slice(ID_PREFIX.length),
    bytes: Number(element.dataset.bytes),
  }));
}

/** The bytes of a payload as they were before the build packed them. @throws AnalystError when the copy is damaged. */
export async function readPayload(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await readPackedPayload(id);
  return gunzip(packed).catch((error: unknown) => {
    throw damaged(id, errorText(error));
  });
}

/** The gzip bytes of a payload, for whoever unpacks them elsewhere. @throws AnalystError when the copy is damaged. */
export async function readPackedPayload(id: string): Promise<Uint8Array<ArrayBuffer>> {
  await pageComplete();
  const element = document.getElementById(ID_PREFIX + id);
  if (!(element instanceof HTMLScriptElement)) throw damaged(id, 'it is missing');
  const { devUrl, packedBytes } = element.dataset;
  if (import.meta.env.DEV && devUrl) {
    return new Uint8Array(await (await fetch(devUrl)).arrayBuffer());
  }
  try {
    return bytesOfPairs(element.textContent, Number(packedBytes));
  } catch (error) {
    throw damaged(id, errorText(error));
  }
}

/** The files of the sample case, named as on disk. Empty when this build carries none. */
export async function embeddedSampleFiles(): Promise<readonly File[]> {
  const payloads = await listPayloads();
  const samples = payloads.filter(({ id }) => id.startsWith(SAMPLE_PREFIX));
  return Promise.all(
    samples.map(async ({ id }) => {
      const name = id.slice(SAMPLE_PREFIX.length);
      return new File([await readPayload(id)], name, { type: 'text/csv', lastModified: 0 });
    }),
  );
}

function damaged(id: string, reason: string): AnalystError {
  return new AnalystError(
    `this copy of the workbench is damaged (${reason}).`,
    `Part ${id}`,
    'Copy the file again and compare its SHA-256.',
  );
}

/** Payloads lie behind the script that reads them, so the parser may not have reached them yet. */
async function pageComplete(): Promise<void> {
  if (document.readyState !== 'loading') return;
  await new Promise((resolve) =>
    document.addEventListener('DOMContentLoaded', resolve, { once: true }),
  );
}
