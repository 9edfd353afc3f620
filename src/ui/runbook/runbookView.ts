/** The views of the runbook, in working order. */
export type RunbookView = 'hunts' | 'findings' | 'scope';

export const VIEW_WORDS: Readonly<Record<RunbookView, string>> = {
  hunts: 'Hunts',
  findings: 'Findings',
  scope: 'Scope',
};
