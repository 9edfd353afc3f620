import type { Html, HtmlTag } from './htmlText';
import type { ReportData, ReportHunt } from './reportData';
import { paramValueText } from './reportWords';

/** Of every hunt that was asked: when, with which parameters, over which tables, and its SQL; and the rules of the case. */
export function appendixPart(markup: HtmlTag, { hunts, rules }: ReportData): Html {
  return markup`${
    rules.length === 0
      ? null
      : markup`<h2 id="rules">Rules that set findings aside</h2>
            <table>
              <thead>
                <tr>
                  <th scope="col">Hunt</th>
                  <th scope="col">Host</th>
                  <th scope="col">Account</th>
                  <th scope="col">Text</th>
                  <th scope="col">Reason</th>
                  <th scope="col">Made</th>
                </tr>
              </thead>
              <tbody>
                ${rules.map(
                  (rule) =>
                    markup`<tr>
                      <td>${rule.huntId ?? 'any'}</td>
                      <td>${rule.host ?? 'any'}</td>
                      <td>${rule.user ?? 'any'}</td>
                      <td>${rule.text ?? 'any'}</td>
                      <td>${rule.reason}</td>
                      <td class="num">${rule.createdAt}</td>
                    </tr> `,
                )}
              </tbody>
            </table>`
  }
    <h2 class="part" id="appendix">Appendix: parameters and SQL</h2>
    ${hunts.filter(({ run }) => run !== null).map((one) => questionPart(markup, one))}`;
}

function questionPart(markup: HtmlTag, { hunt, run }: ReportHunt): Html | null {
  if (run === null) return null;
  return markup`<section>
    <h3>${hunt.title} (${hunt.id}, version ${run.version})</h3>
    <dl>
      <dt>Answer</dt>
      <dd>${run.status}, ${run.startedAt}</dd>
      <dt>Tables read</dt>
      <dd>
        ${run.sources.map(({ table, records }) => `${table} (${records.toLocaleString('en-US')})`).join(', ') || 'none'}
      </dd>
      ${hunt.params.map(
        (param) =>
          markup`<dt>${param.label}</dt>
            <dd>
              ${paramValueText(run.params[param.name] ?? param.default)}${param.unit ? ` ${param.unit}` : ''}
            </dd> `,
      )}
    </dl>
    <pre>${run.sql}</pre>
  </section>`;
}
