import type { Source } from '../../source';

const EVENT_ID = ['EventID'];
const common = {
  host: { from: ['Computer'], kind: 'host' },
  event_code: { from: EVENT_ID, kind: 'text' },
} as const;

/**
 * Hayabusa's timeline: one record for each rule that an event matched, so that one event may stand here twice. The fields
 * of the event stand in `Details`, and stay there; only cleared logs are read. Channels may be abbreviated.
 */
export const source: Source = {
  id: 'hayabusa-csv',
  title: 'Hayabusa timeline',
  requires: [
    ['Timestamp'],
    ['RuleTitle'],
    ['Level'],
    ['Computer'],
    ['Channel'],
    ['EventID'],
    ['Details', 'AllFieldInfo', 'ExtraFieldInfo'],
  ],
  tables: [
    {
      table: 'control_logs',
      where: [
        { from: EVENT_ID, in: ['1102'] },
        { from: ['Channel'], in: ['sec', 'security'] },
      ],
      fields: {
        ...common,
        action: { constant: 'log cleared' },
        subject: { constant: 'Security' },
      },
    },
    {
      table: 'control_logs',
      where: [
        { from: EVENT_ID, in: ['104'] },
        { from: ['Channel'], in: ['sys', 'system'] },
      ],
      fields: { ...common, action: { constant: 'log cleared' } },
    },
  ],
};
