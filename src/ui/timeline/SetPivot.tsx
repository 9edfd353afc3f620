import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { TimeRange } from '../../state/appState';
import type { AnalystPivot } from '../../timeline/analystPivot';
import { utcText } from '../common/utcText';
import { visibleText } from '../common/visibleText';
import { useWorkbench } from '../common/workbenchContext';
import { PivotTools } from './PivotTools';

interface SetPivotProps {
  readonly pivot: AnalystPivot;
  readonly range: TimeRange;
}

/** The pivot of the analyst, named as theirs, with the way back. */
export function SetPivot({ pivot, range }: SetPivotProps) {
  const workbench = useWorkbench();
  const atMs = Date.parse(pivot.at);
  const who = [pivot.user, pivot.host].filter((name) => name !== null).join(' on ');
  return (
    <div className="hb-pivot-set" data-testid="pivot-set" role="status">
      <p className="hb-strong">Set by the analyst</p>
      <p className="hb-pivot-at hb-num">{utcText(pivot.at)}</p>
      {who !== '' && <p>{visibleText(who)}</p>}
      {(atMs < range.fromMs || atMs >= range.toMs) && (
        <p className="hb-warn">Outside the range in view.</p>
      )}
      <PivotTools
        from={pivot.from}
        to={pivot.to}
        records={pivot.record === null ? [] : [pivot.record]}
      />
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={17} aria-hidden />}
        onClick={() => workbench.resetPivot()}
      >
        Back to the found one
      </Button>
    </div>
  );
}
