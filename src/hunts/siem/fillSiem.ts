import type { Hunt, HuntParam, ParamOverrides, ParamValue } from '../hunt';
import { resolveParams } from '../bindParams';
import { siemTextOf } from './siemLibrary';
import { SIEM_LANGUAGES, type SiemLanguage } from './siemLiteral';
import { changedParams, withOrigin } from './siemOrigin';
import type { SiemScope } from './siemScope';
import type { SiemEngine } from './siemText';

export type { SiemScope } from './siemScope';

/** The finding of the case that the text is to show again, for its comment header. */
export interface SiemFinding {
  readonly id: string;
  readonly summary: string;
}

/** The texts stop there: portals cut longer answers without a word. */
export const ROW_CAP = 30_000;

const PLACEHOLDER = /\{\{([a-z_][a-z0-9_]*)\}\}/g;

/** The names of what a text leaves open. */
export function placeholdersOf(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(PLACEHOLDER), (match) => match[1] ?? ''));
}

/**
 * The hunt as text for an engine, ready to paste: comment header, bounds and parameters filled in.
 * @throws RangeError where the hunt has no text for the engine, or a value does not fit its parameter.
 */
export function fillSiem(
  hunt: Hunt,
  engine: SiemEngine,
  overrides: ParamOverrides,
  scope: SiemScope,
  finding?: SiemFinding,
): string {
  const text = siemTextOf(hunt.id, engine);
  if (text === undefined) throw new RangeError(`${hunt.id} has no text for ${engine}.`);
  const language = SIEM_LANGUAGES[engine];
  const values = resolveParams(hunt.params, overrides);
  const filled = text.replace(PLACEHOLDER, (_, name: string) => {
    const bound = boundText(language, name, scope);
    if (bound !== undefined) return bound;
    const param = hunt.params.find((p) => p.name === name);
    const value = values[name];
    if (!param || value === undefined) throw new RangeError(`No value for {{${name}}}.`);
    return paramText(language, param, value);
  });
  const { from, to, hosts, users } = scope;
  const whole = withOrigin(hunt, engine, filled.trimEnd(), {
    from,
    to,
    hosts,
    users,
    row_cap: ROW_CAP,
    changed: changedParams(hunt, values),
  });
  return `${language.comment(headerLines(hunt, scope, finding))}\n${whole}\n`;
}

function boundText(language: SiemLanguage, name: string, scope: SiemScope): string | undefined {
  switch (name) {
    case 'from':
      return language.instant(scope.from);
    case 'to':
      return language.instant(scope.to);
    case 'hosts':
      return language.textList(scope.hosts.map((host) => host.toUpperCase()));
    case 'users':
      return language.textList(scope.users.map((user) => user.toLowerCase()));
    case 'row_cap':
      return language.number(ROW_CAP);
    default:
      return undefined;
  }
}

function paramText(language: SiemLanguage, param: HuntParam, value: ParamValue): string {
  switch (param.type) {
    case 'integer':
    case 'number':
      return language.number(value as number);
    case 'text-list':
      return language.textList((value as readonly string[]).map((item) => item.toLowerCase()));
    case 'cidr-list':
      return language.cidrList(value as readonly string[]);
    case 'text':
      return language.text(value as string);
    case 'table':
    case 'column':
      throw new RangeError(`A name chosen on screen cannot stand in a text: ${param.name}.`);
  }
}

function headerLines(hunt: Hunt, scope: SiemScope, finding: SiemFinding | undefined): string[] {
  const techniques = hunt.techniques.map((t) => t.id).join(', ');
  const named = (what: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`Only ${what} ${names.join(', ')}.`];
  return [
    `Huntbench: ${hunt.id}, version ${hunt.version}. ATT&CK ${techniques}.`,
    hunt.question,
    ...(finding ? [`Finding ${finding.id} of the case: ${finding.summary}`] : []),
    `Time from ${scope.from} to ${scope.to}.`,
    ...named('hosts', scope.hosts),
    ...named('users', scope.users),
    `At most ${ROW_CAP} rows come back; when that many do, split the time and run each part.`,
  ];
}
