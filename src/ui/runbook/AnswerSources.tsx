import type { RunSource } from '../../hunts/hunt';
import { countText } from '../common/amountText';
import { shareText } from './shareText';

/** The tables a run read, with the share of their records that lack a needed field. */
export function AnswerSources({ sources }: { readonly sources: readonly RunSource[] }) {
  if (sources.length === 0) return null;
  return (
    <table className="hb-answer-sources">
      <thead>
        <tr>
          <th scope="col">Source used</th>
          <th scope="col" className="hb-right">
            Records
          </th>
          <th scope="col">Records lacking a needed field</th>
        </tr>
      </thead>
      <tbody>
        {sources.map(({ table, records, lacking }) => (
          <tr key={table}>
            <th scope="row" className="hb-mono">
              {table}
            </th>
            <td className="hb-right hb-num">{countText(records)}</td>
            <td>
              <Lacking lacking={lacking} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lacking({ lacking }: { readonly lacking: RunSource['lacking'] }) {
  const fields = Object.entries(lacking).sort(([, a], [, b]) => b - a);
  if (fields.length === 0) return <span className="hb-dim">none</span>;
  return (
    <ul className="hb-answer-lacking">
      {fields.map(([column, share]) => (
        <li key={column}>
          <span className="hb-mono">{column}</span>{' '}
          <span className="hb-num">{shareText(share)}</span>
        </li>
      ))}
    </ul>
  );
}
