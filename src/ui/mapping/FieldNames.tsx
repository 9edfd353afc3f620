import { Button, Textarea } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { SourceReport } from '../../ingest/sourceReport';
import { countOf } from '../common/amountText';
import { quietly } from '../common/quietly';
import { useLoaded } from '../common/useLoaded';
import { visibleText } from '../common/visibleText';
import { useAppState, useWorkbench } from '../common/workbenchContext';

/** Asks for the field list of a file whose first line is a record. */
export function FieldNames({ report }: { readonly report: SourceReport }) {
  const workbench = useWorkbench();
  const { fileId } = report;
  const isBusy = useAppState((state) => state.activity !== null);
  const dataVersion = useAppState((state) => state.dataVersion);
  const [text, setText] = useState('');
  const loaded = useLoaded(
    useCallback(
      async (signal: AbortSignal) => {
        const proposal = await workbench.proposeMapping(fileId, undefined, signal);
        return { dataVersion, fields: proposal?.fields ?? [] };
      },
      [workbench, fileId, dataVersion],
    ),
  );
  const fields = loaded.state === 'ready' ? loaded.value.fields : [];
  const names = text.trim() === '' ? [] : text.split(/[,;\t\n]/).map((name) => name.trim());
  const fault = faultOf(names, fields.length);
  return (
    <section className="hb-fieldnames" aria-label="Names of the fields">
      <h3 className="hb-h3">This file has no header: name its {countOf(fields.length, 'field')}</h3>
      <Textarea
        label="Field names, comma separated"
        placeholder="user, source_ip, status, timestamp"
        autosize
        minRows={2}
        value={text}
        error={fault}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ol className="hb-fieldnames-list" aria-label="Fields and their first values">
        {fields.map(({ name, example }, index) => (
          <li key={name}>
            <span className={names[index] ? 'hb-strong' : 'hb-faint'}>
              {visibleText(names[index] ?? name)}
            </span>
            <span className="hb-mono">{visibleText(example)}</span>
          </li>
        ))}
      </ol>
      <Button
        disabled={isBusy || names.length === 0 || fault !== null}
        onClick={() => quietly(workbench.readAgain(fileId, { header: names }))}
      >
        Name the fields
      </Button>
    </section>
  );
}

function faultOf(names: readonly string[], count: number): string | null {
  if (names.length === 0 || count === 0) return null;
  if (names.length !== count) return `You named ${names.length} of ${count} fields.`;
  const empty = names.indexOf('');
  return empty >= 0 ? `Field ${empty + 1} has no name.` : null;
}
