import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { inlineScriptText } from './inlineScript';
import { pageHtml } from './pageHtml';
import { packPart } from './pagePart';

const TEMPLATE = `<head>
<!-- build: head -->
<meta charset="utf-8" /></head>
<body><div id="root">splash</div>
<script type="module" src="/src/main.tsx"></script>
</body>`;

const INPUT = {
  template: TEMPLATE,
  version: '1.2.3',
  bootScript: 'boot();',
  appScript: 'app("Ω");',
  firstParts: [packPart({ id: 'app-script', bytes: Buffer.from('app("Ω");') })],
  laterParts: [packPart({ id: 'engine-wasm', bytes: Buffer.from('wasm') })],
};

function policyHash(script: string): string {
  return `'sha256-${createHash('sha256').update(script, 'utf8').digest('base64')}'`;
}

test('the policy names the hashes of both scripts and stands before every other meta element', () => {
  const html = pageHtml(INPUT).html.toString('latin1');
  const [first] = html.match(/<meta [^>]*>/) ?? [];
  expect(first).toContain('http-equiv="Content-Security-Policy"');
  expect(first).toContain(`script-src ${policyHash('boot();')} ${policyHash('app("Ω");')}`);
});

test('splash, application, boot script and engine follow in this order', () => {
  const html = pageHtml(INPUT).html.toString('latin1');
  const order = ['splash', 'payload-app-script', 'id="boot">boot();<', 'payload-engine-wasm'];
  const places = order.map((mark) => html.indexOf(mark));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(html).not.toContain('type="module"');
});

test('the build id changes with every part', () => {
  const later = [packPart({ id: 'engine-wasm', bytes: Buffer.from('wasm2') })];
  const ids = [
    pageHtml(INPUT),
    pageHtml({ ...INPUT, bootScript: 'boot2();' }),
    pageHtml({ ...INPUT, appScript: 'app2();' }),
    pageHtml({ ...INPUT, laterParts: later }),
  ].map(({ buildId }) => buildId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(pageHtml(INPUT).buildId).toBe(ids[0]);
});

test('a template without its mark is refused', () => {
  expect(() => pageHtml({ ...INPUT, template: '<head></head>' })).toThrow('exactly once');
});

test('an inlined script neither ends its element nor opens a comment, and means the same', () => {
  const script = `const all = ['</script>', '</SCRIPT', '<!--', \`</script\`, /<\\/script/.source];`;
  const text = inlineScriptText(script);
  expect(text).not.toMatch(/<\/script|<!--/i);
  const run = (code: string): unknown => new Function(`${code} return all;`)();
  expect(run(text)).toEqual(run(script));
});

test('a character that the page cannot carry in clear text is refused', () => {
  expect(() => pageHtml({ ...INPUT, bootScript: 'say("…");' })).toThrow('cannot carry "…"');
});
