import { countText } from '../core/countText';
import { cutText } from '../core/cutText';
import { type Sql, ident, sql } from '../core/sqlText';
import type { CellValue, DbSession } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import type { DateOrderVerdict } from './dateOrder';
import type { LoadResult } from './loadTable';
import type { TimeReport } from './sourceReport';
import { PLAUSIBLE_FROM, PLAUSIBLE_TO } from './plausibleTimes';
import type { TimeColumn } from './timeColumn';
import { type TimeFacts, basisWithoutZone, isKnownZone } from './timeBasis';
import type { ZoneCheck } from './zoneCheck';

export interface TimeExam {
  readonly undated: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly time: TimeReport;
  readonly facts: TimeFacts | null;
  readonly warnings: readonly string[];
}

/** Counts what the time column gave: dated, undated and why, how the zone is known, implausible years. */
export async function examineTimes(
  session: DbSession,
  table: Sql,
  { loaded, dateOrder: order, zone, ordinary }: LoadResult,
  column: TimeColumn | null,
): Promise<TimeExam> {
  if (column === null) {
    return {
      undated: loaded,
      firstSeen: null,
      lastSeen: null,
      time: { column: null, basis: 'none', note: 'No column is named like a time.' },
      facts: null,
      warnings:
        loaded === 0
          ? []
          : [
              `No column holds a time (looked for Timestamp, TimeGenerated, _time and their kin): all ${countText(loaded)} records are undated and on no timeline. They can be queried.`,
            ],
    };
  }
  const value = ident(column.name);
  const row = ordinary
    ? { first_seen: ordinary.firstSeen, last_seen: ordinary.lastSeen }
    : await everyCount(session, table, value);
  const undated = Number(row['undated'] ?? 0);
  return {
    undated,
    firstSeen: text(row['first_seen']),
    lastSeen: text(row['last_seen']),
    time: timeReport(column, loaded - undated, row, order, zone),
    facts: { textColumn: column.name, withoutZone: basisWithoutZone(column, zone) },
    warnings: [
      ...warningsOf(column, loaded, row, order, zone),
      ...(zone?.verdict === 'contradicted' || zone?.verdict === 'unclear' ? [zone.sentence] : []),
    ],
  };
}

async function everyCount(
  session: DbSession,
  table: Sql,
  value: Sql,
): Promise<Record<string, CellValue>> {
  const [row = {}] = recordsOf(
    await session.query(sql`
      select
        count(*) filter (event_time is null)::integer as undated,
        count(*) filter (event_time is null and known(${value}) is null)::integer as empty,
        count(*) filter (event_time is not null and time_zone_kind(${value}) = 'none')::integer as zoneless,
        count(*) filter (event_time is not null and time_zone_kind(${value}) = 'epoch')::integer as epoch,
        count(*) filter (event_time < ${PLAUSIBLE_FROM}
          or event_time >= ${PLAUSIBLE_TO})::integer as implausible,
        min(event_time) as earliest,
        max(event_time) as latest,
        min(event_time) filter (event_time >= ${PLAUSIBLE_FROM}) as first_seen,
        max(event_time) filter (event_time < ${PLAUSIBLE_TO}) as last_seen,
        arg_min(record, record) filter (event_time is null and known(${value}) is not null) as bad_record,
        arg_min(${value}, record) filter (event_time is null and known(${value}) is not null) as bad_value
      from ${table}`),
  );
  return row;
}

function timeReport(
  column: TimeColumn,
  dated: number,
  row: Record<string, CellValue>,
  order: DateOrderVerdict | null,
  zone: ZoneCheck | null,
): TimeReport {
  const zoneless = Number(row['zoneless'] ?? 0);
  const orderNote = order?.order ? ` ${order.reason}` : '';
  const report = (basis: TimeReport['basis'], note: string): TimeReport => ({
    column: column.original,
    basis,
    note: note + orderNote,
  });
  if (dated === 0) return report('none', 'No value could be read as a time.');
  if (zoneless === 0) {
    return Number(row['epoch'] ?? 0) === dated
      ? report('explicit', 'Counted from 1970 UTC.')
      : report('explicit', 'Every value carries its zone.');
  }
  const basis = basisWithoutZone(column, zone);
  if (zone && (zone.verdict === 'chosen' || isKnownZone(zone))) return report(basis, zone.sentence);
  if (basis === 'declared') return report(basis, 'The header says UTC.');
  if (basis === 'documented') {
    return report(basis, column.note || 'This source is documented to write UTC.');
  }
  const share =
    zoneless === dated ? 'The values carry no zone' : `${countText(zoneless)} values carry no zone`;
  return report(basis, `${share}; they were taken as UTC.`);
}

function warningsOf(
  column: TimeColumn,
  loaded: number,
  row: Record<string, CellValue>,
  order: DateOrderVerdict | null,
  zone: ZoneCheck | null,
): string[] {
  const warnings: string[] = [];
  const undated = Number(row['undated'] ?? 0);
  const empty = Number(row['empty'] ?? 0);
  if (undated > 0) {
    const unreadable = undated - empty;
    const example =
      unreadable > 0
        ? ` (first: record ${String(row['bad_record'])}, "${cutText(String(row['bad_value']), 60)}")`
        : '';
    warnings.push(
      `${countText(undated)} of ${countText(loaded)} records have no readable time in "${column.original}": ${countText(empty)} empty, ${countText(unreadable)} unreadable${example}. They are loaded, undated and on no timeline.`,
    );
  }
  if (order && order.values > 0 && order.order === null) warnings.push(order.reason);
  const isLocal =
    column.zone === 'local' && zone?.verdict !== 'chosen' && !(zone && isKnownZone(zone));
  if (isLocal && Number(row['zoneless'] ?? 0) > 0) {
    warnings.push(
      `"${column.original}" is local time of a zone it does not say; it was taken as UTC. ${column.note || 'Export in UTC to be sure.'}`,
    );
  }
  const implausible = Number(row['implausible'] ?? 0);
  if (implausible > 0) {
    warnings.push(
      `${countText(implausible)} records are dated before 2000 or after 2100 (${String(row['earliest'])} … ${String(row['latest'])}): kept as they are, off the axes.`,
    );
  }
  return warnings;
}

function text(value: CellValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
