import { contentPolicy } from './contentPolicy';
import { type PackedPart, sha256Hex } from './pagePart';

const HEAD_MARK = '<!-- build: head -->';
const UTF8_MARK = '<meta charset="utf-8" />';
/** One byte a character, so that payloads take no more room than they need. */
const ENCODING = '<meta charset="windows-1252" />';
const SCRIPT_MARK = '<script type="module" src="/src/main.tsx"></script>';

export interface PageInput {
  /** index.html as the dev server serves it. */
  readonly template: string;
  readonly version: string;
  readonly bootScript: string;
  /** The application's script as it runs, for the policy. */
  readonly appScript: string;
  /** What the boot script needs: it lies before it, and nothing else does. */
  readonly firstParts: readonly PackedPart[];
  /** What the application asks for later: first paint and first script do not wait for it. */
  readonly laterParts: readonly PackedPart[];
}

export interface Page {
  readonly html: Buffer;
  readonly buildId: string;
}

/** The whole page. `verifyBuild` computes the build id again from the finished page. */
export function pageHtml(input: PageInput): Page {
  const policy = contentPolicy([input.bootScript, input.appScript]);
  const buildId = buildIdOf([
    { id: 'policy', sha256: sha256Hex(policy) },
    { id: 'boot', sha256: sha256Hex(input.bootScript) },
    ...input.firstParts,
    ...input.laterParts,
  ]);
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    `<meta name="huntbench-version" content="${input.version}" />`,
    `<meta name="huntbench-build" content="${buildId}" />`,
  ].join('\n    ');
  const body = [
    ...input.firstParts.map((part) => part.element),
    `<script id="boot">${input.bootScript}</script>\n`,
    ...input.laterParts.map((part) => part.element),
  ].join('');
  const encoded = replaceOnce(input.template, UTF8_MARK, ENCODING);
  const withHead = replaceOnce(encoded, HEAD_MARK, head);
  return { html: pageBytes(replaceOnce(withHead, SCRIPT_MARK, body)), buildId };
}

/** Of windows-1252 the half is used that is the same in Latin-1. @throws Error on any other character. */
function pageBytes(html: string): Buffer {
  const other = /[^\n\x20-\x7e\xa0-\xff]/.exec(html);
  if (other) throw new Error(`The page cannot carry ${JSON.stringify(other[0])} in clear text.`);
  return Buffer.from(html, 'latin1');
}

function buildIdOf(parts: readonly { readonly id: string; readonly sha256: string }[]): string {
  return sha256Hex(parts.map(({ id, sha256 }) => `${id} ${sha256}\n`).join(''));
}

function replaceOnce(text: string, mark: string, replacement: string): string {
  const [before, after, ...more] = text.split(mark);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`index.html must contain ${mark} exactly once.`);
  }
  return before + replacement + after;
}
