/** From when to when, ISO 8601 UTC text, both included. */
export interface IsoSpan {
  readonly from: string;
  readonly to: string;
}
