import { stableId } from '../core/stableId';
import type { RowRef } from '../core/rowRef';
import type { CellValue, Rows } from '../db/db';
import { textOrNull } from '../db/rowsOf';
import { COMPUTED_BY } from '../hunts/answerTable';
import { type Hunt, HUNT_COLUMNS, SEVERITIES, type Severity } from '../hunts/hunt';
import type { Finding } from './finding';

/** The findings in a hunt's rows, most severe first, then oldest first. @throws TypeError when a contract column is missing or wrong. */
export function findingsOf(hunt: Pick<Hunt, 'id' | 'version'>, rows: Rows): Finding[] {
  const index = new Map(rows.columns.map((column, i) => [column.name, i]));
  for (const name of HUNT_COLUMNS) {
    if (!index.has(name)) throw new TypeError(`${hunt.id} returns no column "${name}".`);
  }
  const findings = Array.from({ length: rows.rowCount }, (_, r) => {
    const cell = (name: (typeof HUNT_COLUMNS)[number]): CellValue =>
      rows.cell(r, index.get(name) ?? -1);
    const own = (name: string): CellValue => {
      const c = index.get(name);
      return c === undefined ? null : rows.cell(r, c);
    };
    const key = String(cell('finding_key'));
    const computedBy =
      Object.values(COMPUTED_BY).find((way) => way === own('computed_by')) ?? COMPUTED_BY.raw;
    const knownAs = textOrNull(own('known_as'));
    const severity = atMost(
      severityOf(hunt.id, cell('severity')),
      knownAs === null ? 'critical' : 'low',
    );
    const refs = rowRefsOf(hunt.id, cell('row_refs'));
    return {
      id: stableId(
        hunt.id,
        String(hunt.version),
        ...(computedBy === COMPUTED_BY.raw ? [] : [computedBy]),
        key,
      ),
      key,
      huntId: hunt.id,
      severity,
      baseSeverity: severity,
      reasons: [],
      linked: [],
      suppressedBy: null,
      firstSeen: textOrNull(cell('first_seen')),
      lastSeen: textOrNull(cell('last_seen')),
      host: textOrNull(cell('host')),
      user: textOrNull(cell('user')),
      summary: String(cell('summary')),
      knownAs,
      computedBy,
      computedIn: computedBy === COMPUTED_BY.engine ? textOrNull(own('computed_in')) : null,
      recordCount: Number(own('record_count') ?? refs.length),
      rows: refs,
    };
  });
  return findings.sort(bySeverityThenTime);
}

export function bySeverityThenTime(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
    (a.firstSeen ?? '9').localeCompare(b.firstSeen ?? '9') ||
    a.id.localeCompare(b.id)
  );
}

function atMost(severity: Severity, limit: Severity): Severity {
  return SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(limit) ? limit : severity;
}

function severityOf(huntId: string, value: CellValue): Severity {
  const severity = SEVERITIES.find((s) => s === value);
  if (!severity) throw new TypeError(`${huntId} returns the severity ${String(value)}.`);
  return severity;
}

function rowRefsOf(huntId: string, value: CellValue): RowRef[] {
  if (!Array.isArray(value)) throw new TypeError(`${huntId} returns row_refs that are no list.`);
  return (value as readonly CellValue[]).map((item) => {
    const ref = item as { readonly [key: string]: CellValue };
    return { fileId: Number(ref['file_id']), record: Number(ref['record']) };
  });
}
