/** What of the estate is searched. Instants are ISO 8601 in UTC; an empty list means all of them. */
export interface SiemScope {
  readonly from: string;
  readonly to: string;
  readonly hosts: readonly string[];
  readonly users: readonly string[];
}
