import type { Hunt, ParamValue } from '../hunt';
import { SIEM_LANGUAGES } from './siemLiteral';
import type { SiemEngine } from './siemText';
import type { SiemScope } from './siemScope';

/** The engine as its answers name it. */
export const ENGINE_NAMES: Readonly<Record<SiemEngine, string>> = {
  sentinel: 'Microsoft Sentinel',
  splunk: 'Splunk',
  mysql: 'MySQL or MariaDB',
  clickhouse: 'ClickHouse',
};

/** What a text was run with, as its answer says in the column `parameters`; `changed` against the hunt's defaults. */
export interface RunParameters extends SiemScope {
  readonly row_cap: number;
  readonly changed: Readonly<Record<string, ParamValue>>;
}

/**
 * The text with columns of origin in its answer, by which the workbench knows the answer again when it is dropped:
 * `huntbench_hunt, huntbench_version, computed_in, parameters`.
 */
export function withOrigin(
  hunt: Hunt,
  engine: SiemEngine,
  text: string,
  parameters: RunParameters,
): string {
  const language = SIEM_LANGUAGES[engine];
  const columns: readonly (readonly [name: string, value: string])[] = [
    ['huntbench_hunt', language.text(hunt.id)],
    ['huntbench_version', language.number(hunt.version)],
    ['computed_in', language.text(ENGINE_NAMES[engine])],
    ['parameters', language.text(JSON.stringify(parameters))],
  ];
  const assigned = columns.map(([name, value]) => `${name} = ${value}`).join(', ');
  switch (engine) {
    case 'sentinel':
      return `${text}\n| extend ${assigned}`;
    case 'splunk':
      return `${text}\n| eval ${assigned}`;
    case 'mysql':
    case 'clickhouse':
      return [
        'select answers.*,',
        `  ${columns.map(([name, value]) => `${value} as ${name}`).join(', ')}`,
        'from (',
        text,
        ') as answers',
      ].join('\n');
  }
}

/** The defaults left out: lists of known tools would stand in every row. */
export function changedParams(
  hunt: Hunt,
  values: Readonly<Record<string, ParamValue>>,
): Readonly<Record<string, ParamValue>> {
  return Object.fromEntries(
    hunt.params.flatMap(({ name, default: usual }) => {
      const value = values[name];
      const isUsual = value === undefined || JSON.stringify(value) === JSON.stringify(usual);
      return isUsual ? [] : [[name, value]];
    }),
  );
}
