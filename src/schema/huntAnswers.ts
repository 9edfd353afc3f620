import type { SchemaTable } from './column';
import { HOST, TIME, USER } from './eventTables';

/** What a text for the SIEM gave when it was run there: one row a finding. */
export const HUNT_ANSWERS: SchemaTable = {
  name: 'hunt_answers',
  purpose: 'Findings that another engine computed with the text of a hunt, one row each.',
  resultExport: null,
  columns: [
    { ...TIME, meaning: 'First seen, UTC.' },
    { name: 'last_seen', type: 'TIMESTAMP', meaning: 'Last seen, UTC.' },
    HOST,
    USER,
    { name: 'hunt', type: 'VARCHAR', meaning: 'Id of the hunt.' },
    { name: 'hunt_version', type: 'INTEGER', meaning: 'Version of the text that was run.' },
    { name: 'computed_in', type: 'VARCHAR', meaning: 'Engine that ran it.' },
    {
      name: 'parameters',
      type: 'VARCHAR',
      meaning: 'Bounds and parameters it was run with, as JSON.',
    },
    { name: 'severity', type: 'VARCHAR', meaning: 'Severity as that engine found it.' },
    { name: 'records', type: 'BIGINT', meaning: 'Records it rests on there.' },
    { name: 'summary', type: 'VARCHAR', meaning: 'Sentence, where the text gives one.' },
    {
      name: 'finding_key',
      type: 'VARCHAR',
      meaning: 'Name of the finding, where the text gives one.',
    },
  ],
};
