import { ALERT_NUMBER } from './forms/eventAlerts';
import type { TableMap } from './source';

/** The tables of a list of alerts: an event fills them once, however many rules gave an alert on it. */
export function oncePerEvent(tables: readonly TableMap[]): TableMap[] {
  return tables.map((map) => ({
    ...map,
    where: [...(map.where ?? []), { from: [ALERT_NUMBER], in: ['1'] }],
  }));
}
