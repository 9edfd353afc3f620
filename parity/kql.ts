import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { HUNTS } from '../src/hunts/library';
import { fillSiem } from '../src/hunts/siem/fillSiem';
import { siemTextOf } from '../src/hunts/siem/siemLibrary';
import { SIEM_LANGUAGES } from '../src/hunts/siem/siemLiteral';
import { KQL_TABLES } from './kqlTables';
import { hostileTexts } from './literals';

export interface KqlAnswer {
  readonly hunt: string;
  readonly ms: number;
  readonly faults: readonly string[];
}

interface List<T> {
  readonly Count: number;
  getItem(index: number): T;
}
interface Diagnostic {
  readonly Severity: string;
  readonly Message: string;
  readonly Start: number;
  readonly Code: string;
}
interface Language {
  readonly KustoCode: {
    ParseAndAnalyze(text: string, globals: unknown): { GetDiagnostics(): List<Diagnostic> };
  };
  readonly GlobalState: { readonly Default: { WithDatabase(database: unknown): unknown } };
  readonly Symbols: {
    readonly TableSymbol: { From(schema: string): { WithName(name: string): unknown } };
    readonly DatabaseSymbol: { readonly ctor: new (name: string, members: unknown) => unknown };
  };
}

const MISSING =
  'The language service of Kusto (npm package @kusto/language-service-next) is not installed, so the KQL texts were not tried. ' +
  'Run `npm ci` in the folder parity, with the npm registry in reach.';

/** Each KQL text parsed and bound against the tables of Sentinel, and the rules that the language itself does not have. */
export function kqlFaults(only: readonly string[]): readonly KqlAnswer[] {
  const language = loadLanguage();
  const tables = Object.entries(KQL_TABLES).map(([name, columns]) =>
    language.Symbols.TableSymbol.From(columns).WithName(name),
  );
  const database = new language.Symbols.DatabaseSymbol.ctor('estate', tables);
  const globals = language.GlobalState.Default.WithDatabase(database);
  const faultsOf = (text: string): string[] => {
    const found = language.KustoCode.ParseAndAnalyze(text, globals).GetDiagnostics();
    return Array.from({ length: found.Count }, (_, i) => found.getItem(i))
      .filter((diagnostic) => diagnostic.Severity !== 'Suggestion')
      .map(
        (d) =>
          `${d.Severity} ${d.Code} in line ${text.slice(0, d.Start).split('\n').length}: ${d.Message}`,
      );
  };
  if (faultsOf('SecurityEvent | where NoSuchColumn == 1').length === 0) {
    throw new Error(
      'The language service of Kusto finds no fault in a text that has one, so it tells nothing.',
    );
  }
  const literals = hostileTexts().flatMap((text) =>
    faultsOf(`print v = ${SIEM_LANGUAGES.sentinel.text(text)}, w = 1`).map(
      (fault) => `${JSON.stringify(text)}: ${fault}`,
    ),
  );
  const answers = HUNTS.filter(
    (hunt) =>
      (only.length === 0 || only.includes(hunt.id)) &&
      siemTextOf(hunt.id, 'sentinel') !== undefined,
  ).map((hunt) => {
    const startedAt = performance.now();
    const scope = {
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-03-02T00:00:00.000Z',
      hosts: ['WS1'],
      users: ["o'neil"],
    };
    const text = fillSiem(hunt, 'sentinel', {}, scope, {
      id: 'f1',
      summary: 'A "quoted" finding.',
    });
    const bound = faultsOf(text);
    return { hunt: hunt.id, ms: performance.now() - startedAt, faults: bound };
  });
  return [{ hunt: 'literals', ms: 0, faults: literals }, ...answers];
}

function loadLanguage(): Language {
  try {
    const main = createRequire(import.meta.url).resolve('@kusto/language-service-next');
    for (const file of ['bridge.min.js', 'Kusto.Language.Bridge.min.js']) {
      vm.runInThisContext(readFileSync(path.join(path.dirname(main), file), 'utf8'), {
        filename: file,
      });
    }
  } catch (error) {
    throw new Error(`${MISSING} (${String(error)})`, { cause: error });
  }
  return (globalThis as unknown as { readonly Kusto: { readonly Language: Language } }).Kusto
    .Language;
}
