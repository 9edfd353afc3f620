import { EVENT_TABLES, RESULT_TABLES } from '../../schema/tables';

/** What the hunts look for in the dropped files. */
export function ExpectedExports() {
  return (
    <div className="hb-expected">
      <section>
        <h3 className="hb-h3">Event logs</h3>
        <dl className="hb-facts">
          {EVENT_TABLES.map((table) => (
            <div className="hb-expected-line" key={table.name}>
              <dt className="hb-mono">{table.name}</dt>
              <dd>{table.purpose}</dd>
            </div>
          ))}
        </dl>
        <p className="hb-faint">
          Exports of common SIEM and EDR tools are recognised by their headers. Anything else with
          rows and columns becomes a table of its own.
        </p>
      </section>
      <section>
        <h3 className="hb-h3">Result exports A to F</h3>
        <dl className="hb-facts">
          {RESULT_TABLES.map((table) => (
            <div className="hb-expected-line" key={table.name}>
              <dt className="hb-mono">
                <span className="hb-letter">{table.letter}</span> {table.resultExport}
              </dt>
              <dd>{table.purpose}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
