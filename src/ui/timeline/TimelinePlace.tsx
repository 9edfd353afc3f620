import './timeline.css';
import './chart.css';
import './pivot.css';
import './stage.css';
import './lanes.css';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { TimelineSeries } from '../../state/workbench';
import { SelectionChips } from '../common/SelectionChips';
import { StateNote } from '../common/StateNote';
import { BucketTable } from './BucketTable';
import { NoTimeline } from './NoTimeline';
import { PivotNote } from './PivotNote';
import { TimelineChart } from './TimelineChart';
import { TimelineHead } from './TimelineHead';
import { useTimelineSeries } from './useTimelineSeries';

type View = 'chart' | 'table';

/** When did it turn: failures against executions over time, with the pivot point. */
export function TimelinePlace() {
  const loaded = useTimelineSeries();
  switch (loaded.state) {
    case 'loading':
      return loaded.previous ? (
        <Timeline series={loaded.previous} isStale />
      ) : (
        <StateNote tone="loading" title="Counting records over time" />
      );
    case 'cancelled':
      return <StateNote tone="empty" title="Counting was cancelled" />;
    case 'error':
      return (
        <StateNote tone="error" title="The timeline could not be counted">
          <p className="hb-mono">{loaded.message}</p>
        </StateNote>
      );
    case 'ready':
      return loaded.value ? <Timeline series={loaded.value} isStale={false} /> : <NoTimeline />;
  }
}

interface TimelineProps {
  readonly series: TimelineSeries;
  readonly isStale: boolean;
}

function Timeline({ series, isStale }: TimelineProps) {
  const [view, setView] = useState<View>('chart');
  return (
    <div className="hb-timeline">
      <TimelineHead series={series}>
        <SegmentedControl
          aria-label="View"
          value={view}
          onChange={(next) => setView(next === 'table' ? 'table' : 'chart')}
          data={[
            { value: 'chart', label: 'Chart' },
            { value: 'table', label: 'Table' },
          ]}
        />
      </TimelineHead>
      <SelectionChips
        what="Chart and lanes"
        without={['tactic']}
        why="Records have no tactic: it narrows the findings, not the counts of the chart."
      />
      <div className="hb-timeline-main" data-stale={isStale} aria-busy={isStale}>
        {view === 'chart' ? <TimelineChart series={series} /> : <BucketTable series={series} />}
        <PivotNote range={series.range} />
      </div>
    </div>
  );
}
