import './findings.css';
import './setAside.css';
import { Button } from '@mantine/core';
import { IconFilterOff, IconListCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useShell } from '../common/shellContext';
import { countOf } from '../common/amountText';
import { CopyIcon } from '../common/CopyIcon';
import { StateNote } from '../common/StateNote';
import { useRows } from '../common/useRows';
import { utcText } from '../common/utcText';
import { visibleText } from '../common/visibleText';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { LoadedRows } from '../table/LoadedRows';
import { FindingWeight } from './FindingWeight';
import { LinkedFindings } from './LinkedFindings';
import { PinButton } from './PinButton';
import { SetAsideDialog } from './SetAsideDialog';

const MOST_RECORDS = 10_000;

/** Drawer: one finding and the original records it rests on. */
export function FindingDetail({ findingId }: { readonly findingId: string }) {
  const workbench = useWorkbench();
  const shell = useShell();
  const [setsAside, setSetsAside] = useState(false);
  const finding = useAppState((state) => state.findings.find((f) => f.id === findingId));
  if (!finding) {
    return (
      <StateNote tone="empty" title="This finding is gone">
        <p>The hunt ran again and no longer gives it.</p>
      </StateNote>
    );
  }
  const hunt = workbench.hunts.find((h) => h.id === finding.huntId);
  const sql = workbench.evidenceSql(findingId);
  return (
    <div className="hb-detail">
      <header className="hb-detail-head">
        <FindingWeight finding={finding} />
      </header>
      <dl className="hb-facts">
        <dt>Hunt</dt>
        <dd>{hunt?.title ?? finding.huntId}</dd>
        <dt>Host</dt>
        <dd>{finding.host === null ? 'not recorded' : visibleText(finding.host)}</dd>
        <dt>User</dt>
        <dd>{finding.user === null ? 'not recorded' : visibleText(finding.user)}</dd>
        <dt>First seen</dt>
        <dd className="hb-num">{utcText(finding.firstSeen)}</dd>
        <dt>Last seen</dt>
        <dd className="hb-num">{utcText(finding.lastSeen)}</dd>
      </dl>
      <div className="hb-detail-tools">
        <Button
          variant="default"
          size="compact-md"
          fz="sm"
          leftSection={<IconListCheck size={16} aria-hidden />}
          onClick={() => {
            workbench.setPlace('runbook');
            shell.openHunt(finding.huntId);
          }}
        >
          Show the hunt
        </Button>
        <PinButton findingId={findingId} />
        {finding.suppressedBy === null && (
          <Button
            variant="default"
            size="compact-md"
            fz="sm"
            leftSection={<IconFilterOff size={16} aria-hidden />}
            onClick={() => setSetsAside(true)}
          >
            Set aside…
          </Button>
        )}
        <span className="hb-dim hb-num">
          Rests on {countOf(finding.recordCount, 'original record')}
          {sql !== null && <CopyIcon value={sql} what="SQL of these records" />}
        </span>
      </div>
      <LinkedFindings finding={finding} />
      <div className="hb-detail-grid">{sql !== null && <Evidence sql={sql} />}</div>
      <SetAsideDialog finding={finding} opened={setsAside} onClose={() => setSetsAside(false)} />
    </div>
  );
}

function Evidence({ sql }: { readonly sql: string }) {
  const loaded = useRows(sql, MOST_RECORDS);
  return (
    <LoadedRows
      loaded={loaded}
      label="Original records behind the finding"
      empty="This finding names no records"
    />
  );
}
