import { trustedSql } from '../core/sqlText';
import { bucketRecordsSql } from '../timeline/bucketRecords';
import { bucketWidthMs, wholeBuckets } from '../timeline/bucketWidth';
import { timelineBuckets } from '../timeline/buckets';
import { coverageGrid } from '../timeline/coverage';
import { timelineExtent } from '../timeline/extent';
import type { CommandContext } from './context';
import type { Workbench } from './workbench';

type TimelineCommands = Pick<Workbench, 'timeline' | 'bucketSql' | 'coverage'>;

export function timelineCommands({ deps, store }: CommandContext): TimelineCommands {
  return {
    async timeline(signal) {
      const { intake, zoom } = store.getState();
      if (!intake.some((item) => item.report?.status === 'loaded')) return null;
      const extent = await timelineExtent(deps.db, signal);
      if (extent.range === null) return null;
      const asked = zoom.at(-1) ?? extent.range;
      const widthMs = bucketWidthMs(asked);
      const range = wholeBuckets(asked, widthMs);
      const buckets = await timelineBuckets(deps.db, { ...range, widthMs }, signal);
      return { extent, range, widthMs, buckets };
    },
    coverage: (signal) => coverageGrid(deps.db, signal),
    bucketSql: (range) => trustedSql(bucketRecordsSql(range)),
  };
}
