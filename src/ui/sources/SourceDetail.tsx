import type { SourceReport } from '../../ingest/sourceReport';
import { bytesText, countText } from '../common/amountText';
import { CopyIcon } from '../common/CopyIcon';
import { StateNote } from '../common/StateNote';
import { utcText } from '../common/utcText';
import { visibleText } from '../common/visibleText';
import { useAppState } from '../common/workbenchContext';
import { FieldNames } from '../mapping/FieldNames';
import { MapActions } from '../mapping/MapActions';
import { LedgerEquation } from './LedgerEquation';
import { ReadAgain } from './ReadAgain';
import { RejectedRecords } from './RejectedRecords';
import { TimeQuestions } from './TimeQuestions';
import { Warnings } from './Warnings';

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
};

/** Drawer: the whole ledger of one file. */
export function SourceDetail({ fileId }: { readonly fileId: number }) {
  const item = useAppState((state) => state.intake.find((i) => i.fileId === fileId));
  if (!item) return <StateNote tone="empty" title="This file is no longer in the case" />;
  const { report } = item;
  return (
    <div className="hb-detail">
      <header className="hb-detail-head">
        <h2 className="hb-h2 hb-filename">{visibleText(item.name)}</h2>
        <span className="hb-dim">File {item.fileId} of this case</span>
      </header>
      {report ? (
        <>
          {isEvidence(report) && <LedgerEquation report={report} />}
          <TimeQuestions report={report} />
          {report.warnings.length > 0 && (
            <Warnings warnings={report.warnings} isRefusal={report.status === 'refused'} />
          )}
          {isEvidence(report) && report.headless && (
            <FieldNames key={`names ${item.fileId}`} report={report} />
          )}
          {isEvidence(report) && <MapActions report={report} />}
          <FileFacts report={report} />
          {isEvidence(report) && (
            <ReadAgain key={`${item.fileId} ${report.time.note}`} report={report} />
          )}
          {report.rejected > 0 && <RejectedRecords report={report} />}
        </>
      ) : (
        <StateNote tone="loading" title="Still on its way in" />
      )}
    </div>
  );
}

/** Whether it holds records; a mapping file is loaded and holds none. */
function isEvidence({ status, source }: SourceReport): boolean {
  return status === 'loaded' && source !== 'mapping-file';
}

function FileFacts({ report }: { readonly report: SourceReport }) {
  return (
    <dl className="hb-facts">
      <dt>Recognised as</dt>
      <dd>{report.sourceTitle}</dd>
      <dt>Because</dt>
      <dd>{visibleText(report.recognisedBy) || 'Nothing matched'}</dd>
      {report.confidence > 0 && (
        <>
          <dt>Confidence</dt>
          <dd className="hb-num">
            {Math.round(report.confidence * 100)} %
            {report.runnerUp && `; next best: ${report.runnerUp}`}
          </dd>
        </>
      )}
      {report.tables.length > 0 && (
        <>
          <dt>In tables</dt>
          <dd className="hb-mono">{report.tables.join(', ')}</dd>
        </>
      )}
      <dt>Size</dt>
      <dd className="hb-num">
        {bytesText(report.bytes)} ({countText(report.bytes)} bytes)
        {report.compressed && ', compressed'}
      </dd>
      {report.sha256 && (
        <>
          <dt>SHA-256</dt>
          <dd className="hb-mono">
            {report.sha256} <CopyIcon value={report.sha256} what="SHA-256" />
          </dd>
        </>
      )}
      {report.encoding && (
        <>
          <dt>Encoding</dt>
          <dd>
            {report.encoding}
            {report.delimiter &&
              `, separated by ${DELIMITERS[report.delimiter] ?? report.delimiter}`}
          </dd>
        </>
      )}
      {isEvidence(report) && <TimeFacts report={report} />}
    </dl>
  );
}

function TimeFacts({ report }: { readonly report: SourceReport }) {
  return (
    <>
      <dt>Time</dt>
      <dd>
        {report.time.column && <span className="hb-mono">{visibleText(report.time.column)}: </span>}
        {report.time.note}
        {report.time.zoneOffer?.kind === 'same' &&
          ` ${visibleText(report.time.zoneOffer.sentence)}`}
      </dd>
      <dt>First record</dt>
      <dd className="hb-num">{utcText(report.firstSeen)}</dd>
      <dt>Last record</dt>
      <dd className="hb-num">{utcText(report.lastSeen)}</dd>
      <dt>Loaded in</dt>
      <dd className="hb-num">{(report.ms / 1000).toFixed(1)} s</dd>
    </>
  );
}
