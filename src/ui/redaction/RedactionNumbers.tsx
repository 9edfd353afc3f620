import { useCallback } from 'react';
import type { NameKind } from '../../casefile/redaction/labelBook';
import { countText } from '../common/amountText';
import { StateNote } from '../common/StateNote';
import { useLoaded } from '../common/useLoaded';
import { useAppState, useWorkbench } from '../common/workbenchContext';

/** Not listed where there are none. */
const RARE: ReadonlySet<NameKind> = new Set(['mac', 'sid', 'mail']);
const WORDS: readonly (readonly [kind: NameKind, what: string, example: string])[] = [
  ['user', 'Users', 'USER-03'],
  ['host', 'Machines', 'HOST-11'],
  ['domain', 'Domains', 'DOMAIN-01'],
  ['address', 'Internal addresses', '10.x-07'],
  ['mail', 'Mailboxes', 'MAIL-02'],
  ['mac', 'Hardware addresses', 'MAC-01'],
  ['sid', 'Security identifiers', 'SID-01'],
  ['word', 'Your words', 'NAME-05'],
];

/** How many names of each kind have a label. */
export function RedactionNumbers() {
  const workbench = useWorkbench();
  const words = useAppState((state) => state.redaction.words);
  const load = useCallback(
    async () => ({ ...(await workbench.redactionCounts()), word: words.length }),
    [workbench, words],
  );
  const loaded = useLoaded(load);
  const counts = 'value' in loaded ? loaded.value : 'previous' in loaded ? loaded.previous : null;
  if (!counts) return <StateNote tone="loading" title="Collecting the names to redact" />;
  return (
    <table className="hb-redaction-numbers">
      <caption className="hb-h3">What is replaced</caption>
      <tbody>
        {WORDS.filter(([kind]) => counts[kind] > 0 || !RARE.has(kind)).map(
          ([kind, what, example]) => (
            <tr key={kind}>
              <th scope="row">{what}</th>
              <td className="hb-num">{countText(counts[kind])}</td>
              <td className="hb-dim">as {example}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
