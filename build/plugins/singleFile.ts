import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { bundledScript } from './bundledScript';
import { duckdbFiles } from './duckdbFiles';
import { packageVersion } from './packageVersion';
import { inlineScriptText } from './inlineScript';
import { pageHtml } from './pageHtml';
import { type PackedPart, packPart, sha256Hex } from './pagePart';
import { sampleFiles } from './sampleFiles';
import { sizeReport } from './sizeReport';

/** What still travels well as one file: mail gateways, tickets and USB sticks of an incident. */
const MAX_PAGE_BYTES = 12_000_000;

/** The notices of the bundled packages, as the bundler collects them. */
export const LICENSES = 'licenses.md';

/** Turns the bundle into `index.html`, which carries everything, and `index.html.sha256`. */
export function singleFile(root: string): Plugin {
  return {
    name: 'huntbench:single-file',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const { script, style, licenses } = takeBundle(bundle);
        const firstParts = [
          packPart({ id: 'app-style', bytes: Buffer.from(style) }),
          packPart({ id: 'app-script', bytes: Buffer.from(script) }),
        ];
        const laterParts = [
          { id: 'licenses', bytes: Buffer.from(licenses) },
          ...duckdbFiles(),
          ...sampleFiles(root),
        ].map(packPart);
        const { html, buildId } = pageHtml({
          template: readFileSync(path.join(root, 'index.html'), 'utf8'),
          version: packageVersion(root),
          bootScript: inlineScriptText(await bundledScript(root, 'build/page/boot.ts', 'es2020')),
          appScript: script,
          firstParts,
          laterParts,
        });
        const pageBytes = html.length;
        this.info(sizeReport([...firstParts, ...laterParts], pageBytes, buildId));
        if (pageBytes > MAX_PAGE_BYTES) this.error(tooLarge(pageBytes, firstParts, laterParts));
        const digest = `${sha256Hex(html)}  index.html\n`;
        this.emitFile({ type: 'asset', fileName: 'index.html', source: html });
        this.emitFile({ type: 'asset', fileName: 'index.html.sha256', source: digest });
      },
    },
  };
}

interface Bundled {
  readonly script: string;
  readonly style: string;
  readonly licenses: string;
}

/** What the bundle holds; it is left empty. @throws when it holds anything that one page cannot carry. */
function takeBundle(bundle: Rolldown.OutputBundle): Bundled {
  let script = '';
  let style = '';
  let licenses = '';
  for (const [name, file] of Object.entries(bundle)) {
    if (file.type === 'chunk' && file.isEntry && !script) script = file.code;
    else if (file.type === 'asset' && name.endsWith('.css')) style += textOf(file.source);
    else if (file.type === 'asset' && name === LICENSES) licenses = textOf(file.source);
    else throw new Error(`${name} cannot be part of the one-file page. Import it inline or ?raw.`);
    Reflect.deleteProperty(bundle, name);
  }
  return { script: `${script.trim()}\n//# sourceURL=huntbench.js\n`, style, licenses };
}

function textOf(source: string | Uint8Array): string {
  return typeof source === 'string' ? source : Buffer.from(source).toString('utf8');
}

function tooLarge(
  pageBytes: number,
  first: readonly PackedPart[],
  later: readonly PackedPart[],
): string {
  const [largest] = [...first, ...later]
    .filter(({ id }) => id !== 'engine-wasm')
    .sort((a, b) => b.element.length - a.element.length);
  const excess = pageBytes - MAX_PAGE_BYTES;
  return `index.html is ${excess} bytes over its limit of ${MAX_PAGE_BYTES}; besides the engine, ${largest?.id} is the largest part.`;
}
