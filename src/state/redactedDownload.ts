/**
 * What a download holds: text whose names can be replaced, text that must be read back as it was, or what is safe
 * because it was redacted when it was made.
 */
export type DownloadKind = 'text' | 'read back' | 'redacted';

/** Gives a file to the analyst. Without a kind, the type of the content tells whether it is text. */
export type Download = (content: Blob, fileName: string, kind?: DownloadKind) => void;

interface Redaction {
  readonly isOn: boolean;
  redact(text: string): string;
  refuse(sentence: string): void;
  /** Makes it anew while its texts show names that were not known before. */
  settled<T>(make: () => T | Promise<T>): Promise<T>;
}

const TEXT_TYPE = /^(text\/|application\/(json|xml|x-ndjson)|image\/svg\+xml)/;
const TURN_OFF = 'Turn redaction off (r) and save it again.';
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** So many letters at a time keep the page awake. */
const PIECE_LETTERS = 400_000;

/** The one way out of the page: while redaction is on, text leaves with labels, and what cannot be redacted stays. */
export function redactedDownload(
  download: (content: Blob, fileName: string) => void,
  redaction: Redaction,
): Download {
  return (content, fileName, kind) => {
    const name = redaction.isOn ? redaction.redact(fileName) : fileName;
    if (!redaction.isOn || kind === 'redacted') {
      download(content, name);
      return;
    }
    const refuse = (why: string): void =>
      redaction.refuse(`${name} was not saved: ${why} ${TURN_OFF}`);
    if (kind === undefined && !TEXT_TYPE.test(content.type)) {
      refuse('names inside this kind of file cannot be replaced.');
      return;
    }
    redaction
      .settled(() => redactedText(content, (text) => redaction.redact(text)))
      .then(
        ({ pieces, isChanged }) => {
          if (kind === 'read back' && isChanged) {
            refuse('it holds names, and with labels in their place it could not be read back.');
          } else download(new Blob(pieces, { type: content.type }), name);
        },
        () => refuse('its text could not be read to redact it.'),
      );
  };
}

interface RedactedText {
  readonly pieces: string[];
  readonly isChanged: boolean;
}

async function redactedText(
  content: Blob,
  redact: (text: string) => string,
): Promise<RedactedText> {
  const start = new Uint8Array(await content.slice(0, 3).arrayBuffer());
  const text = await content.text();
  // Reading a blob as text takes its byte order mark away.
  const pieces = BYTE_ORDER_MARK.every((byte, i) => start[i] === byte) ? ['\ufeff'] : [];
  let isChanged = false;
  for (let at = 0; at < text.length;) {
    const line = text.indexOf('\n', at + PIECE_LETTERS);
    const end = line < 0 ? text.length : line + 1;
    const piece = text.slice(at, end);
    const redacted = redact(piece);
    isChanged ||= redacted !== piece;
    pieces.push(redacted);
    at = end;
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { pieces, isChanged };
}
