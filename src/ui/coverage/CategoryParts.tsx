import type { CategoryFact, PartFact } from '../../hunts/coverageFact';
import { countText } from '../common/amountText';
import { CoverageBadge } from './CoverageBadge';
import { categoryAnchor } from './categoryAnchor';

/** What each category consists of: what the evidence has of it, and which export fills each hole. */
export function CategoryParts({ categories }: { readonly categories: readonly CategoryFact[] }) {
  return (
    <div className="hb-panel hb-coverage-frame">
      <table className="hb-coverage hb-parts">
        <thead>
          <tr>
            <th scope="col">Question to the evidence</th>
            <th scope="col">State</th>
            <th scope="col" className="hb-right">
              Records
            </th>
            <th scope="col" className="hb-right">
              Last 24 h
            </th>
            <th scope="col" className="hb-right">
              Hosts
            </th>
            <th scope="col" className="hb-parts-why">
              Where from, and what is missing
            </th>
          </tr>
        </thead>
        {categories.map((category) => (
          <tbody key={category.id}>
            <tr className="hb-parts-head">
              <th scope="rowgroup" colSpan={6} id={categoryAnchor(category.id)} tabIndex={-1}>
                <span className="hb-parts-title">{category.title}</span>
                <span className="hb-dim hb-parts-sources">Sources: {category.sources}</span>
              </th>
            </tr>
            {category.parts.map((part) => (
              <PartRow key={part.id} part={part} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function PartRow({ part }: { readonly part: PartFact }) {
  const hasRecords = part.records > 0;
  return (
    <tr data-testid={`part-${part.id}`} data-present={part.verdict !== 'missing'}>
      <th scope="row">
        {part.label}
        {!part.isRequired && <span className="hb-faint hb-parts-optional"> optional</span>}
      </th>
      <td>
        <CoverageBadge verdict={part.verdict} isQuiet={!part.isRequired} />
      </td>
      <td className="hb-right hb-num">{hasRecords ? countText(part.records) : ''}</td>
      <td className="hb-right hb-num">{hasRecords ? countText(part.last24h) : ''}</td>
      <td className="hb-right hb-num">
        {hasRecords && part.hosts > 0 ? countText(part.hosts) : ''}
      </td>
      <td className="hb-parts-why">
        <Origin part={part} />
        {part.reason && <span className="hb-dim">{part.reason}</span>}
        {part.fill && <span className="hb-parts-fill"> {part.fill}</span>}
      </td>
    </tr>
  );
}

/** The tables it was counted in, where the sentence does not name them. */
function Origin({ part }: { readonly part: PartFact }) {
  const isResult = part.answeredBy?.export === `${part.table}.csv`;
  if (part.records === 0 || isResult) return null;
  return (
    <span className="hb-dim hb-parts-origin">
      <span className="hb-mono">{part.table}</span>
      {part.answeredBy && (
        <>
          {' and '}
          <span className="hb-mono">{part.answeredBy.export}</span>
        </>
      )}
    </span>
  );
}
