import { Anchor } from '@mantine/core';
import type { TimeRange } from '../../state/appState';
import type { PivotPoint, PivotSentence } from '../../timeline/pivotPoint';
import { countOf } from '../common/amountText';
import { utcText } from '../common/utcText';
import { visibleText } from '../common/visibleText';
import { PivotChoices } from './PivotChoices';
import { PivotTools } from './PivotTools';
import { useShowRecords } from './useShowRecords';

interface FoundPivotProps {
  readonly pivot: PivotPoint;
  readonly range: TimeRange;
}

/** When, why and who; what else fits. */
export function FoundPivot({ pivot, range }: FoundPivotProps) {
  const atMs = Date.parse(pivot.at);
  const isInView = range.fromMs <= atMs && atMs < range.toMs;
  return (
    <>
      <p className="hb-pivot-at hb-num">{utcText(pivot.at)}</p>
      {!isInView && <p className="hb-warn">Outside the range in view.</p>}
      <ol className="hb-pivot-reason">
        {pivot.sentences.map((sentence) => (
          <Sentence key={sentence.text} sentence={sentence} />
        ))}
      </ol>
      <dl className="hb-facts">
        <Fact name="Confidence" value={pivot.confidence} />
        <Fact name="User" value={pivot.user} />
        <Fact name="Host" value={pivot.host} />
        <Fact name="Source" value={pivot.source} />
        {pivot.from !== pivot.at && <Fact name="Last failure" value={utcText(pivot.from)} />}
        <Fact name="First sign" value={utcText(pivot.to)} />
      </dl>
      <PivotTools from={pivot.from} to={pivot.to} records={pivot.records} />
      <PivotChoices title="Other logons that fit" choices={pivot.runnersUp} />
      <PivotChoices title="The source came back" choices={pivot.reentries} />
    </>
  );
}

function Sentence({ sentence }: { readonly sentence: PivotSentence }) {
  const show = useShowRecords();
  const { text, records } = sentence;
  return (
    <li>
      {visibleText(text)}
      {records.length > 0 && (
        <>
          {' '}
          <Anchor
            component="button"
            type="button"
            inherit
            aria-label={`Records of: ${visibleText(text)}`}
            onClick={() => show('Records of the sentence', records)}
          >
            {countOf(records.length, 'record')}
          </Anchor>
        </>
      )}
    </li>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | null }) {
  if (value === null || value === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd className="hb-num">{visibleText(value)}</dd>
    </>
  );
}
