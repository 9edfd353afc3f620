import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { BUILT_DIGEST, BUILT_FOLDER, BUILT_PAGE } from './fixtures/builtPage';
import { expect, test } from './fixtures/workbenchTest';

const bytes = readFileSync(BUILT_PAGE);
const html = bytes.toString('latin1');

function sha256(text: string, encoding: 'hex' | 'base64'): string {
  return createHash('sha256').update(text).digest(encoding);
}

test('the build is one page of at most 12 MB and its digest', () => {
  expect(readdirSync(BUILT_FOLDER).sort()).toEqual(['index.html', 'index.html.sha256']);
  expect(bytes.length).toBeLessThanOrEqual(12_000_000);
  expect(readFileSync(BUILT_DIGEST, 'utf8')).toBe(
    `${createHash('sha256').update(bytes).digest('hex')}  index.html\n`,
  );
});

test('the engine starts from disk without a request', async ({ workbench }) => {
  const { version, engine } = await workbench.openReady();
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(engine).toContain('DuckDB');
});

test('the page hashes its own parts and finds the build it says it is', async ({ workbench }) => {
  await workbench.openReady();
  const { page } = workbench;
  const buildId = await page.locator('meta[name="huntbench-build"]').getAttribute('content');
  await page.getByText('No network, by policy').first().click();
  await expect(page.getByRole('dialog')).toContainText('matches the build');
  await expect(page.getByRole('dialog')).toContainText(buildId ?? 'no build id');
});

test('the policy is the first meta element and allows two scripts, blob workers and nothing to fetch', async ({
  workbench,
}) => {
  await workbench.openReady();
  const metas = await workbench.page.locator('head meta').evaluateAll((elements) =>
    elements.map((element) => ({
      kind: element.getAttribute('http-equiv'),
      content: element.getAttribute('content') ?? '',
    })),
  );
  const [policy] = metas;
  expect(policy?.kind).toBe('Content-Security-Policy');
  const scripts = await workbench.page
    .locator('script:not([type])')
    .evaluateAll((elements) => elements.map((element) => element.textContent));
  const hashes = scripts.map((script) => `'sha256-${sha256(script, 'base64')}'`);
  const [scriptSources, others] = splitPolicy(policy?.content ?? '');
  expect(scriptSources.sort()).toEqual([...hashes, "'wasm-unsafe-eval'"].sort());
  expect(hashes).toHaveLength(2);
  expect(others).toEqual([
    "default-src 'none'",
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

function splitPolicy(policy: string): [scriptSources: string[], others: string[]] {
  const directives = policy.split('; ');
  const scripts = directives.find((directive) => directive.startsWith('script-src ')) ?? '';
  return [scripts.split(' ').slice(1), directives.filter((directive) => directive !== scripts)];
}

const ATTEMPTS: readonly { readonly way: string; readonly directive: string }[] = [
  { way: 'fetch', directive: 'connect-src' },
  { way: 'XMLHttpRequest', directive: 'connect-src' },
  { way: 'WebSocket', directive: 'connect-src' },
  { way: 'sendBeacon', directive: 'connect-src' },
  { way: 'img', directive: 'img-src' },
  { way: 'iframe', directive: 'frame-src' },
  { way: 'script', directive: 'script-src-elem' },
  { way: 'link', directive: 'style-src-elem' },
  { way: 'inline script', directive: 'script-src-elem' },
  { way: 'data: worker', directive: 'worker-src' },
];

for (const { way, directive } of ATTEMPTS) {
  test(`the browser refuses: ${way}`, async ({ workbench }) => {
    workbench.expectProblem(/Content Security Policy|Failed to construct|WebSocket connection/);
    await workbench.open();
    const refused = await workbench.page.evaluate(attempt, way);
    expect(refused).toBe(directive);
  });
}

/** Tries one way out of the page. Returns the directive that the browser refused it by. */
function attempt(way: string): Promise<string> {
  const url = 'https://example.com/';
  const add = (kind: string, fields: Record<string, string>): void => {
    document.body.append(Object.assign(document.createElement(kind), fields));
  };
  const ways: Record<string, () => unknown> = {
    fetch: () => fetch(url).catch(() => undefined),
    XMLHttpRequest: () => {
      const request = new XMLHttpRequest();
      request.open('GET', url);
      request.send();
    },
    WebSocket: () => new WebSocket('wss://example.com/'),
    sendBeacon: () => navigator.sendBeacon(url, 'x'),
    img: () => add('img', { src: url }),
    iframe: () => add('iframe', { src: url }),
    script: () => add('script', { src: url }),
    link: () => add('link', { rel: 'stylesheet', href: url }),
    'inline script': () => add('script', { textContent: 'window.injected = true' }),
    'data: worker': () => new Worker('data:text/javascript,'),
  };
  return new Promise((resolve, reject) => {
    document.addEventListener(
      'securitypolicyviolation',
      (event) => resolve(event.effectiveDirective),
      { once: true },
    );
    setTimeout(() => reject(new Error(`${way} was not refused.`)), 5_000);
    try {
      ways[way]?.();
    } catch (error) {
      if (!(error instanceof DOMException)) reject(error);
    }
  });
}

test('a copy with a changed script does not run and says so', async ({ workbench }, info) => {
  const start = html.indexOf('>', html.indexOf('id="payload-app-script"')) + 1;
  const at = start + 2_000;
  const other = html[at] === 'A' ? 'B' : 'A';
  const copy = info.outputPath('changed.html');
  writeFileSync(copy, html.slice(0, at) + other + html.slice(at + 1), 'latin1');
  await workbench.open(pathToFileURL(copy).href);
  await expect(workbench.page.getByRole('status')).toContainText(
    'This copy of the file is damaged',
  );
});
