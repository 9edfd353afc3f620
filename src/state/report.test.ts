import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isKeptName } from '../casefile/redaction/keptNames';
import { type NodeWorkbench, startNodeWorkbench } from './testing/nodeWorkbench';

let node: NodeWorkbench;
beforeAll(async () => {
  node = startNodeWorkbench();
  await node.workbench.boot();
  await node.workbench.loadSample();
}, 120_000);
afterAll(() => node.close());

async function report(form: 'html' | 'markdown'): Promise<{ text: string; fileName: string }> {
  await node.workbench.exportReport(form);
  const last = node.downloads.at(-1);
  return { text: (await last?.content.text()) ?? '', fileName: last?.fileName ?? '' };
}

describe('the report of the sample case', () => {
  it('holds summary, pivot, picture, scope, findings with records, hashes, coverage and SQL', async () => {
    const { text, fileName } = await report('html');
    const state = node.workbench.store.getState();
    expect(fileName).toMatch(/-report\.html$/);
    const pivot = state.pivot.state === 'found' ? state.pivot.pivot : null;
    expect(text).toContain(pivot?.at.replace('T', ' ') ?? 'no pivot');
    expect(text).toContain('class="timeline"');
    for (const { report: file } of state.intake) expect(text).toContain(file?.sha256 ?? 'none');
    for (const finding of state.findings.filter(({ severity }) => severity === 'critical')) {
      expect(text).toContain(`id="${finding.id}"`);
    }
    for (const run of Object.values(state.runs)) expect(text).toContain(run.startedAt);
    for (const category of state.categories) expect(text).toContain(category.title.split('&')[0]);
    expect(text).toContain('Appendix: parameters and SQL');
    expect(text).not.toContain('REDACTED');
  });

  it('asks nobody for anything: no script, no address to load, and a policy that forbids both', async () => {
    const { text } = await report('html');
    expect(text).toMatch(
      /content="default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'"/,
    );
    const tags = text.replace(/<pre>[\s\S]*?<\/pre>/g, '').match(/<[^!][^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(500);
    expect(tags.filter((tag) => /\s(src|href|style|on\w+|action|data)\s*=/i.test(tag))).toEqual([]);
    expect(tags.filter((tag) => /^<(script|iframe|img|link|object|embed|form)/i.test(tag))).toEqual(
      [],
    );
  });

  it('is the same in Markdown', async () => {
    const { text, fileName } = await report('markdown');
    expect(fileName).toMatch(/-report\.md$/);
    expect(text).toMatch(/^# .+\n/);
    for (const heading of ['Summary', 'When it turned', 'Scope', 'Findings', 'Coverage']) {
      expect(text).toContain(`\n## ${heading}\n`);
    }
    expect(text).toContain('```sql\n');
  });

  it('has labels for names while redaction is on', async () => {
    const { workbench } = node;
    const names = await workbench.query(
      `select distinct "user" from auth_logs where "user" is not null
       union select distinct host from process_logs where host is not null`,
    );
    const originals = Array.from({ length: names.rowCount }, (_, r) => String(names.cell(r, 0)));
    await workbench.setRedaction(true);
    const { text } = await report('html');
    await workbench.setRedaction(false);
    expect(text).toContain('REDACTED');
    const words = new Set(text.toLowerCase().split(/[^\p{L}\p{N}_$.-]+/u));
    expect(originals.length).toBeGreaterThan(10);
    expect(originals.filter((name) => !isKeptName(name) && words.has(name.toLowerCase()))).toEqual(
      [],
    );
  });
});
