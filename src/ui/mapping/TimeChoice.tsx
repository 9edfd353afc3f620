import { Select } from '@mantine/core';
import type { Mapping } from '../../ingest/mapping/mapping';
import type { MappingPreview } from '../../ingest/mapping/previewMapping';
import type { MappingProposal } from '../../state/workbench';
import { utcText } from '../common/utcText';
import { visibleText } from '../common/visibleText';
import { Warnings } from '../sources/Warnings';
import { FieldSelect } from './FieldSelect';
import { SampleList } from './SampleList';
import { ZONE_OPTIONS } from './zoneOptions';
import {
  ZONE_AS_FOUND,
  ZONE_LOCAL,
  ZONE_UTC,
  withDateOrder,
  withTimeColumn,
  withZone,
  zoneOf,
} from './draft';

interface TimeChoiceProps {
  readonly mapping: Mapping;
  readonly fields: MappingProposal['fields'];
  readonly preview: MappingPreview | null;
  onChange(mapping: Mapping): void;
}

/** Which field dates the records, in which zone and order, and what that gives. */
export function TimeChoice({ mapping, fields, preview, onChange }: TimeChoiceProps) {
  const { time } = mapping;
  const more = [...(time?.orElse ?? []), ...(time?.dayIn ?? [])].join(', ');
  return (
    <section className="hb-map-time" aria-label="Time">
      <div className="hb-map-timefields">
        <h3 className="hb-h3">Time of the event</h3>
        <FieldSelect
          label="Field for the time"
          fields={fields}
          value={time?.column ?? null}
          placeholder="By the common names"
          onField={(field) => onChange(withTimeColumn(mapping, field))}
        />
        {more !== '' && <p className="hb-map-meaning">with {visibleText(more)}</p>}
        <Select
          label="Times without a zone are"
          size="xs"
          searchable
          allowDeselect={false}
          disabled={!time}
          value={zoneOf(time)}
          onChange={(zone) => onChange(withZone(mapping, zone ?? ZONE_AS_FOUND))}
          data={[
            { value: ZONE_AS_FOUND, label: 'UTC, assumed' },
            { value: ZONE_UTC, label: 'UTC, as I know' },
            { value: ZONE_LOCAL, label: 'Local time of an unknown zone' },
            ...ZONE_OPTIONS,
          ]}
        />
        <Select
          label="Dates like 3/4/2024"
          size="xs"
          clearable
          disabled={!time}
          placeholder="By the evidence"
          value={time?.dateOrder ?? null}
          onChange={(order) => onChange(withDateOrder(mapping, orderOf(order)))}
          data={['day first', 'month first']}
        />
      </div>
      <TimeResult preview={preview} />
    </section>
  );
}

function orderOf(text: string | null): 'day first' | 'month first' | null {
  return text === 'day first' || text === 'month first' ? text : null;
}

function TimeResult({ preview }: { readonly preview: MappingPreview | null }) {
  if (!preview) return <div className="hb-map-timeresult" />;
  const { time } = preview;
  if (!time) {
    return (
      <div className="hb-map-timeresult">
        <p className="hb-warn">
          No field dates the records: all of them will be undated and on no timeline.
        </p>
      </div>
    );
  }
  return (
    <div className="hb-map-timeresult" data-testid="map-time-preview">
      <SampleList
        samples={time.samples}
        filled={time.dated}
        filledWord="dated"
        empty={time.undated}
        emptyWord="undated"
        draw={utcText}
      />
      <p className="hb-map-meaning">
        {visibleText(time.report.column ?? '')} ({time.report.basis}): {time.report.note}
      </p>
      {time.warnings.length > 0 && <Warnings warnings={time.warnings} isRefusal={false} />}
    </div>
  );
}
