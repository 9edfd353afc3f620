/** Leads to chosen findings; `label` says which they are. */
export type ShowFindings = (choice: {
  readonly label: string;
  readonly ids: readonly string[];
}) => void;
