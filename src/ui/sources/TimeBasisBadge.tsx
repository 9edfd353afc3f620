import { Tooltip } from '@mantine/core';
import {
  type Icon,
  IconAlertTriangle,
  IconClockCheck,
  IconClockOff,
  IconClockQuestion,
} from '@tabler/icons-react';
import type { TimeBasis, TimeReport } from '../../ingest/sourceReport';

const LOOK: Readonly<Record<TimeBasis, { word: string; tone: string; icon: Icon }>> = {
  explicit: { word: 'In each value', tone: 'hb-text', icon: IconClockCheck },
  declared: { word: 'In the header', tone: 'hb-text', icon: IconClockCheck },
  documented: { word: 'By the source', tone: 'hb-text', icon: IconClockQuestion },
  assumed: { word: 'Assumed UTC', tone: 'hb-warn', icon: IconAlertTriangle },
  none: { word: 'No time', tone: 'hb-dim', icon: IconClockOff },
};

/** How the zone of a file's times is known. */
export function TimeBasisBadge({ time }: { readonly time: TimeReport }) {
  const { word, tone, icon: Glyph } = LOOK[time.basis];
  return (
    <Tooltip label={time.note} multiline maw={420}>
      <span className={`hb-outcome ${tone}`} tabIndex={0}>
        <Glyph size={16} aria-hidden /> {word}
      </span>
    </Tooltip>
  );
}
