import type { TimelineSeries } from '../../state/workbench';
import { countText } from '../common/amountText';
import { shortUtcOfMs } from '../common/utcText';

type Bucket = TimelineSeries['buckets'][number];

interface BucketTooltipProps {
  readonly bucket: Bucket | null;
  readonly widthMs: number;
}

/** Exact values of the bucket under the pointer. */
export function BucketTooltip({ bucket, widthMs }: BucketTooltipProps) {
  if (!bucket) return null;
  return (
    <div className="hb-tooltip hb-num">
      <div className="hb-strong">{shortUtcOfMs(bucket.startMs)}</div>
      <div className="hb-dim">to {shortUtcOfMs(bucket.startMs + widthMs)}</div>
      <dl className="hb-facts hb-tooltip-facts">
        <dt className="hb-axis-failures">Failures</dt>
        <dd>{countText(bucket.failures)}</dd>
        <dt className="hb-axis-executions">Executions</dt>
        <dd>{countText(bucket.executions)}</dd>
        <dt>Successful logons</dt>
        <dd>{countText(bucket.successes)}</dd>
      </dl>
    </div>
  );
}

/** The bucket in what the chart gives to a tooltip. */
export function bucketOf(payload: readonly { readonly payload?: unknown }[]): Bucket | null {
  const datum = payload[0]?.payload;
  return isBucket(datum) ? datum : null;
}

function isBucket(value: unknown): value is Bucket {
  return typeof value === 'object' && value !== null && 'startMs' in value && 'failures' in value;
}
