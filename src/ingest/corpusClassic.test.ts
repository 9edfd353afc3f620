import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventRows } from './testing/eventRows';
import { TestIntake } from './testing/intake';

/** Real exports kept beside the project; they are no part of it. */
const folder = fileURLToPath(
  new URL('../../../shared/data/splunk/classic_wineventlog', import.meta.url),
);
const present = existsSync(folder);
if (!present) console.info('Skipped: there are no real exports beside the project.');

/** Records and events of some numbers, counted in the files by `grep`. */
const COUNTED: readonly (readonly [string, number, Readonly<Record<string, number>>])[] = [
  [
    'attack_techniques__T1003.002__atomic_red_team__windows-system.log',
    1_070,
    { 'service_logs 7045': 19, 'control_logs 7036': 654, 'control_logs 7040': 23 },
  ],
  [
    'attack_techniques__T1547.001__atomic_red_team__t1547001-runonce.log',
    23,
    { 'process_logs 4688': 13, 'script_logs 4104': 8 },
  ],
  [
    'attack_techniques__T1550.002__extracts_from_real_data__ptt_pth_kerb_ntlm_anon_DC_dataset.raw',
    108,
    { 'auth_logs 4624': 108 },
  ],
];

describe.runIf(present)('real classic events of Splunk', () => {
  let intake: TestIntake;
  beforeAll(async () => {
    intake = await TestIntake.start();
  });
  afterAll(() => intake.db.close());

  it.each(COUNTED)('%s gives the counted rows', async (name, records, counted) => {
    const report = await intake.drop(name, readFileSync(path.join(folder, name)));
    expect(report).toMatchObject({
      source: 'splunk-classic',
      records,
      loaded: records,
      rejected: 0,
      undated: 0,
      time: { basis: 'assumed' },
    });
    const rows = await eventRows(intake.db, report.fileId);
    const kinds = rows.map(({ table, values }) => `${table} ${String(values['event_code'])}`);
    for (const [kind, count] of Object.entries(counted)) {
      expect([kind, kinds.filter((other) => other === kind).length]).toEqual([kind, count]);
    }
  });
});
