import type { SourceReport } from '../../ingest/sourceReport';
import type { IntakeItem } from '../../state/appState';
import { bytesText } from '../common/amountText';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { visibleText } from '../common/visibleText';
import { MapOffer } from '../mapping/MapOffer';
import { IntakeCounts } from './IntakeCounts';
import { IntakeState } from './IntakeState';
import { Sha256 } from './Sha256';
import { TimeBasisBadge } from './TimeBasisBadge';
import { TimeQuestions } from './TimeQuestions';
import { timeQuestionsOf } from './timeQuestionsOf';
import { Warnings } from './Warnings';

const COLUMNS = 8;

/** One dropped file: a row of facts and, below it, its warnings. */
export function IntakeRow({ item }: { readonly item: IntakeItem }) {
  const workbench = useWorkbench();
  const isOpen = useAppState(
    ({ drawer }) => drawer?.kind === 'source' && drawer.fileId === item.fileId,
  );
  const { report } = item;
  const open = (): void => workbench.openDrawer({ kind: 'source', fileId: item.fileId });
  return (
    <tbody className="hb-intake-item" data-status={report?.status ?? item.phase} data-open={isOpen}>
      <tr data-testid="intake-row" onClick={open}>
        <td className="hb-intake-file">
          <button
            type="button"
            className="hb-intake-name"
            title={item.name}
            onClick={(event) => {
              event.stopPropagation();
              open();
            }}
          >
            {visibleText(item.name)}
          </button>
          <div className="hb-intake-why" title={report?.recognisedBy}>
            {report ? (
              <>
                <span className="hb-intake-title">{report.sourceTitle}</span>
                {report.status === 'loaded' && (
                  <span className="hb-faint"> · {report.recognisedBy}</span>
                )}
              </>
            ) : (
              <span className="hb-faint">{bytesText(item.bytes)}</span>
            )}
          </div>
          {report && <MapOffer report={report} />}
        </td>
        <td>
          <IntakeState item={item} />
        </td>
        <IntakeCounts item={item} />
        <td>{report && hasTimes(report) && <TimeBasisBadge time={report.time} />}</td>
        <td className="hb-dim">
          {report && report.status === 'loaded' && <div>{formText(item)}</div>}
          {report && report.sha256 !== '' && <Sha256 hash={report.sha256} />}
        </td>
      </tr>
      {report && timeQuestionsOf(report).length > 0 && (
        <tr className="hb-intake-warnings">
          <td colSpan={COLUMNS}>
            <TimeQuestions report={report} />
          </td>
        </tr>
      )}
      {report && report.warnings.length > 0 && (
        <tr className="hb-intake-warnings" onClick={open}>
          <td colSpan={COLUMNS}>
            <Warnings warnings={report.warnings} isRefusal={report.status === 'refused'} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

function hasTimes({ status, source }: SourceReport): boolean {
  return status === 'loaded' && source !== 'mapping-file';
}

function formText({ report }: IntakeItem): string {
  if (!report) return '';
  return [report.encoding, report.compressed ? 'compressed' : '']
    .filter((word) => word !== '')
    .join(', ');
}
