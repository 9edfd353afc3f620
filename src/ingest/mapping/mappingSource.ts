import type { IntakeChoice } from '../intakeChoice';
import type { DocumentedTime, Source } from '../source';
import type { MappedTime, Mapping } from './mapping';

/** Of files that a mapping was chosen or found for. */
export const MAPPED_SOURCE_ID = 'mapping';

/** A mapping as a source like any other. */
export function mappingSource({ title, fields, time, tables, log }: Mapping): Source {
  return {
    id: MAPPED_SOURCE_ID,
    title,
    requires: fields.map((field) => [field]),
    ...(time ? { time: documentedTime(time) } : {}),
    tables,
    ...(log ? { log } : {}),
  };
}

/** What a mapping says of zone and order of dates, as if the analyst had chosen it. */
export function timeChoiceOf({
  time,
}: Mapping): Pick<IntakeChoice, 'zoneOffsetMinutes' | 'dateOrder'> {
  return {
    ...(time?.offsetMinutes === undefined ? {} : { zoneOffsetMinutes: time.offsetMinutes }),
    ...(time?.dateOrder ? { dateOrder: time.dateOrder } : {}),
  };
}

function documentedTime(time: MappedTime): DocumentedTime {
  const { column, orElse = [], dayIn, checkedBy, zone, note } = time;
  return {
    names: [column, ...orElse],
    ...(orElse.length > 0 ? { anyOfNames: true } : {}),
    ...(dayIn ? { dayIn } : {}),
    ...(checkedBy ? { checkedBy } : {}),
    ...(zone ? { zone } : {}),
    ...(note ? { note } : {}),
  };
}
