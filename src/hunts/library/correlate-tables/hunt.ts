import type { Hunt } from '../../hunt';
import { whole } from '../../paramForms';
import sql from './hunt.sql?raw';

export const hunt: Hunt = {
  id: 'correlate-tables',
  version: 1,
  title: 'Two tables, one key, one window',
  question:
    'Which records of one table have a record of another with the same key within the window?',
  category: 'network and exfiltration',
  techniques: [
    { id: 'T1486', name: 'Data Encrypted for Impact' },
    { id: 'T1567', name: 'Exfiltration Over Web Service' },
  ],
  severity: 'medium',
  needs: [
    {
      table: '$left_table',
      columns: ['$left_time', '$left_key'],
      everyRecord: ['$left_time', '$left_key'],
      export:
        'Choose a left table and columns that hold values, or load an export that fills them.',
    },
    {
      table: '$right_table',
      columns: ['$right_time', '$right_key'],
      everyRecord: ['$right_time', '$right_key'],
      export:
        'Choose a right table and columns that hold values, or load an export that fills them.',
    },
  ],
  automatic: true,
  params: [
    {
      name: 'left_table',
      label: 'Left table',
      type: 'table',
      unit: '',
      default: 'file_spike',
      why: 'Each of its records is asked about.',
      source: 'Runbook, correlation of A and F',
    },
    {
      name: 'left_time',
      label: 'Time of the left table',
      type: 'column',
      unit: '',
      default: 'timestamp',
      why: 'A time column, or text with a time in ISO form; text without an offset is taken as UTC.',
      source: 'Normalised tables',
    },
    {
      name: 'left_key',
      label: 'Key of the left table',
      type: 'column',
      unit: '',
      default: 'local_ip',
      why: 'Compared without regard to case and outer spaces.',
      source: 'Runbook, correlation of A and F',
    },
    {
      name: 'right_table',
      label: 'Right table',
      type: 'table',
      unit: '',
      default: 'cloudflare_upload',
      why: 'Its records are sought around each left record.',
      source: 'Runbook, correlation of A and F',
    },
    {
      name: 'right_time',
      label: 'Time of the right table',
      type: 'column',
      unit: '',
      default: 'timestamp',
      why: 'A time column, or text with a time in ISO form; text without an offset is taken as UTC.',
      source: 'Normalised tables',
    },
    {
      name: 'right_key',
      label: 'Key of the right table',
      type: 'column',
      unit: '',
      default: 'source_ip',
      why: 'Compared without regard to case and outer spaces.',
      source: 'Runbook, correlation of A and F',
    },
    whole({
      name: 'window_minutes',
      label: 'Window on either side',
      unit: 'min',
      default: 60,
      max: 43_200,
      why: 'Wide enough for one activity, narrow enough that a busy key does not meet by chance.',
      source: 'Runbook',
    }),
  ],
  falsePositives: [
    'Shared addresses, proxies and service accounts meet many records by chance.',
    'Two exports of the same events meet themselves in full.',
    'A wide window makes meetings of unrelated events likely.',
  ],
  blindSpots: [
    'Keys written differently on the two sides, such as a full name and a short one, never meet.',
    'In Cloudflare logs the source address is usually the public one, so a local address does not meet it; the hunt for encryption and upload uses better links.',
    'Records without time or key take no part.',
    'The order of the two events is not asked for, only their distance.',
  ],
  nextSteps: [
    'Check how common the key is before reading meaning into a meeting.',
    'Narrow the window around the meetings of interest.',
    'Open both records and confirm that they concern one machine or person.',
  ],
  references: ['https://attack.mitre.org/techniques/T1567/'],
  sql,
};
