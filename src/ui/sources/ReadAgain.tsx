import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { IntakeChoice } from '../../ingest/intakeChoice';
import type { SourceReport } from '../../ingest/sourceReport';
import { quietly } from '../common/quietly';
import { useAppState, useWorkbench } from '../common/workbenchContext';

const AS_RECOGNISED = 'recognised';
const OWN_TABLE = 'own';
const QUARTERS = Array.from({ length: 27 * 4 - 3 }, (_, i) => (i - 48) * 15);

/** Lets the analyst name what the file is, its zone and the order of its dates, and reads it anew. */
export function ReadAgain({ report }: { readonly report: SourceReport }) {
  const workbench = useWorkbench();
  const isBusy = useAppState((state) => state.activity !== null);
  const [source, setSource] = useState(AS_RECOGNISED);
  const [zone, setZone] = useState<string | null>(null);
  const [order, setOrder] = useState<string | null>(null);
  const [fields, setFields] = useState('');
  const choice: IntakeChoice = {
    ...(fields.trim() === '' ? {} : { header: fields.split(',').map((name) => name.trim()) }),
    ...(source === AS_RECOGNISED ? {} : { sourceId: source === OWN_TABLE ? null : source }),
    ...(zone === null ? {} : { zoneOffsetMinutes: Number(zone) }),
    ...(order === 'day first' || order === 'month first' ? { dateOrder: order } : {}),
  };
  return (
    <section className="hb-readagain" aria-label="Read this file differently">
      <h3 className="hb-h3">Read it differently</h3>
      <div className="hb-readagain-fields">
        <Select
          label="What it is"
          searchable
          allowDeselect={false}
          value={source}
          onChange={(value) => setSource(value ?? AS_RECOGNISED)}
          data={[
            { value: AS_RECOGNISED, label: 'As recognised' },
            { value: OWN_TABLE, label: 'A table of its own' },
            ...workbench.sourceChoices.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
        <Select
          label="Zone of bare times"
          searchable
          clearable
          placeholder={report.time.basis === 'assumed' ? 'UTC assumed' : 'As found'}
          value={zone}
          onChange={setZone}
          data={QUARTERS.map((minutes) => ({ value: String(minutes), label: offsetText(minutes) }))}
        />
        <Select
          label="Dates like 3/4/2024"
          clearable
          placeholder="By the evidence"
          value={order}
          onChange={setOrder}
          data={['day first', 'month first']}
        />
        {report.headless && (
          <TextInput
            label="Field names, comma separated"
            placeholder="user, source_ip, status, timestamp"
            value={fields}
            onChange={(event) => setFields(event.currentTarget.value)}
          />
        )}
        <Button
          variant="default"
          disabled={isBusy}
          onClick={() => quietly(workbench.readAgain(report.fileId, choice))}
        >
          Read again
        </Button>
      </div>
    </section>
  );
}

function offsetText(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = String(Math.abs(minutes) % 60).padStart(2, '0');
  return `UTC${minutes > 0 ? '+' : '−'}${String(hours).padStart(2, '0')}:${rest}`;
}
