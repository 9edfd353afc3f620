import type { Finding } from '../../findings/finding';
import { countOf } from '../common/amountText';
import { SeverityBadge } from '../common/SeverityBadge';
import { useRows } from '../common/useRows';
import { utcText } from '../common/utcText';
import { visibleText } from '../common/visibleText';
import { useWorkbench } from '../common/workbenchContext';
import { LoadedRows } from '../table/LoadedRows';

/** What a room can take in at a glance; the drawer has the rest. */
const MOST_RECORDS = 6;

/** One finding, large: how grave, what, when and where, and the first records it rests on. */
export function StoryCard({ finding }: { readonly finding: Finding }) {
  const workbench = useWorkbench();
  const hunt = workbench.hunts.find(({ id }) => id === finding.huntId);
  const sql = workbench.evidenceSql(finding.id);
  return (
    <article
      className="hb-story"
      data-picture="story"
      data-picture-subject={hunt?.title ?? finding.huntId}
      data-picture-hunt={finding.huntId}
      aria-label={hunt?.title ?? finding.huntId}
    >
      <header className="hb-story-head">
        <SeverityBadge severity={finding.severity} />
        <h2>{hunt?.title ?? finding.huntId}</h2>
        <span className="hb-dim">{hunt?.techniques.map(({ id }) => id).join(' · ')}</span>
      </header>
      <p className="hb-story-summary">{visibleText(finding.summary)}</p>
      <dl className="hb-story-facts">
        <Fact word="First seen" value={utcText(finding.firstSeen)} />
        <Fact word="Last seen" value={utcText(finding.lastSeen)} />
        <Fact word="Host" value={finding.host ?? 'not recorded'} />
        <Fact word="User" value={finding.user ?? 'not recorded'} />
        <Fact word="Rests on" value={countOf(finding.recordCount, 'record')} />
      </dl>
      {sql !== null && (
        <Records
          sql={`select * from (${sql}) limit ${MOST_RECORDS}`}
          totalRecords={finding.recordCount}
        />
      )}
    </article>
  );
}

function Fact({ word, value }: { readonly word: string; readonly value: string }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd className="hb-num">{visibleText(value)}</dd>
    </div>
  );
}

interface RecordsProps {
  readonly sql: string;
  readonly totalRecords: number;
}

function Records({ sql, totalRecords }: RecordsProps) {
  const loaded = useRows(sql, MOST_RECORDS);
  return (
    <div className="hb-story-records">
      <LoadedRows
        loaded={loaded}
        label="First records behind the finding"
        empty="This finding names no records"
        totalRecords={totalRecords}
      />
    </div>
  );
}
