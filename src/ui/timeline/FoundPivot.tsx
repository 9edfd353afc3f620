import { Button } from '@mantine/core';
import { IconListSearch, IconZoomIn } from '@tabler/icons-react';
import type { TimeRange } from '../../state/appState';
import type { PivotPoint, RunnerUp } from '../../timeline/pivotPoint';
import { countOf } from '../common/amountText';
import { utcText } from '../common/utcText';
import { visibleText } from '../common/visibleText';
import { useWorkbench } from '../common/workbenchContext';
import { aroundPivot } from './aroundPivot';

interface FoundPivotProps {
  readonly pivot: PivotPoint;
  readonly range: TimeRange;
}

/** When, why and who; what else fits. */
export function FoundPivot({ pivot, range }: FoundPivotProps) {
  const workbench = useWorkbench();
  const atMs = Date.parse(pivot.at);
  const fromMs = Date.parse(pivot.from);
  const toMs = Date.parse(pivot.to) + 1;
  const isInView = range.fromMs <= atMs && atMs < range.toMs;
  return (
    <>
      <p className="hb-pivot-at hb-num">{utcText(pivot.at)}</p>
      {!isInView && <p className="hb-warn">Outside the range in view.</p>}
      <p>{visibleText(pivot.reason)}</p>
      <dl className="hb-facts">
        <Fact name="Confidence" value={pivot.confidence} />
        <Fact name="User" value={pivot.user} />
        <Fact name="Host" value={pivot.host} />
        <Fact name="Source" value={pivot.source} />
        <Fact name="Last failure" value={utcText(pivot.from)} />
        <Fact name="Execution" value={utcText(pivot.to)} />
      </dl>
      <div className="hb-pivot-tools">
        <Button
          variant="default"
          leftSection={<IconZoomIn size={17} aria-hidden />}
          onClick={() => workbench.zoomTo(aroundPivot(fromMs, toMs))}
        >
          Zoom to it
        </Button>
        <Button
          variant="default"
          leftSection={<IconListSearch size={17} aria-hidden />}
          onClick={() => {
            const text = workbench.pivotSql();
            if (text !== null) {
              workbench.openDrawer({
                kind: 'records',
                title: 'Records of the pivot point',
                sql: text,
              });
            }
          }}
        >
          Its records
        </Button>
      </div>
      <RunnersUp runnersUp={pivot.runnersUp} />
    </>
  );
}

function RunnersUp({ runnersUp }: { readonly runnersUp: readonly RunnerUp[] }) {
  if (runnersUp.length === 0) return null;
  return (
    <section className="hb-runners">
      <h4 className="hb-h3">Other logons that fit</h4>
      <ol>
        {runnersUp.map((other) => (
          <li key={`${other.at} ${other.user}`}>
            <span className="hb-num">{utcText(other.at)}</span>
            <span className="hb-dim">
              {visibleText([other.user, other.host].filter((name) => name !== null).join(' on '))},{' '}
              {countOf(other.failures, 'failure')}, {other.confidence} confidence
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | null }) {
  if (value === null || value === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd className="hb-num">{visibleText(value)}</dd>
    </>
  );
}
