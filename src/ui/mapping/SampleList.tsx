import { IconArrowRight } from '@tabler/icons-react';
import type { SampleRow } from '../../ingest/mapping/sampleRows';
import { countText } from '../common/amountText';
import { visibleText } from '../common/visibleText';

interface SampleListProps {
  readonly samples: readonly SampleRow[];
  readonly filled: number;
  readonly filledWord: string;
  readonly empty: number;
  readonly emptyWord: string;
  /** How a value is drawn, where not as it is. */
  draw?(value: string): string;
}

/** Texts of the file and what they become, and how many of the records looked at have a value. */
export function SampleList(props: SampleListProps) {
  const { samples, filled, filledWord, empty, emptyWord, draw } = props;
  return (
    <>
      <p className="hb-map-counts hb-num">
        <span>
          {countText(filled)} {filledWord}
        </span>
        <span className={empty > 0 ? 'hb-warn' : 'hb-faint'}>
          {countText(empty)} {emptyWord}
        </span>
      </p>
      <ul className="hb-map-samples">
        {samples.map(({ original, value }) => (
          <li key={`${original ?? ''}\n${value ?? ''}`}>
            <Text text={original} />
            <IconArrowRight size={13} aria-label="becomes" />
            <Text text={value === null || !draw ? value : draw(value)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Text({ text }: { readonly text: string | null }) {
  if (text === null) return <span className="hb-null">nothing</span>;
  const visible = visibleText(text);
  return (
    <span className="hb-mono" title={visible}>
      {visible}
    </span>
  );
}
