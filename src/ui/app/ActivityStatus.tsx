import { Button, Progress } from '@mantine/core';
import { useAppState, useWorkbench } from '../common/workbenchContext';

/** What the workbench is doing now, and the way to stop it. */
export function ActivityStatus() {
  const workbench = useWorkbench();
  const activity = useAppState((state) => state.activity);
  return (
    <div className="hb-activity">
      <div className="hb-activity-words" role="status">
        {activity && (
          <span className="hb-activity-text" title={activity.text}>
            {activity.text}
          </span>
        )}
        {activity && activity.share !== null && (
          <span className="hb-num hb-dim">{Math.floor(activity.share * 100)} %</span>
        )}
      </div>
      {activity && (
        <>
          <Progress
            className="hb-activity-bar"
            size="xs"
            value={activity.share === null ? 100 : activity.share * 100}
            transitionDuration={0}
            striped={activity.share === null}
            aria-label={activity.text}
          />
          <Button
            className="hb-activity-cancel"
            size="compact-sm"
            variant="default"
            onClick={() => workbench.cancel()}
          >
            Cancel
          </Button>
        </>
      )}
    </div>
  );
}
