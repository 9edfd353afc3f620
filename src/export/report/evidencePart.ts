import { countText } from '../../core/countText';
import { displayUtc } from '../../core/isoTime';
import type { Html, HtmlTag } from './htmlText';
import type { ReportData } from './reportData';
import { unanswered } from './reportWords';

/** What was not answered, what the evidence covers, and the files with their hashes. */
export function evidencePart(markup: HtmlTag, data: ReportData): Html {
  const open = unanswered(data);
  return markup`<h2 class="part" id="open">What the evidence cannot answer</h2>
    ${
      open.length === 0
        ? markup`<p>Every question could be answered.</p>`
        : markup`<table>
            <thead>
              <tr>
                <th scope="col">Question</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              ${open.map(
                ({ title, reason }) =>
                  markup`<tr>
                    <td>${title}</td>
                    <td>${reason}</td>
                  </tr> `,
              )}
            </tbody>
          </table>`
    }
    ${lessTable(markup, data)}
    <h2 id="coverage">Coverage</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Log category</th>
          <th scope="col">Verdict</th>
          <th scope="col">Part</th>
          <th scope="col" class="num">Records</th>
          <th scope="col">Reach</th>
          <th scope="col">Hole, and the export that fills it</th>
        </tr>
      </thead>
      <tbody>
        ${data.categories.flatMap((category) =>
          category.parts.map(
            (part, i) =>
              markup`<tr>
                <td>${i === 0 ? category.title : ''}</td>
                <td>${i === 0 ? category.verdict : ''}</td>
                <td>${part.label}: ${part.verdict}</td>
                <td class="num">${countText(part.records)}</td>
                <td>${reach(part.firstSeen, part.lastSeen)}</td>
                <td>${part.reason ?? ''} ${part.fill ?? ''}</td>
              </tr> `,
          ),
        )}
      </tbody>
    </table>
    <h2 id="manifest">Evidence as received</h2>
    <p>Records read = loaded + rejected, for every file.</p>
    <table>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Recognised as</th>
          <th scope="col" class="num">Bytes</th>
          <th scope="col" class="num">Records</th>
          <th scope="col" class="num">Loaded</th>
          <th scope="col" class="num">Rejected</th>
          <th scope="col" class="num">Undated</th>
          <th scope="col">Reach, and how its times are known</th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        ${data.manifest.files.map(
          (file) =>
            markup`<tr>
                <td>${file.name}</td>
                <td>${file.sourceTitle}</td>
                <td class="num">${countText(file.bytes)}</td>
                <td class="num">${countText(file.records)}</td>
                <td class="num">${countText(file.loaded)}</td>
                <td class="num">${countText(file.rejected)}</td>
                <td class="num">${countText(file.undated)}</td>
                <td>
                  ${reach(file.firstSeen, file.lastSeen)}${file.time.column === null ? '' : ` · ${file.time.basis}`}${file.balanced ? '' : ' · DOES NOT BALANCE'}
                </td>
                <td class="mono">${file.sha256 || 'not hashed'}</td>
              </tr>
              ${file.warnings.map(
                (warning) =>
                  markup`<tr>
                    <td></td>
                    <td colspan="8" class="dim">${warning}</td>
                  </tr> `,
              )}`,
        )}
      </tbody>
    </table>`;
}

/** Answered, and what would have made the answer whole. */
function lessTable(markup: HtmlTag, { hunts }: ReportData): Html | null {
  const less = hunts.filter(
    ({ run }) =>
      run !== null && (run.status === 'hits' || run.status === 'clear') && run.missing.length > 0,
  );
  if (less.length === 0) return null;
  return markup`<h3>Answered from less than there could be</h3>
    <table>
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">What is missing, and the export that would help</th>
        </tr>
      </thead>
      <tbody>
        ${less.map(({ hunt, run }) => markup`<tr><td>${hunt.title}</td><td>${run?.missing.join(' ')}</td></tr>`)}
      </tbody>
    </table>`;
}

function reach(first: string | null, last: string | null): string {
  return first === null || last === null ? 'undated' : `${displayUtc(first)} – ${displayUtc(last)}`;
}
