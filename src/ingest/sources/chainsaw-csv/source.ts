import type { Source } from '../../source';

/**
 * Chainsaw's detections: the fields of an event stand in `Event Data`, and stay there; only cleared logs are read. A table
 * without a provider must have a rule that names the clearing, for other programs write these numbers too.
 */
export const source: Source = {
  id: 'chainsaw-csv',
  title: 'Chainsaw detections',
  requires: [
    ['timestamp'],
    ['detections'],
    ['path'],
    ['Event ID'],
    ['Record ID'],
    ['Computer'],
    ['Event Data'],
  ],
  time: { names: ['timestamp'], zone: 'utc' },
  tables: [
    {
      table: 'control_logs',
      where: [
        { from: ['Event ID'], in: ['104', '1102'] },
        {
          from: ['Event.System.Provider', 'Provider', 'detections'],
          contains: ['eventlog', 'clear'],
        },
      ],
      fields: {
        host: { from: ['Computer'], kind: 'host' },
        event_code: { from: ['Event ID'], kind: 'text' },
        provider: { from: ['Event.System.Provider', 'Provider'], kind: 'text' },
        action: { constant: 'log cleared' },
      },
    },
  ],
};
