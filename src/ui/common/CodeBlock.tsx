import { CopyIcon } from './CopyIcon';

interface CodeBlockProps {
  readonly text: string;
  /** What the text is, as in "SQL". */
  readonly what: string;
}

/** Text to read and copy as it is. */
export function CodeBlock({ text, what }: CodeBlockProps) {
  return (
    <div className="hb-codeblock">
      <pre className="hb-code" tabIndex={0} aria-label={what}>
        {text}
      </pre>
      <div className="hb-codeblock-copy">
        <CopyIcon value={text} what={what} />
      </div>
    </div>
  );
}
