import { countText } from '../../core/countText';
import type { Html, HtmlTag } from './htmlText';
import type { ReportFinding, ReportHunt, ReportRecords } from './reportData';
import { answerText, cellText, shownText, spanText } from './reportWords';

/** The hunts in their order, each with its answer, its findings and their records. */
export function findingsPart(markup: HtmlTag, hunts: readonly ReportHunt[]): Html {
  return markup`<h2 class="part" id="findings">Findings</h2>
    ${hunts.filter(({ run }) => run?.status === 'hits').map((one) => huntPart(markup, one))}`;
}

function huntPart(markup: HtmlTag, one: ReportHunt): Html {
  const { hunt, run, findings, more } = one;
  return markup`<section>
    <h3>${hunt.letter ? `${hunt.letter} · ` : ''}${hunt.title}</h3>
    <p>${hunt.question} <strong>${answerText(one)}</strong></p>
    <p class="dim">
      ${hunt.techniques.map(({ id, name }) => `${id} ${name}`).join(', ')} · hunt ${hunt.id},
      version ${hunt.version}
    </p>
    ${run?.reason ? markup`<p class="dim">${run.reason}</p>` : null}
    ${findings.map((finding) => findingPart(markup, finding))}
    ${more > 0 ? markup`<p class="note">${countText(more)} further findings of this hunt are in the case and not in this report.</p>` : null}
  </section>`;
}

function findingPart(markup: HtmlTag, { finding, records }: ReportFinding): Html {
  const { severity, reasons, host, user, summary, knownAs, computedIn, id } = finding;
  const where = [host && `host ${host}`, user && `account ${user}`].filter((part) => part !== null);
  return markup`<article class="finding ${severity}" id="${id}">
    <p>
      <span class="badge ${severity}">${severity}</span>
      <span class="num">${spanText(finding)}</span> ${where.join(', ')}
    </p>
    <p>${summary}</p>
    ${knownAs === null ? null : markup`<p class="dim">Looks like the work of a known tool: ${knownAs}.</p>`}
    ${computedIn === null ? null : markup`<p class="dim">Computed in ${computedIn}; its record here is that answer.</p>`}
    ${reasons.map((reason) => markup`<p class="dim">${reason}</p>`)}
    ${records ? recordsTable(markup, records) : markup`<p class="dim">It rests on ${countText(finding.recordCount)} records, which are in the case.</p>`}
  </article>`;
}

function recordsTable(markup: HtmlTag, { columns, rows, total }: ReportRecords): Html {
  return markup`<table class="records">
    <caption class="dim">
      ${shownText(rows.length, total)}
    </caption>
    <thead>
      <tr>
        ${columns.map((name) => markup`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          markup`<tr>
            ${row.map((value) => markup`<td class="mono">${cellText(value)}</td>`)}
          </tr> `,
      )}
    </tbody>
  </table>`;
}
