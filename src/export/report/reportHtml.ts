import { displayUtc } from '../../core/isoTime';
import { SCOPE_COLUMNS, type ScopingRow } from '../../findings/scopingRow';
import { appendixPart } from './appendixPart';
import { evidencePart } from './evidencePart';
import { findingsPart } from './findingsPart';
import { Html, type HtmlTag, htmlTag } from './htmlText';
import type { ReportData } from './reportData';
import { REPORT_STYLE } from './reportStyle';
import { timelineSvg } from './timelineSvg';

/**
 * The report as one HTML file that opens anywhere and asks nobody for anything: no script, no address, and a policy of
 * its own that forbids both. Every value passes `show` (the labels of a redacted case) and is escaped.
 */
export async function reportHtml(
  data: ReportData,
  show: (text: string) => string = (text) => text,
): Promise<Blob> {
  const markup = htmlTag(show);
  const style = `sha256-${await sha256Base64(REPORT_STYLE)}`;
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src '${new Html(style)}'; base-uri 'none'; form-action 'none'"
        />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width" />
        <title>${data.caseName} – incident report</title>
        <style>${new Html(REPORT_STYLE)}</style>
      </head>
      <body>
        ${headPart(markup, data)} ${turnPart(markup, data)} ${scopePart(markup, data.scoping)}
        ${findingsPart(markup, data.hunts)} ${evidencePart(markup, data)} ${appendixPart(markup, data)}
      </body>
    </html> `;
  return new Blob([page.text], { type: 'text/html;charset=utf-8' });
}

function headPart(markup: HtmlTag, data: ReportData): Html {
  return markup`<header>
      <h1>${data.caseName}</h1>
      <p class="dim">
        Incident report, written ${displayUtc(data.writtenAt)} by Huntbench, build
        <span class="mono">${data.buildId}</span>. All times are UTC.
      </p>
      ${data.isRedacted ? markup`<p><span class="redacted">REDACTED</span> Names of users, hosts, internal addresses and folders are labels; the key is kept apart.</p>` : null}
    </header>
    <h2 id="summary">Summary</h2>
    <ul class="summary">
      ${data.summary.map((sentence) => markup`<li>${sentence}</li>`)}
    </ul>`;
}

function turnPart(markup: HtmlTag, { pivot, pivotWhy, timeline }: ReportData): Html {
  return markup`<h2 id="timeline">When it turned</h2>
    ${
      pivot === null
        ? markup`<p><strong>No pivot point.</strong></p>`
        : markup`<p>
            <strong>${displayUtc(pivot.at)}</strong>:
            ${pivot.user}${pivot.host === null ? '' : ` on ${pivot.host}`},
            ${pivot.isAnalysts ? 'set by the analyst' : `${pivot.confidence} confidence`}; between
            ${displayUtc(pivot.from)} and ${displayUtc(pivot.to)}.
          </p>`
    }
    ${pivotWhy.map((sentence) => markup`<p>${sentence}</p>`)}
    ${timeline ? timelineSvg(markup, timeline, pivot) : markup`<p class="note">Nothing dated to draw.</p>`}
    ${timeline ? markup`<p class="dim">${timeline.summary}</p>` : null}`;
}

function scopePart(markup: HtmlTag, rows: readonly ScopingRow[]): Html {
  if (rows.length === 0) {
    return markup`<h2 id="scope">Scope</h2>
      <p>No host and no account stands in a finding.</p>`;
  }
  return markup`<h2 id="scope">Scope</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Host or account</th>
          <th scope="col">Severity</th>
          ${SCOPE_COLUMNS.map((column) => markup`<th scope="col">${column}</th>`)}
          <th scope="col">Seen</th>
          <th scope="col">To do</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            markup`<tr>
              <td>${row.kind} <strong>${row.name}</strong></td>
              <td><span class="badge ${row.severity}">${row.severity}</span></td>
              ${SCOPE_COLUMNS.map((column) => {
                const cell = row.cells[column];
                return markup`<td>${cell ? `${cell.severity} (${cell.findingIds.length})` : ''}</td>`;
              })}
              <td class="num">${row.firstSeen === null ? 'undated' : displayUtc(row.firstSeen)}</td>
              <td>${row.hints.map(({ why }) => why).join(' ')}</td>
            </tr> `,
        )}
      </tbody>
    </table>`;
}

async function sha256Base64(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
