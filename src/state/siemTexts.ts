import type { Finding } from '../findings/finding';
import type { Hunt, ParamOverrides } from '../hunts/hunt';
import { ROW_CAP, type SiemScope, fillSiem } from '../hunts/siem/fillSiem';
import { siemLimitsOf, siemTextsOf } from '../hunts/siem/siemLibrary';
import { SIEM_ENGINES, type SiemEngine } from '../hunts/siem/siemText';

/** What the screen shows of a hunt for one engine: a text ready to paste, or the sentence that says why there is none. */
export type SiemAnswer =
  | {
      readonly engine: SiemEngine;
      readonly label: string;
      readonly text: string;
      readonly limits: readonly string[];
    }
  | { readonly engine: SiemEngine; readonly label: string; readonly whyNot: string };

const LABELS: Readonly<Record<SiemEngine, string>> = {
  sentinel: 'Microsoft Sentinel (KQL)',
  splunk: 'Splunk (SPL)',
  mysql: 'MySQL or MariaDB',
  clickhouse: 'ClickHouse',
};

export const ROW_CAP_NOTE = `Each text stops at ${ROW_CAP.toLocaleString('en-US')} rows. When that many come back, split the time and run each part.`;

const HOUR_MS = 3_600_000;

/** The hunt in the language of every engine, for the scope. The finding, where given, stands in the comment header. */
export function siemAnswers(
  hunt: Hunt,
  overrides: ParamOverrides,
  scope: SiemScope,
  finding?: Finding,
): readonly SiemAnswer[] {
  const written = siemTextsOf(hunt.id);
  return SIEM_ENGINES.map((engine): SiemAnswer => {
    const found = written.find((text) => text.engine === engine);
    const label = LABELS[engine];
    if (!found) return { engine, label, whyNot: 'This hunt is not written for this engine yet.' };
    if ('whyNot' in found) return { engine, label, whyNot: found.whyNot };
    const named = finding && { id: finding.id, summary: finding.summary };
    return {
      engine,
      label,
      text: fillSiem(hunt, engine, overrides, scope, named),
      limits: found.limits,
    };
  });
}

/**
 * Host, user and time of a finding, with an hour on either side; the time of the evidence where the finding has none or
 * its hunt compares with what was there before.
 */
export function scopeOfFinding(
  finding: Pick<Finding, 'huntId' | 'firstSeen' | 'lastSeen' | 'host' | 'user'>,
  evidence: SiemScope,
): SiemScope {
  const { firstSeen, lastSeen, host, user } = finding;
  const isDated = firstSeen !== null && lastSeen !== null;
  const time =
    isDated && !siemLimitsOf(finding.huntId).readsHistory
      ? { from: shifted(firstSeen, -HOUR_MS), to: shifted(lastSeen, HOUR_MS) }
      : { from: evidence.from, to: evidence.to };
  return { ...time, hosts: host === null ? [] : [host], users: user === null ? [] : [user] };
}

function shifted(iso: string, ms: number): string {
  return new Date(Date.parse(iso) + ms).toISOString();
}

/** The whole estate over the time of the evidence, its last millisecond included, or the last century without any. */
export function estateScope(
  range: { readonly from: string; readonly to: string } | null,
): SiemScope {
  return {
    from: range ? shifted(range.from, 0) : '2000-01-01T00:00:00.000Z',
    to: range ? shifted(range.to, 1) : '2100-01-01T00:00:00.000Z',
    hosts: [],
    users: [],
  };
}
