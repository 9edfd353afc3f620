import type { MappedTime, Mapping } from '../../ingest/mapping/mapping';
import type { ConstantRule, FieldRule, TableMap } from '../../ingest/source';

/** The mapping with another rule for a column; null takes the column out. */
export function withRule(
  mapping: Mapping,
  part: number,
  column: string,
  rule: FieldRule | ConstantRule | null,
): Mapping {
  return changedPart(mapping, part, (map) => {
    const others = Object.entries(map.fields).filter(([name]) => name !== column);
    const fields = Object.fromEntries(rule ? [...others, [column, rule]] : others);
    return { ...map, fields };
  });
}

/** The mapping with another table in this place, or as its first. */
export function withTable(mapping: Mapping, part: number, table: TableMap): Mapping {
  if (mapping.tables.length === 0) return { ...mapping, tables: [table] };
  return changedPart(mapping, part, () => table);
}

/** The mapping with another time; what belongs to the column before goes with it. */
export function withTimeColumn(mapping: Mapping, column: string | null): Mapping {
  const { time, ...rest } = mapping;
  if (column === null) return rest;
  const { zone, offsetMinutes, dateOrder } = time ?? {};
  const kept: Omit<MappedTime, 'column'> = {
    ...(zone ? { zone } : {}),
    ...(offsetMinutes === undefined ? {} : { offsetMinutes }),
    ...(dateOrder ? { dateOrder } : {}),
  };
  return { ...rest, time: { column, ...kept } };
}

export const ZONE_AS_FOUND = 'as found';
export const ZONE_UTC = 'utc';
export const ZONE_LOCAL = 'local';

/** The zone of a time as an option: one of the three words, or minutes east of UTC. */
export function zoneOf(time: MappedTime | undefined): string {
  if (time?.offsetMinutes !== undefined) return String(time.offsetMinutes);
  return time?.zone ?? ZONE_AS_FOUND;
}

export function withZone(mapping: Mapping, zone: string): Mapping {
  if (!mapping.time) return mapping;
  const { column, orElse, dayIn, dateOrder } = mapping.time;
  return {
    ...mapping,
    time: {
      column,
      ...(orElse ? { orElse } : {}),
      ...(dayIn ? { dayIn } : {}),
      ...(dateOrder ? { dateOrder } : {}),
      ...saidZone(zone),
    },
  };
}

function saidZone(zone: string): Pick<MappedTime, 'zone' | 'offsetMinutes' | 'note'> {
  if (zone === ZONE_AS_FOUND) return {};
  if (zone === ZONE_UTC) return { zone, note: 'The mapping says that these times are UTC.' };
  if (zone === ZONE_LOCAL) return { zone };
  return { zone: 'local', offsetMinutes: Number(zone) };
}

export function withDateOrder(mapping: Mapping, order: MappedTime['dateOrder'] | null): Mapping {
  if (!mapping.time) return mapping;
  const time = { ...mapping.time };
  delete time.dateOrder;
  return { ...mapping, time: order ? { ...time, dateOrder: order } : time };
}

function changedPart(mapping: Mapping, part: number, change: (map: TableMap) => TableMap): Mapping {
  return {
    ...mapping,
    tables: mapping.tables.map((map, index) => (index === part ? change(map) : map)),
  };
}
