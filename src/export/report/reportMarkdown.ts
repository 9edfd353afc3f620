import { countText } from '../../core/countText';
import { displayUtc } from '../../core/isoTime';
import type { ReportData, ReportHunt } from './reportData';
import {
  answerText,
  cellText,
  paramValueText,
  shownText,
  spanText,
  unanswered,
} from './reportWords';

/** The report as Markdown, with the same parts; every value passes `show`, and what Markdown or HTML would read is escaped. */
export function reportMarkdown(
  data: ReportData,
  show: (text: string) => string = (text) => text,
): Blob {
  const t = (text: string): string => markdownText(show(text));
  const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string[] => [
    `| ${heads.join(' | ')} |`,
    `| ${heads.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row.map((cell) => t(cell)).join(' | ')} |`),
    '',
  ];
  const open = unanswered(data);
  const { pivot } = data;
  const lines = [
    `# ${t(data.caseName)}`,
    '',
    t(
      `Incident report, written ${displayUtc(data.writtenAt)} by Huntbench, build ${data.buildId}. All times are UTC.`,
    ),
    ...(data.isRedacted ? ['', '**REDACTED**: names are labels; the key is kept apart.'] : []),
    '',
    '## Summary',
    '',
    ...data.summary.map((sentence) => `- ${t(sentence)}`),
    '',
    '## When it turned',
    '',
    pivot === null
      ? '**No pivot point.**'
      : `**${t(displayUtc(pivot.at))}**: ${t(`${pivot.user}${pivot.host === null ? '' : ` on ${pivot.host}`}`)}, ${pivot.isAnalysts ? 'set by the analyst' : `${pivot.confidence} confidence`}; between ${displayUtc(pivot.from)} and ${displayUtc(pivot.to)}.`,
    '',
    ...data.pivotWhy.flatMap((sentence) => [t(sentence), '']),
    ...(data.timeline ? [t(data.timeline.summary), ''] : []),
    '## Scope',
    '',
    ...table(
      ['Host or account', 'Severity', 'First seen', 'To do'],
      data.scoping.map((row) => [
        `${row.kind} ${row.name}`,
        row.severity,
        row.firstSeen === null ? 'undated' : displayUtc(row.firstSeen),
        row.hints.map(({ why }) => why).join(' '),
      ]),
    ),
    '## Findings',
    '',
    ...data.hunts
      .filter(({ run }) => run?.status === 'hits')
      .flatMap((one) => huntLines(one, t, table)),
    '## What the evidence cannot answer',
    '',
    ...(open.length === 0
      ? ['Every question could be answered.', '']
      : table(
          ['Question', 'Why'],
          open.map(({ title, reason }) => [title, reason]),
        )),
    '## Coverage',
    '',
    ...table(
      ['Log category', 'Verdict', 'Part', 'Records', 'Hole, and the export that fills it'],
      data.categories.flatMap(({ title, verdict, parts }) =>
        parts.map((part) => [
          title,
          verdict,
          `${part.label}: ${part.verdict}`,
          countText(part.records),
          `${part.reason ?? ''} ${part.fill ?? ''}`.trim(),
        ]),
      ),
    ),
    '## Evidence as received',
    '',
    ...table(
      ['File', 'Recognised as', 'Bytes', 'Records', 'Loaded', 'Rejected', 'Undated', 'SHA-256'],
      data.manifest.files.map((file) => [
        file.name,
        file.sourceTitle,
        countText(file.bytes),
        countText(file.records),
        countText(file.loaded),
        countText(file.rejected),
        countText(file.undated),
        file.sha256 || 'not hashed',
      ]),
    ),
    '## Appendix: parameters and SQL',
    '',
    ...data.hunts.flatMap(({ hunt, run }) =>
      run === null
        ? []
        : [
            `### ${t(`${hunt.title} (${hunt.id}, version ${run.version})`)}`,
            '',
            ...hunt.params.map(
              (param) =>
                `- ${t(param.label)}: ${t(paramValueText(run.params[param.name] ?? param.default))} ${t(param.unit)}`,
            ),
            '',
            fenced(show(run.sql)),
            '',
          ],
    ),
  ];
  return new Blob([`${lines.join('\n').trimEnd()}\n`], { type: 'text/markdown;charset=utf-8' });
}

function huntLines(
  one: ReportHunt,
  t: (text: string) => string,
  table: (heads: readonly string[], rows: readonly (readonly string[])[]) => string[],
): string[] {
  const { hunt, run, findings, more } = one;
  return [
    `### ${t(hunt.title)}`,
    '',
    `${t(hunt.question)} **${t(answerText(one))}**`,
    '',
    ...(run?.reason ? [t(run.reason), ''] : []),
    ...findings.flatMap(({ finding, records }) => [
      `**${finding.severity}** · ${t(spanText(finding))} · ${t(finding.summary)}`,
      '',
      ...finding.reasons.flatMap((reason) => [t(reason), '']),
      ...(records
        ? [
            shownText(records.rows.length, records.total),
            '',
            ...table(
              records.columns.map(t),
              records.rows.map((row) => row.map(cellText)),
            ),
          ]
        : []),
    ]),
    ...(more > 0
      ? [`${countText(more)} further findings of this hunt are not in this report.`, '']
      : []),
  ];
}

/** What Markdown gives a meaning, and HTML within it, as plain characters on one line. */
function markdownText(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/[\\`*_{}[\]<>()#+!|~&-]/g, (char) => `\\${char}`);
}

/** A code block whose fence is longer than any run of backticks within. */
function fenced(text: string): string {
  const runs = Array.from(text.matchAll(/`+/g), ([run]) => run.length);
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  return `${fence}sql\n${text}\n${fence}`;
}
