import { trustedSql } from '../core/sqlText';
import type { Finding } from '../findings/finding';
import { bucketRecordsSql } from '../timeline/bucketRecords';
import { bucketWidthMs, wholeBuckets } from '../timeline/bucketWidth';
import { timelineBuckets } from '../timeline/buckets';
import { coverageGrid } from '../timeline/coverage';
import type { ExecutionChoice } from '../timeline/executionChoice';
import { type TimelineExtent, timelineExtent } from '../timeline/extent';
import { missingSeries } from '../timeline/missingSeries';
import { keepSuspiciousExecutions } from '../timeline/suspiciousExecutions';
import type { TableFact } from './appState';
import type { CommandContext } from './context';
import { isSuspect, suspectAnswers } from './suspectAnswers';
import type { Workbench } from './workbench';

type TimelineCommands = Pick<Workbench, 'timeline' | 'bucketSql' | 'coverage'>;

export function timelineCommands({ deps, store }: CommandContext): TimelineCommands {
  let known: { readonly of: readonly TableFact[]; readonly extent: TimelineExtent } | null = null;
  let kept: {
    readonly of: readonly TableFact[];
    readonly findings: readonly Finding[];
    readonly records: number;
  } | null = null;

  /** The extent is of the whole evidence: zooming does not count it again. */
  async function extentNow(signal?: AbortSignal): Promise<TimelineExtent> {
    const { tables } = store.getState();
    if (known?.of !== tables) {
      known = { of: tables, extent: await timelineExtent(deps.db, signal) };
    }
    return known.extent;
  }

  /** Suspicious ones are known once the hunts have looked; until then, and where there are none, all are counted. */
  async function executionsNow(signal?: AbortSignal): Promise<ExecutionChoice> {
    const { executions, findings, tables, runningHuntId } = store.getState();
    if (executions === 'all') return 'all';
    const chosen = (records: number): ExecutionChoice =>
      executions === 'auto' && records === 0 ? 'all' : 'suspicious';
    if (executions === 'auto' && !findings.some(isSuspect)) return 'all';
    if (kept?.of === tables && (kept.findings === findings || runningHuntId !== null)) {
      return chosen(kept.records);
    }
    if (runningHuntId !== null) return 'all';
    const records = await keepSuspiciousExecutions(deps.db, suspectAnswers(findings), signal);
    kept = { of: tables, findings, records };
    return chosen(records);
  }

  return {
    async timeline(signal) {
      const { intake } = store.getState();
      if (!intake.some((item) => item.report?.status === 'loaded')) return null;
      const extent = await extentNow(signal);
      if (extent.range === null) return null;
      const executions = await executionsNow(signal);
      const { zoom, selection, tables } = store.getState();
      const asked = zoom.at(-1) ?? extent.range;
      const widthMs = bucketWidthMs(asked);
      const range = wholeBuckets(asked, widthMs);
      const request = { ...range, widthMs, selection, executions };
      const buckets = await timelineBuckets(deps.db, request, signal);
      const missing = missingSeries(tables, range);
      return { extent, range, widthMs, buckets, executions, missing };
    },
    coverage: (signal) => coverageGrid(deps.db, signal, store.getState().selection),
    bucketSql: (range, executions = 'all') => {
      const { selection } = store.getState();
      return trustedSql(
        bucketRecordsSql(range, ['failures', 'executions'], { selection, executions }),
      );
    },
  };
}
