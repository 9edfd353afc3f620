/** What a hunt tells beyond the contract, where its answer has it. */
export interface FindingDetail {
  /** The one address it came from. */
  readonly from?: string;
  /** Where data went, names or addresses. */
  readonly sentTo?: readonly string[];
  /** The account whose credentials were used with success. */
  readonly loggedOnAs?: string;
  /** The accounts that were made, changed or given power. */
  readonly changedAccounts?: readonly string[];
}
