import type { ValueOf } from './packedText';

/** Which alert on its event a record is, from 1. One event may have as many as there are rules. */
export const ALERT_NUMBER = 'EventAlert';

/**
 * Numbers the alerts on each event of a file. Events are told apart by their time, machine, log, number and record; in
 * a file that leaves the record out, by all their fields.
 */
export class EventAlerts {
  readonly #counts = new Map<string, number>();

  constructor(
    private readonly identity: readonly string[],
    private readonly recordFields: readonly string[],
    private readonly otherwise: readonly string[],
  ) {}

  numberOf(valueOf: ValueOf): number {
    const record = this.recordFields.map(valueOf).find(isNumber);
    const rest = record === undefined ? this.otherwise.map(valueOf) : [record];
    const key = [...this.identity.map(valueOf), ...rest].join('\n');
    const number = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, number);
    return number;
  }
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}
