import { useMemo } from 'react';
import { isoFromMillis } from '../../core/isoTime';
import type { TimelineSeries } from '../../state/workbench';
import { type LaneInView, lanesInView } from '../../timeline/laneSummary';
import { UTC, zoneName, zonedText } from '../../timeline/zone';
import { useAppState } from '../common/workbenchContext';
import { SEVERITY_LOOK, SEVERITIES_FALLING } from '../common/severityLook';
import { type ListColumn, listRows } from '../table/listRows';
import { RowsGrid } from '../table/RowsGrid';
import { executionWords } from './executionWords';
import { NO_LOG } from './loggedCount';
import { SignTable } from './SignTable';
import { useLanes } from './useLanes';

type Bucket = TimelineSeries['buckets'][number];
const SEVERITIES_RISING = [...SEVERITIES_FALLING].reverse();

/** The same buckets and lanes as figures. */
export function BucketTable({ series }: { readonly series: TimelineSeries }) {
  const zone = useAppState((state) => state.zone);
  const by = useAppState((state) => state.lanesBy);
  const { marks } = useLanes();
  const rows = useMemo(() => {
    const inZone: ListColumn<Bucket> = {
      name: `from (${zoneName(zone, series.range)})`,
      sqlType: 'VARCHAR',
      value: (b) => zonedText(b.startMs, zone),
    };
    const hasLogons = !series.missing.includes('logons');
    const hasExecutions = !series.missing.includes('executions');
    const columns: ListColumn<Bucket>[] = [
      { name: 'from (UTC)', sqlType: 'TIMESTAMP', value: (b) => isoFromMillis(b.startMs) },
      {
        name: 'to (UTC)',
        sqlType: 'TIMESTAMP',
        value: (b) => isoFromMillis(b.startMs + series.widthMs),
      },
      ...(zone.kind === UTC.kind ? [] : [inZone]),
      { name: 'failures', sqlType: 'BIGINT', value: (b) => (hasLogons ? b.failures : NO_LOG) },
      {
        name: 'successes',
        sqlType: 'BIGINT',
        value: (b) => (hasLogons ? b.successes : NO_LOG),
      },
      {
        name: executionWords(series.executions).toLowerCase(),
        sqlType: 'BIGINT',
        value: (b) => (hasExecutions ? b.executions : NO_LOG),
      },
    ];
    return listRows(series.buckets, columns);
  }, [series, zone]);
  const lanes = useMemo(() => {
    const columns: ListColumn<LaneInView>[] = [
      { name: by, sqlType: 'VARCHAR', value: ({ label }) => label },
      { name: 'findings in view', sqlType: 'BIGINT', value: ({ findings }) => findings },
      {
        name: 'most severe',
        sqlType: 'VARCHAR',
        value: ({ severity }) => SEVERITY_LOOK[SEVERITIES_RISING[severity] ?? 'low'].word,
      },
      { name: 'first (UTC)', sqlType: 'TIMESTAMP', value: ({ firstMs }) => isoFromMillis(firstMs) },
      { name: 'last (UTC)', sqlType: 'TIMESTAMP', value: ({ lastMs }) => isoFromMillis(lastMs) },
    ];
    return listRows(lanesInView(marks, series.range), columns);
  }, [marks, series.range, by]);
  return (
    <div className="hb-timeline-tables">
      <div className="hb-timeline-table">
        <RowsGrid rows={rows} label="Buckets of the timeline" />
      </div>
      <div className="hb-timeline-table">
        <RowsGrid rows={lanes} label={`Findings in view by ${by}`} />
      </div>
      <SignTable />
    </div>
  );
}
