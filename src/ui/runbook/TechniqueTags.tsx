import type { Technique } from '../../hunts/hunt';

/** ATT&CK ids as of v19, with the former id beside a changed one. */
export function TechniqueTags({ techniques }: { readonly techniques: readonly Technique[] }) {
  return (
    <ul className="hb-techniques" aria-label="ATT&CK techniques">
      {techniques.map(({ id, name, formerly }) => (
        <li key={id} className="hb-technique" title={`${id} ${name}`}>
          {id}
          {formerly && <span className="hb-faint"> (was {formerly})</span>}
        </li>
      ))}
    </ul>
  );
}
