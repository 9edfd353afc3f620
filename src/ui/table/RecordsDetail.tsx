import { CopyIcon } from '../common/CopyIcon';
import { useRows } from '../common/useRows';
import { LoadedRows } from './LoadedRows';

const MOST_RECORDS = 10_000;

interface RecordsDetailProps {
  readonly title: string;
  readonly sql: string;
}

/** Drawer: the records of a query. */
export function RecordsDetail({ title, sql }: RecordsDetailProps) {
  const loaded = useRows(sql, MOST_RECORDS);
  return (
    <div className="hb-detail">
      <header className="hb-detail-head">
        <h2 className="hb-h2">{title}</h2>
        <span className="hb-dim">
          Original records <CopyIcon value={sql} what="SQL" />
        </span>
      </header>
      <div className="hb-detail-grid">
        <LoadedRows loaded={loaded} label={title} empty="No records here" />
      </div>
    </div>
  );
}
