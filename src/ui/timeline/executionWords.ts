import type { ExecutionChoice } from '../../timeline/executionChoice';

export const SUSPICIOUS_MEANS =
  'Suspicious: executions that a finding of low severity or more rests on, silences of logs and what rules set aside left out.';

/** Along an axis that is too short for all of it. */
export const SHORT_EXECUTIONS = 'Executions';

/** What the right axis counts. */
export function executionWords(choice: ExecutionChoice): string {
  return choice === 'suspicious' ? 'Suspicious executions' : 'Command executions';
}
