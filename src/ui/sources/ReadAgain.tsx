import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { IntakeChoice } from '../../ingest/intakeChoice';
import type { CaseMapping } from '../../ingest/mapping/mapping';
import type { SourceReport } from '../../ingest/sourceReport';
import { quietly } from '../common/quietly';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { ZONE_OPTIONS } from '../mapping/zoneOptions';

const AS_RECOGNISED = 'recognised';
const OWN_TABLE = 'own';
/** Before the place of a mapping file in the case; no source has such an id. */
const MAPPING = 'mapping file ';

/** Lets the analyst name what the file is, its zone and the order of its dates, and reads it anew. */
export function ReadAgain({ report }: { readonly report: SourceReport }) {
  const workbench = useWorkbench();
  const isBusy = useAppState((state) => state.activity !== null);
  const [source, setSource] = useState(AS_RECOGNISED);
  const [zone, setZone] = useState(textOrNull(report.choice?.zoneOffsetMinutes));
  const [order, setOrder] = useState(textOrNull(report.choice?.dateOrder));
  const mappings = useAppState((state) => state.mappings);
  const choice: IntakeChoice = {
    ...sourceChoice(source, mappings),
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
            ...mappings.map(({ name }, index) => ({
              value: MAPPING + index,
              label: `Mapping file ${name}`,
            })),
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
          data={ZONE_OPTIONS}
        />
        <Select
          label="Dates like 3/4/2024"
          clearable
          placeholder="By the evidence"
          value={order}
          onChange={setOrder}
          data={['day first', 'month first']}
        />
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

function sourceChoice(chosen: string, mappings: readonly CaseMapping[]): IntakeChoice {
  if (chosen === AS_RECOGNISED) return {};
  if (chosen === OWN_TABLE) return { sourceId: null };
  if (!chosen.startsWith(MAPPING)) return { sourceId: chosen };
  const mapping = mappings[Number(chosen.slice(MAPPING.length))]?.mapping;
  return mapping ? { mapping } : {};
}

function textOrNull(value: string | number | undefined): string | null {
  return value === undefined ? null : String(value);
}
