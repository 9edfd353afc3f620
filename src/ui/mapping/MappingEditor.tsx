import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import type { Mapping } from '../../ingest/mapping/mapping';
import type { MappingProposal } from '../../state/workbench';
import { countOf } from '../common/amountText';
import { StateNote } from '../common/StateNote';
import { quietly } from '../common/quietly';
import { useLoaded } from '../common/useLoaded';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { ColumnRow } from './ColumnRow';
import { TableChoice } from './TableChoice';
import { TimeChoice } from './TimeChoice';
import { withRule, withTable } from './draft';

interface MappingEditorProps {
  readonly fileId: number;
  readonly proposal: MappingProposal;
}

/** Edits a mapping; every change is tried on the first records of the file. */
export function MappingEditor({ fileId, proposal }: MappingEditorProps) {
  const workbench = useWorkbench();
  const isBusy = useAppState((state) => state.activity !== null);
  const [mapping, setMapping] = useState<Mapping>(proposal.mapping);
  const [first, setFirst] = useState<Mapping>(proposal.mapping);
  const [part, setPart] = useState(0);
  const loaded = useLoaded(
    useCallback(
      (signal: AbortSignal) => workbench.previewMapping(fileId, mapping, { part, signal }),
      [workbench, fileId, mapping, part],
    ),
  );
  const preview =
    loaded.state === 'ready' ? loaded.value : loaded.state === 'loading' ? loaded.previous : null;
  const tried = preview?.tables.find((other) => other.part === part);
  const map = mapping.tables[part];
  const table = proposal.tables.find(({ name }) => name === map?.table);
  const chooseTable = async (name: string): Promise<void> => {
    const guess = await workbench.proposeMapping(fileId, name);
    const [guessed] = guess?.mapping.tables ?? [];
    if (!guessed) return;
    setFirst((before) => withTable(before, part, guessed));
    setMapping((before) => withTable(before, part, guessed));
  };
  const apply = (): void => {
    workbench.openMapping(null);
    quietly(workbench.readAgain(fileId, { mapping }));
  };
  const lack = lackOf(mapping);
  const isTried = loaded.state === 'ready' && lack === null;
  return (
    <div className="hb-map">
      <TableChoice
        mapping={mapping}
        part={part}
        tables={proposal.tables}
        onTitle={(title) => setMapping({ ...mapping, title })}
        onPart={setPart}
        onTable={(name) => quietly(chooseTable(name))}
      />
      <div className="hb-map-scroll" tabIndex={0} role="region" aria-label="Fields and preview">
        <TimeChoice
          mapping={mapping}
          fields={proposal.fields}
          preview={preview}
          onChange={setMapping}
        />
        {map && table ? (
          <table className="hb-map-columns" data-testid="map-columns">
            <thead>
              <tr>
                <th scope="col">Column of {table.name}</th>
                <th scope="col">Field of the file</th>
                <th scope="col">Read as</th>
                <th scope="col">
                  What that gives
                  {preview && (
                    <span className="hb-faint">
                      , in the first {countOf(preview.records, 'record')}
                    </span>
                  )}
                </th>
              </tr>
            </thead>
            <tbody>
              {table.columns.map((column) => (
                <ColumnRow
                  key={`${part} ${table.name} ${column.name}`}
                  column={column}
                  fields={proposal.fields}
                  rule={map.fields[column.name]}
                  first={first.tables[part]?.fields[column.name]}
                  preview={tried?.fields[column.name]}
                  onRule={(rule) => setMapping(withRule(mapping, part, column.name, rule))}
                />
              ))}
            </tbody>
          </table>
        ) : (
          <StateNote tone="empty" title="No table chosen yet">
            <p>
              None of its field names speaks for a table. Choose above where its records belong,
              then a field for each column.
            </p>
          </StateNote>
        )}
      </div>
      <footer className="hb-map-foot">
        <p className="hb-map-status" role="status">
          {loaded.state === 'loading' && 'Trying it on the first records …'}
          {loaded.state === 'error' && (
            <span className="hb-bad">This cannot be loaded so: {loaded.message}</span>
          )}
          {loaded.state === 'ready' &&
            (lack ?? (isBusy && 'Something else is running; apply when it is done.'))}
        </p>
        <Button variant="subtle" onClick={() => workbench.openMapping(null)}>
          Cancel
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={!isTried}
          onClick={() => workbench.saveMapping(fileId, mapping)}
        >
          Save mapping file
        </Button>
        <Button disabled={isBusy || !isTried} onClick={apply}>
          Apply
        </Button>
      </footer>
    </div>
  );
}

/** What a mapping still needs to be of use; null when it has it. */
function lackOf({ title, tables, time }: Mapping): string | null {
  if (title.trim() === '') return 'Give the mapping a name.';
  const isEmpty = !time && tables.every(({ fields }) => Object.keys(fields).length === 0);
  return isEmpty ? 'Choose a field for the time or for a column.' : null;
}
