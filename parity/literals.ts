import { SIEM_LANGUAGES } from '../src/hunts/siem/siemLiteral';
import type { SiemEngineRun } from './siemEngineRun';

const LETTERS = [
  '"',
  "'",
  '\\',
  '`',
  '\n',
  '\r',
  '\t',
  '\0',
  '|',
  '%',
  '_',
  'u',
  'x',
  '0',
  '--',
  '/*',
  '*/',
  ';',
  'é',
  '🦊',
  '{{',
  '}}',
];

/** Texts that would break out of a careless literal, the same on every run. */
export function hostileTexts(): readonly string[] {
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const pieces = (): string =>
    Array.from({ length: 1 + next(9) }, () => LETTERS[next(LETTERS.length)] ?? '').join('');
  return ['', "' or 1=1 -- ", '\\', "\\'", '{{from}}', ...Array.from({ length: 300 }, pieces)];
}

/** What the engine reads of each hostile text, against what was written. */
export function literalFaults(
  server: SiemEngineRun,
  engine: 'mysql' | 'clickhouse',
): readonly string[] {
  const texts = hostileTexts();
  const read = server.ask(
    texts
      .map((text, i) => `select ${i} as place, hex(${SIEM_LANGUAGES[engine].text(text)}) as bytes`)
      .join(' union all '),
  );
  const bytes = new Map(read.map((row) => [Number(row['place']), row['bytes']]));
  return texts.flatMap((text, i) =>
    bytes.get(i)?.toLowerCase() === Buffer.from(text, 'utf8').toString('hex')
      ? []
      : [`The literal of ${JSON.stringify(text)} is read as ${String(bytes.get(i))}.`],
  );
}
