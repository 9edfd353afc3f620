import type { Hunt } from '../../hunts/hunt';

/** How to read the answer: what looks the same, what is not seen, what to do next. */
export function HuntReading({ hunt }: { readonly hunt: Hunt }) {
  return (
    <div className="hb-reading">
      <Sentences title="Next steps" sentences={hunt.nextSteps} />
      <Sentences title="Benign look-alikes" sentences={hunt.falsePositives} />
      <Sentences title="Blind spots" sentences={hunt.blindSpots} />
      <Sentences title="References" sentences={hunt.references} />
    </div>
  );
}

interface SentencesProps {
  readonly title: string;
  readonly sentences: readonly string[];
}

function Sentences({ title, sentences }: SentencesProps) {
  if (sentences.length === 0) return null;
  return (
    <section>
      <h4 className="hb-h3">{title}</h4>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
