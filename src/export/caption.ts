import { countText } from '../core/countText';
import { displayUtc } from '../core/isoTime';

/** What a picture has to say of itself, so that it can be trusted without the screen it was taken from. */
export interface CaptionFacts {
  readonly caseName: string;
  /** What of the view: `Timeline`, `Runbook: Lateral movement …`. */
  readonly subject: string;
  /** ISO 8601 UTC, of what is shown; null when nothing is dated. */
  readonly range: { readonly from: string; readonly to: string } | null;
  /** Of the labels on the picture. */
  readonly zone: string;
  /** What narrows the view, in words. */
  readonly filters: readonly string[];
  readonly records: number;
  readonly files: number;
  /** The tables behind it, the fullest first. */
  readonly sources: readonly string[];
  /** `kill-chain, version 3`; empty where the picture shows no single hunt. */
  readonly hunt: string;
  readonly buildId: string;
  readonly isRedacted: boolean;
  /** ISO 8601 UTC. */
  readonly takenAt: string;
}

const MOST_SOURCES = 6;

/** The caption, line by line. */
export function captionLines(facts: CaptionFacts): string[] {
  const { caseName, subject, range, zone, filters, records, files, hunt, buildId } = facts;
  const span = range ? `${displayUtc(range.from)} to ${displayUtc(range.to)} UTC` : 'nothing dated';
  return [
    `${caseName} · ${subject} · ${facts.isRedacted ? 'REDACTED' : 'not redacted'}`,
    `${span} · labels in ${zone} · ${filters.length === 0 ? 'no filters' : filters.join('; ')}`,
    `${countText(records)} records of ${countText(files)} ${files === 1 ? 'file' : 'files'}: ${sourcesText(facts.sources)}${hunt === '' ? '' : ` · hunt ${hunt}`}`,
    `Huntbench build ${buildId.slice(0, 16)} · taken ${displayUtc(facts.takenAt)}`,
  ];
}

function sourcesText(sources: readonly string[]): string {
  if (sources.length === 0) return 'none';
  const rest = sources.length - MOST_SOURCES;
  return `${sources.slice(0, MOST_SOURCES).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
