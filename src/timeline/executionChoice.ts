/** Which executions the right axis counts. */
export type ExecutionChoice = 'all' | 'suspicious';
