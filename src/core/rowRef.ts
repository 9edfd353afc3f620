/** One record of one dropped file. `record` counts data records from 1; the header is not counted. */
export interface RowRef {
  readonly fileId: number;
  readonly record: number;
}
