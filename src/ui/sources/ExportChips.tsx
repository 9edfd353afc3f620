import { IconCheck, IconCircleDashed, IconClock } from '@tabler/icons-react';
import { RESULT_TABLES } from '../../schema/tables';
import type { IntakeItem } from '../../state/appState';
import { countOf } from '../common/amountText';
import { useAppState } from '../common/workbenchContext';

/** The six result exports: present, missing, or not known while files are still on their way in. */
export function ExportChips() {
  const intake = useAppState((state) => state.intake);
  const isPending = intake.some((item) => item.report === null);
  return (
    <ul className="hb-chips" aria-label="Result exports A to F">
      {RESULT_TABLES.map((expected) => {
        const records = recordsFor(expected.name, intake);
        return (
          <li
            key={expected.name}
            className="hb-chip"
            data-present={records > 0}
            title={expected.purpose}
          >
            <span className="hb-letter">{expected.letter}</span>
            <span className="hb-mono">{expected.resultExport}</span>
            <ChipState records={records} isPending={isPending} />
          </li>
        );
      })}
    </ul>
  );
}

interface ChipStateProps {
  readonly records: number;
  readonly isPending: boolean;
}

function ChipState({ records, isPending }: ChipStateProps) {
  if (records > 0) {
    return (
      <span className="hb-chip-state">
        <IconCheck size={15} aria-hidden /> {countOf(records, 'record')}
      </span>
    );
  }
  return isPending ? (
    <span className="hb-chip-state">
      <IconClock size={15} aria-hidden /> not seen yet
    </span>
  ) : (
    <span className="hb-chip-state">
      <IconCircleDashed size={15} aria-hidden /> missing
    </span>
  );
}

function recordsFor(table: string, intake: readonly IntakeItem[]): number {
  return intake
    .filter((item) => item.report?.tables.includes(table))
    .reduce((sum, item) => sum + (item.report?.loaded ?? 0), 0);
}
