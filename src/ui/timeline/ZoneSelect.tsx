import { Select } from '@mantine/core';
import { UTC, type Zone, offsetMinutes, offsetText } from '../../timeline/zone';
import { useAppState, useWorkbench } from '../common/workbenchContext';

/** Whole hours, and the zones with half and quarter hours. */
const OFFSETS: readonly number[] = [
  ...Array.from({ length: 27 }, (_, i) => (i - 12) * 60),
  -570,
  -210,
  210,
  270,
  330,
  345,
  390,
  525,
  570,
  630,
  765,
]
  .filter((minutes) => minutes !== 0)
  .sort((a, b) => a - b);

/** In which zone instants are written here. Only labels change. */
export function ZoneSelect({ nearMs }: { readonly nearMs: number }) {
  const workbench = useWorkbench();
  const zone = useAppState((state) => state.zone);
  const local = offsetText(offsetMinutes(nearMs, { kind: 'local' }));
  return (
    <Select
      className="hb-zone"
      aria-label="Zone of the labels"
      data-testid="zone-select"
      value={valueOf(zone)}
      allowDeselect={false}
      searchable
      nothingFoundMessage="No such offset"
      onChange={(value) => workbench.setZone(zoneOf(value))}
      data={[
        { value: 'utc', label: 'Labels in UTC' },
        { value: 'local', label: `This machine, ${local}` },
        ...OFFSETS.map((minutes) => ({ value: String(minutes), label: offsetText(minutes) })),
      ]}
    />
  );
}

function valueOf(zone: Zone): string {
  return zone.kind === 'offset' ? String(zone.minutes) : zone.kind;
}

function zoneOf(value: string | null): Zone {
  if (value === 'local') return { kind: 'local' };
  return value === null || value === 'utc' ? UTC : { kind: 'offset', minutes: Number(value) };
}
