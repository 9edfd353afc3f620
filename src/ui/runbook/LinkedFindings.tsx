import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Finding } from '../../findings/finding';
import { countText } from '../common/amountText';
import { useAppState } from '../common/workbenchContext';
import { FindingLink } from './FindingLink';

const FIRST = 4;

/** The findings of other hunts on the same host within an hour; each leads there. */
export function LinkedFindings({ finding }: { readonly finding: Finding }) {
  const findings = useAppState((state) => state.findings);
  const [showsAll, setShowsAll] = useState(false);
  const ids = new Set(finding.linked);
  const linked = findings.filter(({ id }) => ids.has(id));
  if (linked.length === 0) return null;
  return (
    <section className="hb-linked" aria-label="Linked findings">
      <h3 className="hb-h3">
        Also on this host within an hour, by other hunts ({countText(linked.length)})
      </h3>
      <ul className="hb-finding-links">
        {(showsAll ? linked : linked.slice(0, FIRST)).map((other) => (
          <li key={other.id}>
            <FindingLink finding={other} />
          </li>
        ))}
      </ul>
      {linked.length > FIRST && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? 'Show fewer' : `Show all ${countText(linked.length)}`}
        </Button>
      )}
    </section>
  );
}
