import type { TimeRange } from './timeRange';

/** What the axes count; successes of logons come from the log of the failures. */
export type LoggedSeries = 'logons' | 'executions';

/** From when to when the dated records of a table reach, ISO text; null without any. */
interface TableSpan {
  readonly name: string;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

const TABLE_OF: Readonly<Record<LoggedSeries, string>> = {
  logons: 'auth_logs',
  executions: 'process_logs',
};

const SERIES: readonly LoggedSeries[] = ['logons', 'executions'];

/** The series whose log does not reach into the range: that nothing was counted there is no answer. */
export function missingSeries(tables: readonly TableSpan[], range: TimeRange): LoggedSeries[] {
  return SERIES.filter((series) => {
    const table = tables.find(({ name }) => name === TABLE_OF[series]);
    return table === undefined || !reachesInto(table, range);
  });
}

function reachesInto({ firstSeen, lastSeen }: TableSpan, { fromMs, toMs }: TimeRange): boolean {
  if (firstSeen === null || lastSeen === null) return false;
  return Date.parse(firstSeen) < toMs && Date.parse(lastSeen) >= fromMs;
}
