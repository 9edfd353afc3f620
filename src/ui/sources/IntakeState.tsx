import { Progress } from '@mantine/core';
import {
  IconAlertOctagonFilled,
  IconBan,
  IconCheck,
  IconCircleCheck,
  IconHandStop,
} from '@tabler/icons-react';
import type { IntakeItem } from '../../state/appState';
import type { SourceReport } from '../../ingest/sourceReport';
import { bytesText, countOf } from '../common/amountText';
import { balances } from './ledger';

const PHASE_WORD = {
  queued: 'Waiting',
  reading: 'Reading',
  loading: 'Loading',
  done: 'Done',
} as const;

/** Progress while a file loads, then what became of it. */
export function IntakeState({ item }: { readonly item: IntakeItem }) {
  if (item.report) return <Outcome report={item.report} />;
  const share = item.bytes > 0 ? Math.min(100, (item.doneBytes / item.bytes) * 100) : 0;
  return (
    <div className="hb-intake-progress">
      <span className="hb-num">
        {PHASE_WORD[item.phase]}
        {item.phase !== 'queued' && (
          <span className="hb-dim">
            {' '}
            {bytesText(item.doneBytes)} of {bytesText(item.bytes)}
          </span>
        )}
      </span>
      <Progress size="xs" value={share} aria-label={`${item.name}: ${PHASE_WORD[item.phase]}`} />
      {item.records > 0 && <span className="hb-num hb-dim">{countOf(item.records, 'record')}</span>}
    </div>
  );
}

function Outcome({ report }: { readonly report: SourceReport }) {
  switch (report.status) {
    case 'loaded':
      return (
        <>
          <span className="hb-outcome hb-good">
            <IconCircleCheck size={17} aria-hidden /> Loaded
            <span className="hb-num hb-faint">{bytesText(report.bytes)}</span>
          </span>
          <Balance report={report} />
        </>
      );
    case 'refused':
      return (
        <span className="hb-outcome hb-bad">
          <IconBan size={17} aria-hidden /> Refused
          <span className="hb-num hb-faint">{bytesText(report.bytes)}</span>
        </span>
      );
    case 'cancelled':
      return (
        <span className="hb-outcome hb-dim">
          <IconHandStop size={17} aria-hidden /> Cancelled
        </span>
      );
  }
}

function Balance({ report }: { readonly report: SourceReport }) {
  return balances(report) ? (
    <span className="hb-outcome hb-balance hb-faint" title="records = loaded + rejected">
      <IconCheck size={15} aria-hidden /> balanced
    </span>
  ) : (
    <span className="hb-imbalance">
      <IconAlertOctagonFilled size={15} aria-hidden /> does not add up
    </span>
  );
}
