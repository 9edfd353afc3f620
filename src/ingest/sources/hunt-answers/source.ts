import type { Source } from '../../source';

export const source: Source = {
  id: 'hunt-answers',
  title: 'Findings computed in another engine',
  requires: [['huntbench_hunt'], ['computed_in'], ['parameters'], ['severity'], ['first_seen']],
  isOurs: true,
  time: {
    names: ['first_seen'],
    zone: 'utc',
    note: 'the texts for the SIEM give UTC',
  },
  tables: [
    {
      table: 'hunt_answers',
      fields: {
        last_seen: { from: ['last_seen'], kind: 'time' },
        host: { from: ['host', 'host_name'], kind: 'host' },
        user: { from: ['user', 'user_name'], kind: 'account' },
        hunt: { from: ['huntbench_hunt'], kind: 'lower text' },
        hunt_version: { from: ['huntbench_version'], kind: 'integer' },
        computed_in: { from: ['computed_in'], kind: 'text' },
        parameters: { from: ['parameters'], kind: 'text' },
        severity: { from: ['severity'], kind: 'lower text' },
        records: { from: ['records'], kind: 'integer' },
        summary: { from: ['summary'], kind: 'text' },
        finding_key: { from: ['finding_key'], kind: 'text' },
      },
    },
  ],
  log: [],
};
