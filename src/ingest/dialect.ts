import { backslashText } from './backslashText';
import { type Dialect, RecordScanner } from './recordScanner';

const DELIMITERS = [',', '\t', ';', '|'] as const;
const QUOTES = ['"', "'", null] as const;
const SAMPLE_RECORDS = 500;
/** Another quote than the double one is believed only on this many records, and where it is this much better. */
const MIN_RECORDS_FOR_OTHER_QUOTE = 10;
const OTHER_QUOTE_MARGIN = 0.2;
/** Below it, `\N` stands in a text of another form. */
const MIN_CONSISTENCY = 0.5;

const ENCLOSED = /(?:^|\t)(["'])[^"'\t\n]*\1(?:\t|\r?$)/m;

export interface DialectGuess extends Dialect {
  /** Share of the sampled records that have as many values as the header. */
  readonly consistency: number;
}

interface Tally {
  header: number;
  agreeing: number;
  records: number;
}

/** The delimiter and quote under which most sampled records have the header's number of values. Double quotes need no proof. */
export function guessDialect(head: Uint8Array): DialectGuess {
  return mysqlDialect(head) ?? unquotedTabs(head, mostConsistent(head));
}

/** Tabs need no quotes: where none encloses a value and the few there are break records, they mean nothing. */
function unquotedTabs(head: Uint8Array, best: DialectGuess): DialectGuess {
  if (best.delimiter !== code('\t') || best.quote === null || best.consistency === 1) return best;
  const dialect: Dialect = { delimiter: best.delimiter, quote: null };
  const { header, agreeing, records } = tally(head, dialect);
  const consistency = records === 0 ? 1 : agreeing / records;
  const isBetter = header > 1 && consistency > best.consistency;
  return isBetter && !ENCLOSED.test(new TextDecoder().decode(head))
    ? { ...dialect, consistency }
    : best;
}

function mysqlDialect(head: Uint8Array): DialectGuess | null {
  const kind = backslashText(head);
  if (kind === null) return null;
  const tabs: Dialect = { delimiter: code('\t'), quote: null };
  const dialect = kind === 'escaped' ? { ...tabs, escape: code('\\') } : tabs;
  const { header, agreeing, records } = tally(head, dialect);
  const consistency = records === 0 ? 1 : agreeing / records;
  return header > 1 && consistency >= MIN_CONSISTENCY ? { ...dialect, consistency } : null;
}

function mostConsistent(head: Uint8Array): DialectGuess {
  let best: DialectGuess & { score: number } = {
    delimiter: code(','),
    quote: code('"'),
    consistency: 1,
    score: -1,
  };
  for (const quote of QUOTES) {
    for (const delimiter of DELIMITERS) {
      const dialect = { delimiter: code(delimiter), quote: quote === null ? null : code(quote) };
      const { header, agreeing, records } = tally(head, dialect);
      const consistency = records === 0 ? 1 : agreeing / records;
      const score = header > 1 ? consistency * (1 + Math.log2(header) / 10) : 0;
      if (quote !== '"' && records < MIN_RECORDS_FOR_OTHER_QUOTE) continue;
      const margin = quote === '"' ? 0.02 : OTHER_QUOTE_MARGIN;
      if (score > best.score + margin) best = { ...dialect, consistency, score };
    }
  }
  return { delimiter: best.delimiter, quote: best.quote, consistency: best.consistency };
}

function tally(head: Uint8Array, dialect: Dialect): Tally {
  const counts: Tally = { header: 0, agreeing: 0, records: 0 };
  const scanner = new RecordScanner(dialect, {
    record(_bytes, _start, _end, _line, fields, fault) {
      if (counts.header === 0) counts.header = fault === 'none' ? fields : 1;
      else if (counts.records < SAMPLE_RECORDS) {
        counts.records++;
        if (fault === 'none' && fields === counts.header) counts.agreeing++;
      }
    },
    blankLine: () => undefined,
    lineEnd: () => undefined,
  });
  scanner.push(head);
  return counts.header === 0 ? finished(scanner, counts) : counts;
}

/** A head that holds not even one whole line. */
function finished(scanner: RecordScanner, counts: Tally): Tally {
  scanner.finish();
  return counts;
}

function code(character: string): number {
  return character.charCodeAt(0);
}

export function delimiterName(delimiter: number): string {
  const names: Record<number, string> = { 44: 'comma', 9: 'tab', 59: 'semicolon', 124: 'pipe' };
  return names[delimiter] ?? String.fromCharCode(delimiter);
}
